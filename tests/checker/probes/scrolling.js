// Boxes that scroll and cannot be reached with the keyboard.
() => {
  const scrolls = (value) => value === "auto" || value === "scroll";
  const found = [];
  for (const each of everything()) {
    const style = getComputedStyle(each);
    const wide = scrolls(style.overflowX) && each.scrollWidth - each.clientWidth > 1;
    const high = scrolls(style.overflowY) && each.scrollHeight - each.clientHeight > 1;
    if (!(wide || high) || !isSeen(each)) continue;
    const inside = [...each.querySelectorAll("a[href], button, input, summary, label, [tabindex='0']")];
    if (each.getAttribute("tabindex") !== "0" && !inside.some(isSeen)) found.push([nameOf(each), "scrolls and takes no focus"]);
  }
  return found;
};
