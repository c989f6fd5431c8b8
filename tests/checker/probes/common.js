// What the probes share: visit.py puts it before each of them. A probe answers with [element, what is wrong] pairs.
const nameOf = (element) => {
  const id = element.id && `#${element.id}`;
  const classes = [...element.classList].map((each) => `.${each}`).join("");
  const said = element.textContent.trim() || element.getAttribute("aria-label") || element.getAttribute("href") || "";
  const text = said.replace(/\s+/g, " ").slice(0, 30).trim();
  return `<${element.localName}${id}${classes}>${text && ` '${text}'`}`;
};

// Painted, on the page, and more than the one pixel that keeps a text for screen readers.
const isSeen = (element) => {
  const box = element.getBoundingClientRect();
  const shown = { opacityProperty: true, visibilityProperty: true };
  const onPage = box.right + scrollX > 0 && box.bottom + scrollY > 0;
  return element.checkVisibility(shown) && onPage && box.width > 1 && box.height > 1;
};

const isPainted = (color) => !/^transparent$|^rgba\(.*, 0\)$|\/ 0\)$/.test(color);
const pixels = (length) => Number.parseFloat(length) || 0;
const everything = (root = document.body) => [...root.querySelectorAll("*")];
