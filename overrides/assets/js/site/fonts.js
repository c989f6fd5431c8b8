// Our fonts come after the first paint, both at once; on the next pages (main.html) they are there from the start.
{
  const BLOCKS = 10; // of an article in one frame: a long page laid out in one go does not answer meanwhile
  const root = document.documentElement;

  const load = async () => {
    await Promise.all(["SP Sans", "SP Mono"].map((name) => document.fonts.load(`1em "${name}"`)));
    const blocks = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("article > *")]);
    while (blocks.length) {
      await new Promise(requestAnimationFrame);
      for (const block of blocks.splice(0, BLOCKS)) block.dataset.fonts = "1";
    }
    root.dataset.fonts = "1";
    try {
      sessionStorage.fonts = "1";
    } catch {}
  };
  if (!root.dataset.fonts)
    new PerformanceObserver((_, observer) => {
      observer.disconnect();
      load();
    }).observe({ type: "paint", buffered: true });
}
