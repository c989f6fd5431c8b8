// The calls of each second, over the line of those that the server can serve.
piece("jitter-storm", (says) => ({ refusal, seed }, strategy) => {
  const [TOP, HIGH, CAPACITY] = [1.5, 9, 50]; // ems, ems, calls a second
  const { seconds, end, left } = storm(strategy, Math.round(refusal * 10), seed);
  const most = Math.max(...seconds);
  const up = (/** @type {number} */ calls) => (HIGH * calls) / most;
  const wide = 100 / seconds.length;
  const bars = seconds.map((calls, n) => block("work", n * wide, TOP + HIGH - up(calls), wide, up(calls)));
  const y = `${TOP + HIGH - up(CAPACITY)}em`;

  const calls = seconds.reduce((sum, each) => sum + each);
  const long = seconds.length;
  return [
    told(left ? says.never : says.done, { calls, most, left, end: Math.round(end / 100) / 10 }),
    ...bars,
    ["line", { class: "s1", x1: 0, x2: "100%", y1: y, y2: y, "stroke-dasharray": "7 4" }],
    label(0, 1, told(says.most, { most })),
    label(100, 1, told(says.capacity, { capacity: CAPACITY }), "t1", "end"),
    label(0, TOP + HIGH + 1.3, "0"),
    label(100, TOP + HIGH + 1.3, told("{long} s", { long }), "", "end"),
  ];
});
