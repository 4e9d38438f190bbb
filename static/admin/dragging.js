/* Lets a row be taken by its handle and put down between others: with a mouse, a pen or a finger. */
"use strict";

function middleOf(row) {
  const box = row.getBoundingClientRect();
  return box.top + box.height / 2;
}

/* `rows` returns those among which the row may stand, in their order; `dropped` is told at the end. */
function letDrag(handle, row, rows, dropped) {
  handle.hidden = false;
  handle.addEventListener("pointerdown", (start) => {
    if (start.button !== 0) return;
    start.preventDefault();
    row.classList.add("is-dragged");
    const ending = new AbortController();
    const follow = (event) => {
      const others = rows().filter((other) => other !== row);
      const next = others.find((other) => event.clientY < middleOf(other));
      if (next) next.before(row);
      else others.at(-1)?.after(row);
    };
    const end = () => {
      ending.abort();
      row.classList.remove("is-dragged");
      dropped();
    };
    /* The window hears of every pointer: a row that changes its place would lose hold of one. */
    window.addEventListener("pointermove", follow, { signal: ending.signal });
    window.addEventListener("pointerup", end, { signal: ending.signal });
    window.addEventListener("pointercancel", end, { signal: ending.signal });
  });
}
