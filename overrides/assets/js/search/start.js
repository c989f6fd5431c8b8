// The search in its dialog and on its own page: what is typed, what is said of it, and the keys.
{
  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("search"));
  const root = dialog ?? /** @type {HTMLElement} */ (document.getElementById("search-page"));
  const input = /** @type {HTMLInputElement} */ (document.getElementById("search-q"));
  const list = /** @type {HTMLElement} */ (document.getElementById("search-results"));
  const status = /** @type {HTMLElement} */ (document.getElementById("search-status"));
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll(dialog ? "#search-all" : ".sp-lang a"); // they take along what was typed
  const base = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  const results = new SearchResults(list, base, dialog ? 8 : 40);
  const language = document.documentElement.lang;
  /** @type {SearchIndex | undefined} */
  let index;

  /** @param {SearchFound} found */
  const said = ({ groups, near, some }) => {
    const count = (/** @type {number} */ n, /** @type {string} */ one, /** @type {string} */ many) => `${n} ${n === 1 ? one : many}`;
    const says = searchIndex.says;
    if (!groups.length) return says.none;
    const number = groups.reduce((sum, group) => sum + group.results.length, 0);
    const total = `${count(number, says.section, says.sections)} ${says.in} ${count(groups.length, says.page, says.pages)}`;
    return [some ? says.some : near ? says.near : "", total].join(" ").trim();
  };

  const show = () => {
    const text = input.value.trim();
    const query = text && `?q=${encodeURIComponent(text)}`;
    for (const link of links) link.search = query;
    if (!dialog) history.replaceState(null, "", query || location.pathname);
    if (typeof searchIndex === "undefined") return load();
    const found = searchFor((index ??= new SearchIndex()), text);
    results.show(found);
    status.textContent = text && said(found);
  };

  const load = () => {
    const failed = () => (status.textContent = list.dataset.failed ?? "");
    loadScript(`search.${language}.js`).then(show, failed); // the first time it did not come
  };

  input.addEventListener("input", show);
  input.form?.addEventListener("submit", (event) => {
    if (dialog && !index) return; // still on its way: the page of the search takes over
    event.preventDefault();
    if (dialog) results.first?.click();
    else results.first?.focus();
  });
  list.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest("a")) dialog?.close();
  });
  root.addEventListener("keydown", (event) => {
    const stops = [input, ...list.querySelectorAll("a, button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && root.contains(document.activeElement)) {
      event.preventDefault();
      const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + step;
      /** @type {HTMLElement} */ (stops[Math.max(0, Math.min(stops.length - 1, at))]).focus();
    }
  });
  document.addEventListener("keydown", (event) => {
    const place = /** @type {Element} */ (event.target);
    if (dialog || event.key !== "/" || place.closest("input, textarea, select") || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    input.select();
  });
  if (!dialog) input.value = new URLSearchParams(location.search).get("q") ?? "";
  show(); // what was typed while this was on its way
}
