// The search in its dialog, made when it is first opened; the page of the search has its own in its markup.

/**
 * Opens the dialog, or on the page of the search goes to its field; the index and what reads it come the first time.
 * Its argument gives what was typed meanwhile.
 */
const openSearch = (() => {
  /**
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {object} properties
   * @param {(string | Element)[]} inside
   */
  const made = (tag, properties, ...inside) => {
    const element = document.createElement(tag);
    Object.assign(element, properties).append(...inside);
    return element;
  };

  const makeDialog = () => {
    const address = /** @type {HTMLAnchorElement} */ (document.getElementById("search-open")).href;
    const field = made("input", {
      id: "search-q", name: "q", type: "search", placeholder: searchWords.hint, ariaLabel: searchWords.hint,
      autocomplete: "off", autocapitalize: "off", spellcheck: false, enterKeyHint: "go",
    });
    const close = made("button", { type: "button" }, searchWords.close);
    const results = made("ol", { id: "search-results" });
    results.dataset.failed = searchWords.failed;
    const dialog = made("dialog", { id: "search", ariaLabel: searchWords.search },
      made("form", { action: address }, field, close),
      made("p", { id: "search-status", role: "status" }),
      results,
      made("p", { className: "sp-all" }, made("a", { id: "search-all", href: address }, searchWords.all)),
    );
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault(); // in a field of this kind the browser would only empty it
      dialog.close();
      field.blur(); // where nothing had the focus before, it would keep it and take "/" for typing
    });
    close.addEventListener("click", () => dialog.close());
    document.body.append(dialog);
    return dialog;
  };

  /** @param {string} href */
  const loadStyle = (href) => new Promise((done) => {
    const link = made("link", { rel: "stylesheet", href });
    link.addEventListener("load", done);
    link.addEventListener("error", done); // plain is better than nothing
    document.head.append(link);
  });

  const dialog = document.getElementById("search-page") ? null : makeDialog();
  const field = /** @type {HTMLInputElement} */ (document.getElementById("search-q"));
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const styled = dialog && loadStyle(new URL("../css/search.css", here).href);

  let asked = false;
  const load = () => {
    if (asked) return;
    asked = true;
    loadScript(`search.${document.documentElement.lang}.js`).catch(() => {}); // search.js says so and asks again
    loadScript("assets/js/search.js").catch(() => {
      asked = false;
      const status = document.getElementById("search-status");
      if (status) status.textContent = document.getElementById("search-results")?.dataset.failed ?? "";
    });
  };
  if (!dialog) load();

  return async (/** @type {() => string} */ typed) => {
    load();
    await styled;
    if (dialog && !dialog.open) dialog.showModal();
    field.focus();
    field.select(); // what was typed last time is replaced by typing
    if (!typed()) return;
    field.value = typed();
    field.dispatchEvent(new Event("input"));
  };
})();
