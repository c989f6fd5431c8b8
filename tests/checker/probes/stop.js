// Where the focus is: null at the end of the page.
() => {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return null;
  const labels = [...(at.labels ?? [])];
  const shown = [at, ...labels].find(isSeen);
  const ancestors = [];
  for (let each = at.parentElement; each && ancestors.length < 4; each = each.parentElement) ancestors.push(each);
  const isRing = (style) => style.outlineStyle !== "none" && pixels(style.outlineWidth) >= 2 && isPainted(style.outlineColor);
  const hasRing = (element) => {
    const parts = [null, "::before", "::after"].map((part) => getComputedStyle(element, part));
    return isSeen(element) && parts.some((style, part) => (part === 0 || style.content !== "none") && isRing(style));
  };
  const onTop = [...(shown?.getClientRects() ?? [])].some((box) => {
    const inside = (from, to, limit) => (Math.max(from, 0) + Math.min(to, limit)) / 2;
    const [x, y] = [inside(box.left, box.right, innerWidth), inside(box.top, box.bottom, innerHeight)];
    const hit = document.elementFromPoint(x, y);
    return hit && (shown.contains(hit) || hit.contains(shown) || labels.some((label) => label.contains(hit)));
  });
  return {
    place: everything(document).indexOf(at),
    name: nameOf(at),
    seen: onTop,
    ring: [at, ...labels, ...ancestors].some(hasRing),
    inMain: Boolean(at.closest("main")),
  };
};
