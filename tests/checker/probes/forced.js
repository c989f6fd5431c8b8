// In forced colors, backgrounds are gone: what was only a background, and what is pressed, must keep something.
(painted) => {
  const framed = (element) => {
    const style = getComputedStyle(element);
    const lines = ["borderTop", "borderLeft", "borderBottom", "outline"];
    const drawn = (line) => style[`${line}Style`] !== "none" && pixels(style[`${line}Width`]) >= 1;
    return lines.some(drawn) || style.forcedColorAdjust === "none";
  };
  const found = painted.filter((each) => !framed(each)).map((each) => [nameOf(each), "is a shape that disappears"]);
  for (const each of document.querySelectorAll("button, [role=button], pre a")) {
    const pseudo = getComputedStyle(each, "::before").content;
    const says = each.innerText?.trim() || each.querySelector("svg, img") || !["none", "normal", '""'].includes(pseudo);
    if (isSeen(each) && !says && !framed(each)) found.push([nameOf(each), "has neither text nor border"]);
  }
  for (const each of document.querySelectorAll("pre a"))
    if (isSeen(each) && !framed(each)) found.push([nameOf(each), "loses the disc that makes it a mark"]);
  return found;
};
