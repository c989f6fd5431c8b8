// Two threads, a column each; time goes down. The reader says whose turn it is.
piece("interleaving", (says) => {
  const [ROW, ORDERS] = [1.8, /** @type {Record<string, string>} */ ({ lost: "AABABBB", right: "AAABBB", again: "" })];
  let order = "";
  return ({ locked }, _, pressed) => {
    order = ORDERS[pressed] ?? order + pressed.toUpperCase();
    const { steps, total, done } = interleaved(order, !!locked);
    const shown = steps.filter((each, n) => !each.blocked || steps[n - 1]?.thread !== each.thread);
    const words = [says.read, says.add, says.write];
    const picture = shown.flatMap(({ thread, step, value, blocked }, n) => {
      const x = thread === "A" ? 0 : 51;
      const look = blocked ? "blocked" : step < 2 ? "front" : "work";
      const word = told(blocked ? says.wait : words[step], { value });
      return [
        block(look, x, n * ROW + 1.5, 48, 1.5),
        label(x + 24, n * ROW + 2.6, word, look === "work" ? "in-work" : "", "middle"),
      ];
    });
    const sentence = done < 2 ? says.now : total < 2 ? says.lost : says.right;
    const last = shown[shown.length - 1];
    const blocked = last?.blocked ? ` ${last.thread}: ${says.wait}.` : "";
    const heads = [label(24, 1, "A", "label", "middle"), label(75, 1, "B", "label", "middle")];
    return [told(sentence, { total }) + blocked, ...heads, ...picture];
  };
});
