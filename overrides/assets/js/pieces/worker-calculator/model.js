// The formulas of snippets/mini_queue/capacity.py (M/M/c), and `workers_for` of snippets/capacity/one_worker_more.py.

/**
 * The probability that a job has to wait: Erlang's C, from Erlang's B by recursion.
 * @param {number} load jobs a second times seconds a job
 * @param {number} workers
 */
function waitsAtAll(load, workers) {
  if (load >= workers) return 1;
  let blocked = 1;
  for (let count = 1; count <= workers; count++) blocked = (load * blocked) / (count + load * blocked);
  return blocked / (1 - (load / workers) * (1 - blocked));
}

/**
 * Seconds in the queue on average; Infinity when the workers cannot keep up.
 * @param {number} rate jobs a second
 * @param {number} service seconds a job
 * @param {number} workers
 */
function meanWait(rate, service, workers) {
  const spare = workers / service - rate;
  return spare > 0 ? waitsAtAll(rate * service, workers) / spare : Infinity;
}

/**
 * The probability that a job waits longer than that.
 * @param {number} seconds
 * @param {number} rate
 * @param {number} service
 * @param {number} workers
 */
function waitsLonger(seconds, rate, service, workers) {
  return waitsAtAll(rate * service, workers) * Math.exp(-Math.max(0, workers / service - rate) * seconds);
}

/**
 * The fewest workers that are busy for no more than that part of their time and keep a promise.
 * @param {number} rate
 * @param {number} service
 * @param {number} target seconds to wait
 * @param {number} busy
 * @param {number} share of the jobs that wait no longer than the target; 0: on average
 */
function workersNeeded(rate, service, target, busy, share) {
  let workers = Math.max(1, Math.ceil((rate * service) / busy));
  const late = () =>
    share ? waitsLonger(target, rate, service, workers) > 1 - share : meanWait(rate, service, workers) > target;
  while (late()) workers++;
  return workers;
}

/**
 * Seconds until a backlog is gone while more comes in.
 * @param {number} backlog jobs
 * @param {number} rate
 * @param {number} service
 * @param {number} workers
 */
function drainTime(backlog, rate, service, workers) {
  const spare = workers / service - rate;
  return backlog <= 0 ? 0 : spare > 0 ? backlog / spare : Infinity;
}
