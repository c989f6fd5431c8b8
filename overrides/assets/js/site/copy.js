// A button on each program that copies it; of a console session it copies what was typed, without its output.
{
  const words = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  const PROMPT = /^(>>>|\.\.\.|\$) ?/;
  const SAID_FOR = 2000; // milliseconds

  const status = document.createElement("p");
  status.className = "sp-vh";
  status.role = "status";
  document.body.append(status);

  /** @param {string} text */
  const typed = (text) => {
    const lines = text.split("\n");
    if (!PROMPT.test(lines[0])) return text;
    return lines.filter((line) => PROMPT.test(line)).map((line) => line.replace(PROMPT, "")).join("\n");
  };

  /** @param {HTMLElement} code */
  const addButton = (code) => {
    const panel = code.closest(".highlight");
    const button = document.createElement("button");
    const file = document.createElement("span"); // buttons of one name each: "Copy lost_update.py"
    const label = new Text(words.copy);
    let timer = 0;
    button.type = "button";
    button.className = "sp-copy";
    file.className = "sp-vh";
    file.textContent = ` ${panel?.querySelector(".filename > :first-child")?.textContent ?? ""}`;
    button.append(label, file);
    button.addEventListener("click", async () => {
      let said = words.copied ?? "";
      try {
        await navigator.clipboard.writeText(typed(code.textContent));
        label.data = said;
      } catch {
        getSelection()?.selectAllChildren(code); // not allowed here: one key less for the reader
        said = words.selected ?? "";
      }
      status.textContent = said;
      clearTimeout(timer);
      timer = setTimeout(() => {
        label.data = words.copy ?? "";
        status.textContent = "";
      }, SAID_FOR);
    });
    panel?.querySelector("pre")?.before(button);
  };

  document.querySelectorAll(".highlight pre > code").forEach((code) => addButton(/** @type {HTMLElement} */ (code)));
}
