// Search opens in place, by its link or by "/"; its script and the index are asked for the first time. Its own page
// asks for them by itself.
{
  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("search"));
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById("search-q"));
  const opener = document.getElementById("search-open");

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
  const open = () => {
    if (dialog && !dialog.open) dialog.showModal();
    field?.focus();
    field?.select(); // what was typed last time is replaced by typing
    load();
  };

  dialog?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // in a field of this kind the browser would only empty it
    dialog.close();
    field?.blur(); // where nothing had the focus before, it would keep it and take "/" for typing
  });
  document.getElementById("search-close")?.addEventListener("click", () => dialog?.close());

  if (field && !dialog) location.search ? load() : addEventListener("load", load); // after the first paint

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
