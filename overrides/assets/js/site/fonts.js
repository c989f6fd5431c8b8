// Our fonts come after the first paint, all at once; on the next pages (main.html) they are there from the start.
{
  const root = document.documentElement;
  const load = async () => {
    await Promise.all(["SP Sans", "SP Mono"].map((name) => document.fonts.load(`1em "${name}"`)));
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
