// In the contents of the page, on wide screens: which section is being read.
{
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll(".md-sidebar--secondary a[href^='#']");
  const headings = [...links].map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const LINE = 0.3; // of the window, from its top: a heading above it has begun

  const mark = () => {
    const atEnd = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
    const begun = headings.map((each) => atEnd || (each?.getBoundingClientRect().top ?? Infinity) < innerHeight * LINE);
    const reading = begun.lastIndexOf(true);
    links.forEach((link, at) => {
      at === reading ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
    });
  };
  if (links.length) {
    addEventListener("scroll", mark, { passive: true });
    new ResizeObserver(mark).observe(document.body); // now, and when fonts or an opened box move what follows
  }
}
