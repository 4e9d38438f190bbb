/* Keeps the empty frame out of the way until something is previewed, and shows it then. */
"use strict";

const look = document.querySelector(".preview__look");
look.hidden = true;

document.addEventListener("submit", ({ submitter }) => {
  if (submitter?.name !== "_preview") return;
  look.hidden = false;
  look.scrollIntoView({ block: "start" });
});
