// Without JavaScript: what is shown and does nothing. Radios, boxes and <summary> work by themselves,
// and so does a button that opens a popover.
() => {
  const dead = [...document.querySelectorAll("button, [role=button], select, textarea, input:not([type=radio], [type=checkbox])")];
  const works = (element) => element.form?.hasAttribute("action") || element.matches("[popovertarget], [commandfor], :disabled");
  return dead.filter((each) => isSeen(each) && !works(each)).map((each) => [nameOf(each), "is shown and does nothing"]);
};
