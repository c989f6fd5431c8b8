// Marks of notes in programs that nobody can see; axe does not miss what CSS hides.
() => {
  const found = [];
  for (const mark of document.querySelectorAll("pre a")) {
    if (!isSeen(mark.closest("pre"))) continue; // in a tab that is not chosen
    const box = mark.getBoundingClientRect();
    const sign = mark.textContent || getComputedStyle(mark, "::before").content.replace(/^none$|^normal$|"/g, "");
    if (!isSeen(mark) || box.width < 12 || box.height < 12 || !sign) found.push([nameOf(mark), "is not to be seen"]);
  }
  return found;
};
