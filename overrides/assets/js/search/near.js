// A slip of one letter: one too many, one missing, another one, or two that changed places.

/**
 * @param {string} typed
 * @param {string} known
 * @returns {boolean}
 */
function oneSlip(typed, known) {
  if (Math.abs(typed.length - known.length) > 1) return false;
  let at = 0;
  while (at < typed.length && typed[at] === known[at]) at++;
  const [left, right] = [typed.slice(at), known.slice(at)];
  if (left.length !== right.length) return left.slice(1) === right || left === right.slice(1);
  const swapped = left.length > 1 && left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2);
  return swapped || left.slice(1) === right.slice(1);
}

/**
 * The same for a word that is still being typed.
 *
 * @param {string} typed
 * @param {string} known
 * @returns {boolean}
 */
function oneSlipAtItsBeginning(typed, known) {
  return [-1, 0, 1].some((more) => oneSlip(typed, known.slice(0, typed.length + more)));
}
