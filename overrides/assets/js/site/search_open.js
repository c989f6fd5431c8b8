// Search opens in place, by its link or by "/"; its script and the index are asked for the first time.
{
  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("search"));
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById("search-q"));
  const opener = document.getElementById("search-open");

  const load = () => {
    loadScript(`search.${document.documentElement.lang}.js`).catch(() => {}); // search.js says so and asks again
    return loadScript("assets/js/search.js");
  };
  /** @type {Promise<Event | void> | undefined} */
  let loading;
  const open = () => {
    if (!dialog) return field?.focus(); // the page of the search has its own field and scripts
    if (!dialog.open) dialog.showModal();
    field?.select(); // what was typed last time is replaced by typing
    loading ??= load().catch(() => {
      loading = undefined;
      const status = document.getElementById("search-status");
      if (status) status.textContent = dialog.dataset.failed ?? "";
    });
  };

  dialog?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // in a field of this kind the browser would only empty it
    dialog.close();
    field?.blur(); // where nothing had the focus before, it would keep it and take "/" for typing
  });
  document.getElementById("search-close")?.addEventListener("click", () => dialog?.close());

  if (opener && field) {
    if (dialog) opener.setAttribute("aria-haspopup", "dialog");
    opener.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // wanted in a new tab or window
      event.preventDefault();
      open();
    });
    document.addEventListener("keydown", (event) => {
      const place = /** @type {Element} */ (event.target);
      const typing = place.closest("input:not([type=radio], [type=checkbox]), textarea, select");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      open();
    });
  }
}
