/* Names for what the stock admin leaves without one, so that a screen reader can say where it is.

   Runs before the rich text editor and the inlines of Django start. It takes every word from the
   page itself: from labels, from the heads of columns and from what is chosen. */
"use strict";

/* The editor adds a <style> of its own, which our policy refuses, unless it finds one of its kind.
   This one belongs to no language, so no browser reads it; editor.css says the same already. */
function leaveOutEditorsStyle() {
  const style = document.createElementNS("", "style");
  style.setAttribute("data-tiptap-style", "");
  document.head.append(style);
}

function wordsOf(element) {
  return element.textContent.trim().replace(/\s+/g, " ").replace(/:$/, "");
}

function nameOf(input) {
  return input.getAttribute("aria-label") || (input.labels?.length ? wordsOf(input.labels[0]) : "");
}

/* An editor stands in for its textarea: same name, same help, same errors. */
function nameEditor({ target: textarea, detail: { editor } }) {
  const box = editor.view.dom;
  box.setAttribute("aria-label", nameOf(textarea));
  box.setAttribute("aria-multiline", "true");
  for (const name of ["aria-describedby", "aria-invalid"]) {
    if (textarea.hasAttribute(name)) box.setAttribute(name, textarea.getAttribute(name));
  }
  for (const label of textarea.labels) label.addEventListener("click", () => editor.commands.focus());
  editor.on("create", () => nameMenu(box.parentElement, nameOf(textarea), editor));
}

function nameMenu(frame, name, editor) {
  const menu = frame.querySelector(".prose-menubar");
  menu.setAttribute("role", "group");
  menu.setAttribute("aria-label", name);
  const sayWhatIsOn = () => {
    for (const button of menu.querySelectorAll("button[data-name]")) {
      button.setAttribute("aria-disabled", button.classList.contains("disabled"));
      if (!button.dataset.name.startsWith("history")) {
        button.setAttribute("aria-pressed", button.classList.contains("active"));
      }
    }
  };
  editor.on("transaction", sayWhatIsOn);
  sayWhatIsOn();
}

/* In a table the head of the column is the label, which no input knows of; the row tells rows apart. */
function nameTable(table) {
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...table.tBodies[0].querySelectorAll("tr.form-row")];
  for (const [index, row] of rows.entries()) {
    for (const input of row.querySelectorAll("input:not([type=hidden]), select, textarea")) {
      const head = heads[input.closest("td").cellIndex];
      input.setAttribute("aria-label", `${wordsOf(head)}, ${index + 1}`);
    }
  }
}

function nameTables() {
  document.querySelectorAll(".inline-group .tabular table").forEach(nameTable);
}

/* Their first column shows what a row was when the page opened; its head is empty. */
function headFirstColumns() {
  for (const head of document.querySelectorAll(".tabular th.original:empty")) {
    const words = document.createElement("span");
    words.className = "visually-hidden";
    words.textContent = wordsOf(head.closest("fieldset").querySelector("h2"));
    head.append(words);
  }
}

/* The sign beside the filter of a list to choose from is a picture with a name. */
function nameSigns() {
  document.querySelectorAll("span.help-tooltip[aria-label]").forEach((sign) => {
    sign.setAttribute("role", "img");
  });
}

leaveOutEditorsStyle();
nameTables();
headFirstColumns();
document.addEventListener("prose-editor:ready", nameEditor);
document.addEventListener("formset:added", nameTables);
document.addEventListener("formset:removed", nameTables);
window.addEventListener("load", () => setTimeout(nameSigns)); // the lists are made at "load" too
