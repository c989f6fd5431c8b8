// How many workers keep the promise, and what one more or one less would do: the average wait of each number.
piece("worker-calculator", (says) => ({ rate, service, target, busy, backlog, each }, promise) => {
  const [TOP, HIGH, FEWER, SHOWN] = [1.6, 7, 2, 6]; // ems, ems, bars, bars
  const workers = workersNeeded(rate, service, target, busy / 100, Number(promise) / 100);
  const first = Math.max(1, workers - FEWER);
  const waits = Array.from({ length: SHOWN }, (_, n) => meanWait(rate, service, first + n));
  const longest = Math.max(...waits.filter(Number.isFinite)) || 1;
  const step = 100 / SHOWN;
  const bars = waits.flatMap((wait, n) => {
    const [middle, high] = [(n + 0.5) * step, Math.max(HIGH * Math.min(1, wait / longest), 0.1)];
    const shown = Number.isFinite(wait) ? told("{wait}", { wait }) : "∞";
    return [
      block(first + n < workers ? "blocked" : "work", n * step + 2, TOP + HIGH - high, step - 4, high),
      label(middle, TOP + HIGH - high - 0.4, shown, "value", "middle"),
      label(middle, TOP + HIGH + 1.3, String(first + n), "", "middle"),
    ];
  });
  const percent = (/** @type {number} */ part) => Math.round(part * 1000) / 10;
  const values = {
    workers,
    busy: percent((rate * service) / workers),
    wait: meanWait(rate, service, workers),
    late: percent(waitsLonger(target, rate, service, workers)),
    target,
    backlog,
    drain: Math.round(drainTime(backlog, rate, service, workers)),
    connections: 2 * workers * each,
  };
  return [told(says.answer, values), ...bars, label(0, TOP + HIGH + 2.7, says.axis)];
});
