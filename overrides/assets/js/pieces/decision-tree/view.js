// One question at a time; the tree is the table below.
piece("decision-tree", (says, form) => {
  const cells = [...(form.parentElement?.querySelectorAll("td") ?? [])].map((cell) => cell.textContent ?? "");
  const tree = Array.from({ length: cells.length / 3 }, (_, n) => cells.slice(3 * n, 3 * n + 3));
  const [yes, no] = [tree[0][1], tree[1][1]];
  const isOpen = (/** @type {string[]} */ path) => tree.some(([question]) => question === path[path.length - 1]);
  /** @type {string[]} */
  let answers = [];
  return (_, __, pressed) => {
    if (pressed === "again") answers = [];
    else if (pressed === "back") answers.pop();
    else if (pressed && isOpen(asked(tree, answers))) answers.push(pressed === "yes" ? yes : no);
    const path = asked(tree, answers);
    const last = path[path.length - 1];
    const before = answers.map((answer, n) => `${path[n]} ${answer}. `).join("");
    return [before + (isOpen(path) ? last : told(says.end, { last }))];
  };
});
