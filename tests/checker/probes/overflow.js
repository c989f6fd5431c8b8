// What makes the page scroll sideways: the innermost elements that stick out.
() => {
  const width = document.documentElement.clientWidth;
  const full = document.scrollingElement.scrollWidth;
  if (full <= width) return [];
  const held = (element) => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement)
      if (getComputedStyle(at).overflowX !== "visible") return true;
    return false;
  };
  const out = everything().filter((each) => isSeen(each) && each.getBoundingClientRect().right > width + 1 && !held(each));
  const innermost = out.filter((each) => !out.some((other) => other !== each && each.contains(other)));
  const found = innermost.map((each) => [nameOf(each), `ends at ${Math.round(each.getBoundingClientRect().right)} px`]);
  return found.length ? found.slice(0, 5) : [[nameOf(document.body).split(" ")[0], `is ${full} px wide`]];
};
