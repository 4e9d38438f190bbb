/* Says in plain words what allauth's passkey scripts would only write to the console; and prints. */
"use strict";

const REASONS = {
  NotAllowedError: "The passkey was not used: it was canceled, took too long, or there is none here for this site.",
  InvalidStateError: "This device already has a passkey for your account.",
  SecurityError: "Passkeys do not work at this address.",
};

function say(words) {
  const place = document.getElementById("passkey-problem");
  place.textContent = words;
  place.hidden = false;
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  say(REASONS[event.detail.exception.name] || "The passkey did not work. Try again.");
});

document.addEventListener("DOMContentLoaded", () => {
  if (document.getElementById("passkey-problem") && !window.PublicKeyCredential) {
    say("This browser has no passkeys. Use another way, or another browser.");
  }
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
