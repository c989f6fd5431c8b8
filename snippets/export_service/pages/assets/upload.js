"use strict";
// Says at once what the server would say, and shows how much was sent.

const form = document.querySelector("form");
const chosen = document.getElementById("document");
const problem = document.getElementById("problem");
const sending = document.getElementById("sending");
const sent = document.getElementById("sent");
const button = form.querySelector("button");

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const limit = Number(form.dataset.limit);
  if (chosen.files[0].size > limit) {
    return stopped(`At most ${limit} bytes, please.`);
  }
  problem.textContent = "";
  sending.hidden = false;
  button.disabled = true;

  const request = new XMLHttpRequest(); // fetch does not tell what was sent
  request.open("POST", form.action); // with the key: again is not twice
  request.setRequestHeader("Accept", "application/json");
  request.upload.onprogress = ({ loaded, total }) => {
    sent.value = (100 * loaded) / total;
  };
  request.onload = () => answered(request.status, request.responseText);
  request.onerror = () => stopped("The upload broke off. Try again.");
  request.send(new FormData(form));
});

function answered(status, text) {
  try {
    const said = JSON.parse(text);
    if (status === 202) location.assign(said.links.page);
    else stopped(said.detail);
  } catch {
    stopped("The answer cannot be read. Try again.");
  }
}

function stopped(why) {
  sending.hidden = true;
  button.disabled = false;
  problem.textContent = why;
}

// Come back to by the browser's button: the key is used, another form is needed.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
