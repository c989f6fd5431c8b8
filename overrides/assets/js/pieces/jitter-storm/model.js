/**
 * Milliseconds until the next call, as `wait` of snippets/jitter-wrong-chart/server_with_room.py.
 * @param {string} strategy
 * @param {number} attempt from 0
 * @param {number} last milliseconds that this client waited before
 * @param {number} luck from 0 to 1
 */
function pauseOf(strategy, attempt, last, luck) {
  const grown = Math.min(10_000, 100 * 2 ** attempt);
  if (strategy === "fixed") return 1000;
  if (strategy === "exponential") return grown;
  if (strategy === "equal") return Math.floor(grown / 2) + Math.floor(luck * Math.floor(grown / 2));
  if (strategy === "full") return Math.floor(luck * grown);
  if (strategy === "decorrelated") return Math.min(10_000, 100 + Math.floor(luck * (3 * last - 100)));
  return 100;
}

/**
 * Clients that call until a server of 50 calls a second has served them, as `storm` of the same program.
 * @param {string} strategy
 * @param {number} refusal what it costs the server, in tenths of a millisecond
 * @param {number} seed
 * @param {number} clients
 * @returns {{seconds: number[], end: number, left: number}} calls in each second, milliseconds, clients not served
 */
function storm(strategy, refusal, seed, clients = 200) {
  const [SERVE, ROOM, GIVE_UP] = [200, 1000, 20_000];
  const callsAt = new Map([[0, new Array(clients).fill([0, 100])]]);
  /** @type {number[]} */
  const seconds = [];
  let [now, work, left, calls] = [0, 0, clients, 0];
  while (left && calls < GIVE_UP) {
    const then = now;
    now = Math.min(...callsAt.keys());
    work = Math.max(0, work - 10 * (now - then));
    while (seconds.length <= now / 1000) seconds.push(0);
    for (const [attempt, last] of callsAt.get(now) ?? []) {
      seconds[seconds.length - 1]++;
      calls++;
      if (work + SERVE <= ROOM) {
        work += SERVE;
        left--;
        continue;
      }
      work += refusal;
      seed = (1_664_525 * seed + 1_013_904_223) % 2 ** 32;
      const pause = Math.max(1, pauseOf(strategy, attempt, last, seed / 2 ** 32));
      if (!callsAt.get(now + pause)?.push([attempt + 1, pause])) callsAt.set(now + pause, [[attempt + 1, pause]]);
    }
    callsAt.delete(now);
  }
  return { seconds, end: now, left };
}
