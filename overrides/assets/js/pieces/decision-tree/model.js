/**
 * Where answers lead, as `ask` of snippets/why/every_path.py.
 * @param {string[][]} tree rows of question, answer, and the next question or the end
 * @param {string[]} answers
 * @returns {string[]} the questions, the last of them without an answer or the end
 */
function asked(tree, answers) {
  const path = [tree[0][0]];
  for (const answer of answers) {
    const row = tree.find(([question, given]) => question === path[path.length - 1] && given === answer);
    if (row) path.push(row[2]);
  }
  return path;
}
