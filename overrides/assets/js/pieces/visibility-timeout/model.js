/** @typedef {{worker: number, start: number, end: number, hiddenUntil: number, acked: boolean}} Delivery in seconds */

/**
 * The deliveries of one message, as `deliveries` of snippets/delivery/visibility_model.py.
 * @param {number} job seconds
 * @param {number} timeout seconds
 * @param {boolean} extended whenever half of the timeout is over
 * @param {boolean} dies the first worker, in the middle
 * @param {number} workers
 * @param {number} most deliveries
 */
function deliveries(job, timeout, extended, dies, workers = 2, most = 5) {
  const freeAt = new Array(workers).fill(0);
  /** @type {Delivery[]} */
  const made = [];
  let start = 0;
  while (made.length < most) {
    const worker = freeAt.indexOf(Math.min(...freeAt));
    const dead = dies && !made.length;
    const end = (freeAt[worker] = start + (dead ? job / 2 : job));
    const halves = extended ? Math.floor((end - start) / (timeout / 2)) : 0;
    const hiddenUntil = start + timeout + (halves * timeout) / 2;
    const again = Math.max(hiddenUntil, Math.min(...freeAt));
    const acked = !dead && end <= again;
    made.push({ worker, start, end, hiddenUntil, acked });
    if (acked) break;
    start = again;
  }
  return made;
}
