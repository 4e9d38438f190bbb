/* What the form of a page does by itself: keeps unsaved text, says who else is there, and two keys.

   Every word that is shown comes from the page or from the server. */

const KEEP_EVERY = 10_000;
const SHOW_EVERY = 30_000;
const LONGEST_LAST_WORDS = 60_000; // a browser sends no more than 64 KB for a page that is gone
const form = document.querySelector("form:has([name=_save])");
const said = document.querySelector("[data-kept]");
const aloud = document.querySelector("[data-kept-aloud]");
const present = document.querySelector("[data-present]");
const offered = document.querySelector("[data-unsaved]");
const here = location.pathname + (location.search.includes("back=1") ? "?back=1" : "");
const place = `desk:${said?.dataset.person}:${location.pathname}`;

let typedBefore = null; // the form as it was when somebody first touched it
let isLeaving = false;
let hasSpoken = false;

/* As a browser would send it, without files. The lists to choose from keep what is chosen in their
   second box, which Django marks only when the form is sent. */
function typed() {
  const data = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") data.append(name, value.replace(/\r?\n/g, "\r\n"));
  }
  for (const box of form.querySelectorAll("select.filtered[id$=_to]")) {
    data.delete(box.name);
    for (const option of box.options) data.append(box.name, option.value);
  }
  data.delete("csrfmiddlewaretoken");
  return data;
}

function post(address, data) {
  data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const keepalive = `${data}`.length < LONGEST_LAST_WORDS;
  return fetch(address, { method: "POST", body: data, redirect: "manual", keepalive });
}

/* Nobody is signed in any more, or somebody is anew and this page does not know of it. */
function isForgotten(response) {
  return response.type === "opaqueredirect" || response.status === 403;
}

async function isSignedIn() {
  try {
    return !isForgotten(await post(said.dataset.address, new URLSearchParams({ _still_there: "1" })));
  } catch {
    return true; // then the browser itself will say what is wrong
  }
}

/* Heard once, and again only when something is wrong: a voice every ten seconds would disturb. */
function say(words, isTrouble) {
  said.textContent = words;
  said.classList.toggle("desk-kept--trouble", isTrouble);
  if (isTrouble || !hasSpoken) aloud.textContent = words;
  hasSpoken = true;
}

function hasChanged() {
  return typedBefore !== null && typed().toString() !== typedBefore;
}

/* Returns whether the server will take the form: not after it has forgotten who is typing. */
async function keep() {
  const data = typed();
  const kept = data.toString();
  try {
    const response = await post(said.dataset.address, data);
    if (isForgotten(response)) {
      say(said.dataset.signedOut, true);
      return false;
    }
    if (response.ok) typedBefore = kept;
    say(response.ok || response.status === 413 ? await response.text() : said.dataset.failed, !response.ok);
  } catch {
    if (!isLeaving) say(said.dataset.failed, true);
  }
  return true;
}

/* Text of an earlier sitting lies in the slot until somebody has said what is to become of it. */
function isUndecided() {
  offered?.querySelector("[data-undecided]").removeAttribute("hidden");
  return offered !== null;
}

async function keepWhatIsNew() {
  if (!isLeaving && hasChanged() && !isUndecided()) await keep();
}

/* Whoever has been signed out would lose what is sent. It waits in this window instead, for as long
   as it takes to sign in, and the form then offers it. */
async function sendSafely(event) {
  const isForElsewhere = event.submitter?.hasAttribute("formaction");
  if (isLeaving || isForElsewhere || !hasChanged()) {
    isLeaving ||= !isForElsewhere;
    return;
  }
  event.preventDefault();
  const { submitter } = event;
  const isTaken = isUndecided() ? await isSignedIn() : await keep();
  isLeaving = true;
  if (isTaken) {
    form.requestSubmit(submitter);
  } else {
    sessionStorage.setItem(place, typed().toString());
    location.assign(here);
  }
}

async function offerWhatWaits() {
  const waiting = sessionStorage.getItem(place);
  if (waiting === null || offered) return;
  const response = await post(said.dataset.address, new URLSearchParams(waiting));
  if (response.ok) {
    sessionStorage.removeItem(place);
    location.replace(here);
  }
}

async function lookAround() {
  try {
    const response = await post(present.dataset.present, new URLSearchParams());
    const words = response.ok ? (await response.text()).trim() : "";
    if (words !== present.innerHTML.trim()) present.innerHTML = words;
  } catch {
    present.replaceChildren(); // who is there now is not known
  }
}

/* Before the editor, for which both mean something else or nothing. */
function heedKeys(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const name = { s: "_save", Enter: "_preview" }[event.key];
  const button = name && (form.querySelector(`.desk-bar [name=${name}]`) ?? form.querySelector(`[name=${name}]`));
  if (!button) return;
  event.preventDefault();
  event.stopPropagation();
  button.click();
}

function rememberStart() {
  typedBefore ??= typed().toString();
}

function start() {
  for (const touch of ["focusin", "pointerdown", "keydown"]) form.addEventListener(touch, rememberStart, true);
  form.addEventListener("submit", sendSafely);
  form.elements._at_other?.addEventListener("input", () => {
    form.querySelector("[data-other-time]").checked = true;
  });
  document.addEventListener("keydown", heedKeys, true);
  document.addEventListener("visibilitychange", keepWhatIsNew);
  window.addEventListener("pageshow", () => { isLeaving = false; });
  setInterval(keepWhatIsNew, KEEP_EVERY);
  if (present) setInterval(lookAround, SHOW_EVERY);
  offerWhatWaits();
}

if (form && said) start();
