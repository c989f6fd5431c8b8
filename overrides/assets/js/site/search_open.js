// The search opens in place, by its link or by "/"; all of it is asked for the first time, on its own page at once.
{
  const opener = /** @type {HTMLAnchorElement | null} */ (document.getElementById("search-open"));
  /** @type {Promise<Event[]> | undefined} */
  let asked;
  /** @type {string | undefined} */
  let early; // what is typed while the dialog is on its way

  const ask = () => {
    if (!asked) {
      const files = [`search_words.${document.documentElement.lang}.js`, "assets/js/search_dialog.js"];
      asked = Promise.all(files.map(loadScript));
      asked.catch(() => (asked = undefined));
    }
    return asked;
  };
  const open = () => {
    early ??= "";
    ask().then(() => openSearch(() => early ?? ""), () => opener && location.assign(opener.href))
      .finally(() => (early = undefined));
  };

  if (document.getElementById("search-page")) ask();
  else opener?.setAttribute("aria-haspopup", "dialog");
  opener?.addEventListener("pointerenter", ask);
  opener?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // wanted in a new tab or window
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    const place = /** @type {Element} */ (event.target);
    const typing = place.closest("input:not([type=radio], [type=checkbox]), textarea, select");
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (early !== undefined && event.key.length === 1 && plain && !typing) {
      event.preventDefault();
      early += event.key;
      return;
    }
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    open();
  });
}
