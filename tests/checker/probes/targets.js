// What is pressed with a finger and is smaller than 24 x 24 px; links in a line of text are let through.
() => {
  const found = [];
  for (const each of document.querySelectorAll("a[href], button, input, select, textarea, summary, [role=button]")) {
    if (each.matches(":disabled")) continue;
    const areas = [each, ...(each.labels ?? [])].filter(isSeen);
    if (!areas.length || (each.localName === "a" && getComputedStyle(each).display === "inline")) continue;
    const sizes = areas.map((area) => area.getBoundingClientRect());
    if (sizes.some(({ width, height }) => width >= 23.5 && height >= 23.5)) continue;
    const [{ width, height }] = sizes;
    found.push([nameOf(each), `is ${Math.round(width)} x ${Math.round(height)} px`]);
  }
  return found;
};
