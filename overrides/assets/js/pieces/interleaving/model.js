/** @typedef {{thread: string, step: number, value: number, blocked: boolean}} Step of a thread: 0 reads, 1 adds, 2 writes */

/**
 * What threads do that each add one to a total in three steps, as `run` of snippets/races/every_order.py.
 * @param {string} order whose turn it is, a letter each; who has nothing left to do is passed over
 * @param {boolean} locked whoever has begun keeps the others out until it has written
 */
function interleaved(order, locked) {
  /** @type {Map<string, {step: number, seen: number}>} */
  const threads = new Map();
  /** @type {Step[]} */
  const steps = [];
  let total = 0;
  for (const thread of order) {
    const own = threads.get(thread) ?? { step: 0, seen: 0 };
    const others = [...threads].filter(([name]) => name !== thread);
    const blocked = locked && others.some(([, other]) => other.step > 0 && other.step < 3);
    if (own.step > 2) continue;
    if (own.step === 0) own.seen = total;
    if (own.step === 1) own.seen++;
    if (own.step === 2 && !blocked) total = own.seen;
    steps.push({ thread, step: own.step, value: own.seen, blocked });
    if (!blocked) own.step++;
    threads.set(thread, own);
  }
  return { steps, total, done: [...threads.values()].filter((each) => each.step > 2).length };
}
