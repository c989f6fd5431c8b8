// Finds sections in the index of this language (hooks/search.py writes it) while the reader types.
"use strict";
{
  const { sections, places, endings, leftOut, word } = searchIndex;
  const dialog = document.getElementById("search");
  const input = document.getElementById("search-q");
  const list = document.getElementById("search-results");
  const status = document.getElementById("search-status");
  const base = new URL("../../", document.currentScript.src).href;
  const pageTitles = new Map(sections.filter(([, url]) => !url.includes("#")).map(([title, url]) => [url, title]));
  const SHOWN = 10;

  const wordsOf = (text) => {
    const plain = text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    const found = plain.match(new RegExp(word, "g")) ?? [];
    return found.map((each) => endings.reduce((left, ending) => left.replace(new RegExp(ending), "$1"), each));
  };

  // Of each section the best rank that the word, or one that begins with it, gives it.
  const ranksOf = (typed) => {
    const ranks = new Map();
    for (const [known, found] of Object.entries(places)) {
      if (!known.startsWith(typed)) continue;
      const rarity = Math.log(1 + (2 * sections.length) / found.length) * (known === typed ? 1 : 0.6);
      let section = 0;
      for (let at = 0; at < found.length; at += 2) {
        const [step, times] = found.slice(at, at + 2);
        section += step;
        ranks.set(section, Math.max((rarity * times) / (times + 1.5), ranks.get(section) ?? 0));
      }
    }
    return ranks;
  };

  // Sections that have most of the words come first; of those that have fewer, none is shown.
  const find = (text) => {
    const all = wordsOf(text);
    const asked = all.filter((each) => !leftOut.includes(each));
    const total = new Map();
    for (const ranks of (asked.length ? asked : all).map(ranksOf))
      for (const [section, rank] of ranks) {
        const [words, sum] = total.get(section) ?? [0, 0];
        total.set(section, [words + 1, sum + rank]);
      }
    const most = Math.max(...[...total.values()].map(([words]) => words));
    const best = [...total].filter(([, [words]]) => words === most);
    return best.sort(([, [, a]], [, [, b]]) => b - a).map(([section]) => sections[section]);
  };

  const entry = ([title, url, excerpt]) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const text = document.createElement("p");
    const page = pageTitles.get(url.split("#")[0]);
    link.href = base + url;
    link.textContent = page === title ? title : `${page}: ${title}`;
    text.textContent = excerpt;
    item.append(link, text);
    return item;
  };

  const show = () => {
    const found = find(input.value);
    list.replaceChildren(...found.slice(0, SHOWN).map(entry));
    status.textContent = !input.value.trim() ? "" : found.length ? `${dialog.dataset.found} ${found.length}` : dialog.dataset.none;
  };

  input.addEventListener("input", show);
  list.addEventListener("click", (event) => event.target.closest("a") && dialog.close());
  dialog.addEventListener("keydown", (event) => {
    const stops = [input, ...list.querySelectorAll("a")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      stops[Math.max(0, Math.min(stops.length - 1, stops.indexOf(document.activeElement) + step))].focus();
    } else if (event.key === "Enter" && event.target === input) {
      event.preventDefault(); // it would press the button that closes
      stops[1]?.click();
    } else if (event.key === "Escape") {
      event.preventDefault(); // in a field of this kind the browser would only empty it
      dialog.close();
    }
  });
  show(); // what was typed while this was on its way
}
