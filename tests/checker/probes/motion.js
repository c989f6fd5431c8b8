// What moves for longer than 50 ms although the reader asked for less motion.
() => {
  const longest = (times) => Math.max(...times.split(",").map((time) => (time.endsWith("ms") ? 1 : 1000) * pixels(time)));
  const found = [];
  for (const each of [document.documentElement, ...everything()])
    for (const part of ["", "::before", "::after", "::backdrop"]) {
      const style = getComputedStyle(each, part || null);
      const fades = style.transitionProperty !== "none" && longest(style.transitionDuration) > 50;
      const plays = style.animationName !== "none" && longest(style.animationDuration) > 50;
      const slides = !part && style.scrollBehavior === "smooth";
      if (fades || plays || slides) {
        const what = fades ? "transition" : plays ? "animation" : "smooth scrolling";
        found.push([nameOf(each) + part, `has a ${what}`]);
      }
    }
  for (const each of document.querySelectorAll("animate, animateMotion, animateTransform, set, marquee"))
    found.push([nameOf(each), "moves by itself"]);
  return found;
};
