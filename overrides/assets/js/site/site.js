// What a page does with JavaScript; without it, it stays readable and every place stays reachable.
"use strict";
{
  const root = document.documentElement;
  const script = document.currentScript;
  const words = script.dataset;
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => document.querySelectorAll(selector);

  const remember = (key, value) => {
    try {
      value ? localStorage.setItem(key, value) : localStorage.removeItem(key);
    } catch {} // the reader forbids storage: the choice lasts for this page
  };
  const remembered = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };

  // Light and dark: main.html applies the choice before the first paint, the radios in the footer change it.
  const themes = { "sp-auto": "", "sp-light": "light", "sp-dark": "dark" };
  for (const [id, theme] of Object.entries(themes)) {
    const radio = document.getElementById(id);
    if (!radio) continue;
    radio.checked = theme === (remembered("theme") ?? "");
    radio.addEventListener("change", () => {
      theme ? (root.dataset.theme = theme) : delete root.dataset.theme;
      remember("theme", theme);
    });
  }

  // Copy button. Of a console session it copies what was typed: no prompts, no output.
  const status = document.createElement("p");
  status.className = "sp-vh";
  status.role = "status";
  const prompt = /^(>>>|\.\.\.|\$) ?/;
  const typed = (text) => {
    const lines = text.split("\n");
    if (!prompt.test(lines[0])) return text;
    return lines.filter((line) => prompt.test(line)).map((line) => line.replace(prompt, "")).join("\n") + "\n";
  };
  for (const code of navigator.clipboard ? all(".highlight pre > code") : []) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sp-copy";
    button.textContent = words.copy;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(typed(code.textContent));
      } catch {
        getSelection().selectAllChildren(code); // not allowed here: one key less for the reader
        return;
      }
      button.textContent = status.textContent = words.copied;
      setTimeout(() => {
        button.textContent = words.copy;
        status.textContent = "";
      }, 2000);
    });
    code.closest(".highlight").append(button);
  }
  document.body.append(status);

  // Tabs with the same label change together, here and on the next page.
  const choose = (name) => {
    for (const label of all(".tabbed-labels > label"))
      if (label.textContent.trim() === name) document.getElementById(label.htmlFor).checked = true;
  };
  if (remembered("tab")) choose(remembered("tab"));
  for (const input of all(".tabbed-set > input"))
    input.addEventListener("change", () => {
      const name = one(`label[for="${input.id}"]`).textContent.trim();
      choose(name);
      remember("tab", name);
    });

  // Search: its script and the index of this language are asked for when it is first opened.
  const dialog = one("#search");
  const opener = one("#search-open");
  const base = new URL("../../", script.src).href;
  const policy = self.trustedTypes?.createPolicy("site-scripts", { createScriptURL: (path) => base + path });
  const load = (path) =>
    new Promise((loaded, failed) => {
      const element = document.createElement("script");
      element.src = policy ? policy.createScriptURL(path) : base + path;
      element.addEventListener("load", loaded);
      element.addEventListener("error", failed);
      document.head.append(element);
    });
  let loading;
  const openSearch = () => {
    if (!dialog.open) dialog.showModal();
    one("#search-q").select(); // what was typed last time is replaced by typing
    loading ??= load(`search.${root.lang}.js`)
      .then(() => load("assets/js/search.js"))
      .catch(() => {
        loading = undefined;
        one("#search-status").textContent = dialog.dataset.failed;
      });
  };
  if (opener && dialog) {
    opener.hidden = false;
    opener.addEventListener("click", openSearch);
  }

  document.addEventListener("keydown", (event) => {
    const drawer = one("#__drawer");
    if (event.key === "Escape" && drawer?.checked && !dialog?.open) {
      drawer.checked = false;
      drawer.focus();
    }
    const typing = event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select");
    if (event.key === "/" && opener && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      openSearch();
    }
  });
}
