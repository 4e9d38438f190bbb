/* Moves the rows of a page in its form: they are saved in their new order with the page.

   A row's number in the form stays what it was, for Django goes by it; only positions change. */
"use strict";

{ // names of its own: other scripts run beside it
  const words = document.currentScript.dataset;
  const ROW = "tr.form-row:not(.empty-form), .inline-related:not(.empty-form, .tabular)";
  const inputOf = (row) => row.querySelector("input[name$='-position']");
  const placeOf = (row) => Number(inputOf(row).value);
  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");

  function rowsOf(group) {
    return [...group.querySelectorAll(ROW)].filter(inputOf);
  }

  function indexOf(row) {
    return Number(inputOf(row).name.match(/-(\d+)-position$/)[1]);
  }

  function put(group, inOrder) {
    const rows = rowsOf(group);
    if (rows.every((row, index) => row === inOrder[index])) return;
    const mark = document.createComment("");
    rows[0].before(mark);
    for (const row of inOrder) mark.before(row);
    mark.remove();
  }

  const putInOrder = (group) => put(group, rowsOf(group).sort((one, other) => placeOf(one) - placeOf(other)));
  const putAsNumbered = (group) => put(group, rowsOf(group).sort((one, other) => indexOf(one) - indexOf(other)));

  /* Rows share out the positions that they had; where two had the same, they are counted anew. */
  function writePositions(group) {
    const rows = rowsOf(group);
    const had = rows.map(placeOf).sort((one, other) => one - other);
    const isClear = new Set(had).size === had.length;
    for (const [index, row] of rows.entries()) {
      const input = inputOf(row);
      const position = String(isClear ? had[index] : index + 1);
      if (input.value === position) continue;
      input.value = position;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
    nameButtons(group);
  }

  function nameButtons(group) {
    const rows = rowsOf(group);
    for (const [index, row] of rows.entries()) {
      const [up, down] = row.querySelectorAll(".row-order button");
      up.setAttribute("aria-label", `${words.up}, ${index + 1}`);
      down.setAttribute("aria-label", `${words.down}, ${index + 1}`);
      up.setAttribute("aria-disabled", index === 0);
      down.setAttribute("aria-disabled", index === rows.length - 1);
    }
  }

  function tell(group, row) {
    const rows = rowsOf(group);
    said.textContent = words.moved.replace("{place}", rows.indexOf(row) + 1).replace("{count}", rows.length);
  }

  function step(group, row, by, button) {
    const rows = rowsOf(group);
    const other = rows[rows.indexOf(row) + by];
    if (!other) return;
    if (by < 0) other.before(row);
    else other.after(row);
    writePositions(group);
    tell(group, row);
    button.focus();
  }

  function button(sign, group, row, by) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = sign;
    made.addEventListener("click", () => step(group, row, by, made));
    return made;
  }

  function equip(group, row) {
    const controls = document.createElement("span");
    controls.className = "row-order";
    const handle = document.createElement("span");
    handle.className = "place-handle";
    handle.setAttribute("aria-hidden", "true");
    handle.textContent = "⠿";
    controls.append(handle, button("↑", group, row, -1), button("↓", group, row, 1));
    inputOf(row).after(controls);
    letDrag(handle, row, () => rowsOf(group), () => {
      writePositions(group);
      tell(group, row);
    });
  }

  function begin(group) {
    if (!group.querySelector("input[name$='-position']")) return;
    for (const row of rowsOf(group)) equip(group, row);
    putInOrder(group);
    nameButtons(group);
    group.addEventListener("formset:added", ({ target: row }) => {
      const others = rowsOf(group).filter((other) => other !== row);
      inputOf(row).value = Math.max(0, ...others.map(placeOf)) + 1;
      equip(group, row);
      nameButtons(group);
    });
    /* Django numbers the rows anew when a new one is taken away, in the order in which they stand. */
    group.addEventListener("click", (event) => {
      if (event.target.closest(".inline-deletelink")) putAsNumbered(group);
    }, { capture: true });
  }

  document.body.append(said);
  document.querySelectorAll(".inline-group").forEach(begin);
  document.addEventListener("formset:removed", () => {
    for (const group of document.querySelectorAll(".inline-group:has(.row-order)")) {
      putInOrder(group);
      nameButtons(group);
    }
  });
}
