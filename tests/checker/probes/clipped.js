// Text that is cut off: a box that hides what does not fit, or an SVG that ends before its text does.
() => {
  const found = [];
  for (const each of everything()) {
    const style = getComputedStyle(each);
    const hides = (value) => value === "hidden" || value === "clip";
    if (!isSeen(each) || !each.textContent.trim()) continue;
    if (each.localName === "text" && each.ownerSVGElement) {
      const [box, frame] = [each, each.ownerSVGElement].map((one) => one.getBoundingClientRect());
      const over = Math.max(frame.left - box.left, box.right - frame.right, frame.top - box.top, box.bottom - frame.bottom);
      if (over > 1) found.push([nameOf(each), `${Math.ceil(over)} px of it lie outside the figure`]);
    } else if (hides(style.overflowX) && each.scrollWidth - each.clientWidth > 1)
      found.push([nameOf(each), `${each.scrollWidth - each.clientWidth} px of its width are hidden`]);
    else if (hides(style.overflowY) && each.scrollHeight - each.clientHeight > 1)
      found.push([nameOf(each), `${each.scrollHeight - each.clientHeight} px of its height are hidden`]);
  }
  return found;
};
