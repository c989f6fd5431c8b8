// One message and two workers in time: petrol has time to confirm, vermilion works in vain.
piece("visibility-timeout", (says) => ({ job, timeout, extended, dies }) => {
  const LANE = 3.1; // ems
  const made = deliveries(job, timeout, !!extended, !!dies);
  const last = made[made.length - 1];
  const end = Math.max(...made.map((each) => each.end));
  const long = Math.max(end, last.acked ? 0 : last.hiddenUntil);
  const at = (/** @type {number} */ time) => (100 * time) / long;
  const lanes = [says.first, says.second, says.message];
  /** @type {Shape[]} */
  const picture = lanes.map((name, n) => label(0, n * LANE + 1, name, "label"));

  made.forEach(({ worker, start, end, hiddenUntil, acked }, n) => {
    const [x, wide, y] = [at(start), at(end - start), worker * LANE + 1.3];
    const next = made[n + 1]?.start ?? (acked ? end : hiddenUntil);
    const hidden = Math.min(hiddenUntil, next);
    picture.push(block(acked ? "work" : "blocked", x, y, wide, 1.5));
    if (wide > 5) picture.push(label(x + wide / 2, y + 1.1, String(n + 1), acked ? "in-work" : "", "middle"));
    picture.push(block("front", x, 2 * LANE + 1.3, at(hidden - start), 1.5));
    picture.push(block("wait", at(hidden), 2 * LANE + 1.3, at(next - hidden), 1.5));
  });
  picture.push(label(0, 3 * LANE + 1.5, "0"), label(100, 3 * LANE + 1.5, told("{long} s", { long }), "", "end"));

  const starts = made.length;
  const sentence = last.acked ? (starts > 1 ? says.again : says.once) : says.never;
  const work = made.reduce((sum, each) => sum + each.end - each.start, 0);
  return [told(sentence, { starts, end: last.end, work, second: made[1]?.start }), ...picture];
});
