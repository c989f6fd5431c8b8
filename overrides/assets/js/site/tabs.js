// Tabs with the same label change together, here and on the next page.
{
  /** @type {NodeListOf<HTMLLabelElement>} */
  const labels = document.querySelectorAll(".tabbed-labels > label");

  /** @param {string | undefined} name */
  const choose = (name) => {
    for (const label of labels)
      if (label.textContent.trim() === name && label.control instanceof HTMLInputElement) label.control.checked = true;
  };

  choose(choice("tab"));
  for (const label of labels)
    label.control?.addEventListener("change", () => {
      const name = label.textContent.trim();
      const top = label.getBoundingClientRect().top;
      choose(name);
      // tabs above may have changed their height: what the reader touched stays where it was
      scrollBy({ top: label.getBoundingClientRect().top - top, behavior: "instant" });
      keepChoice("tab", name);
    });
}
