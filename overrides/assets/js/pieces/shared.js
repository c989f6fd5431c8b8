// What the pieces share: partials/piece.html writes their forms.

/** @typedef {[tag: string, attributes: Record<string, string | number>, text?: string]} Shape of an SVG */
/** @typedef {Record<string, number>} Values of sliders, fields and boxes (0 or 1) by name */

/**
 * A number as the language of the page writes it.
 * @param {number} value
 */
function inDigits(value) {
  return value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 2, useGrouping: false });
}

/**
 * A sentence with its values in place.
 * @param {string} sentence
 * @param {Record<string, number | string>} values
 */
function told(sentence, values) {
  return sentence.replace(/{(\w+)}/g, (_, name) => {
    const value = values[name];
    return typeof value === "number" ? inDigits(value) : value;
  });
}

/**
 * A rectangle, in percents across and ems down.
 * @param {string} look class in figures.css
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @returns {Shape}
 */
function block(look, x, y, width, height) {
  return ["rect", { class: look, x: `${x}%`, y: `${y}em`, width: `${Math.max(width, 0)}%`, height: `${height}em` }];
}

/**
 * A text, in percents across and ems down.
 * @param {number} x
 * @param {number} y
 * @param {string} text
 * @param {string} [look]
 * @param {"start" | "middle" | "end"} [anchor]
 * @returns {Shape}
 */
function label(x, y, text, look = "", anchor = "start") {
  return ["text", { class: look, x: `${x}%`, y: `${y}em`, "text-anchor": anchor, fill: "currentColor", stroke: "none" }, text];
}

/**
 * Gives a piece life: whatever its reader changes or presses is answered at once.
 * @param {string} name
 * @param {(says: Record<string, string>, form: HTMLFormElement) =>
 *   (values: Values, choice: string, pressed: string) => [sentence: string, ...picture: Shape[]]} begin
 *   is asked once; what it gives answers each time, `pressed` is the name of a button or ""
 */
function piece(name, begin) {
  const form = /** @type {HTMLFormElement} */ (document.querySelector(`form[data-piece="${name}"]`));
  const controls = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ ([...form.querySelectorAll("input, select")]);
  const [output, svg] = [form.querySelector("output"), form.querySelector("svg")];
  const answer = begin(JSON.parse(form.dataset.says ?? ""), form);

  const draw = (pressed = "") => {
    /** @type {Values} */
    const values = {};
    let choice = "";
    for (const control of controls) {
      if (control instanceof HTMLSelectElement) choice = control.value;
      else values[control.name] = control.type === "checkbox" ? Number(control.checked) : control.valueAsNumber;
      const shown = control.parentElement?.querySelector("b");
      if (shown) shown.textContent = inDigits(values[control.name]);
    }
    const [sentence, ...picture] = form.checkValidity() ? answer(values, choice, pressed) : [form.dataset.wrong ?? ""];
    if (output) output.textContent = sentence;
    svg?.querySelector("g")?.remove();
    const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
    for (const [tag, attributes, text] of picture) {
      const shape = document.createElementNS(group.namespaceURI, tag);
      for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, String(value));
      shape.textContent = text ?? "";
      group.append(shape);
    }
    svg?.append(group);
  };
  form.addEventListener("input", () => draw());
  form.addEventListener("click", ({ target }) => target instanceof HTMLButtonElement && draw(target.name));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("fieldset")?.removeAttribute("disabled");
  draw();
}

for (const form of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-piece]")))
  loadScript(`assets/js/pieces/${form.dataset.piece}.js`);
