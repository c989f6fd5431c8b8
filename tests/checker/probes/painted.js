// Shapes that are nothing but their background: no text, no picture, no border.
() => {
  const behind = (element) => {
    for (let at = element.parentElement; at; at = at.parentElement)
      if (isPainted(getComputedStyle(at).backgroundColor)) return getComputedStyle(at).backgroundColor;
    return "rgb(255, 255, 255)";
  };
  return everything().filter((each) => {
    const style = getComputedStyle(each);
    const empty = !each.innerText?.trim() && !each.matches("input, svg, svg *, img") && !each.querySelector("svg, img, input, iframe");
    const bare = style.borderStyle === "none" || pixels(style.borderWidth) === 0;
    const content = getComputedStyle(each, "::before").content;
    const { width, height } = each.getBoundingClientRect();
    if (!empty || !bare || !["none", "normal", '""'].includes(content) || Math.min(width, height) < 3 || !isSeen(each)) return false;
    return isPainted(style.backgroundColor) && style.backgroundColor !== behind(each);
  });
};
