// Light, dark, or as the system is: main.html applies the choice before the first paint, the header's radios change it.
{
  const root = document.documentElement;
  /** @type {NodeListOf<HTMLInputElement>} */
  const radios = document.querySelectorAll("input[name=theme]");

  /** @param {string} theme "" for the system's */
  const apply = (theme) => {
    theme ? (root.dataset.theme = theme) : delete root.dataset.theme;
    for (const radio of radios) radio.checked = radio.value === theme;
  };
  const applyChoice = () => apply(choice("theme") ?? root.dataset.theme ?? "");

  applyChoice();
  addEventListener("storage", applyChoice); // chosen in another tab
  addEventListener("pageshow", applyChoice); // back to a page that slept meanwhile
  for (const radio of radios)
    radio.addEventListener("change", () => {
      apply(radio.value);
      keepChoice("theme", radio.value);
    });
}
