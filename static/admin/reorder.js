/* Moves pages in a list without loading it anew. Whatever cannot be done so is sent as a form. */
"use strict";

{ // names of its own: other scripts run beside it
  const list = document.getElementById("changelist-form");
  const said = document.getElementById("order-said");
  const places = () => [...list.querySelectorAll(".place")];
  const rowOf = (place) => place.closest("tr");
  const numberOf = (place) => place.querySelector("input[type=number]");
  const buttonOf = (place, way) => place.querySelector(`button[value$=":${way}"]`);

  /* What the server has told of the order, whatever is being dragged meanwhile. */
  let seen = places().map((place) => place.querySelector("[name=order]").value);

  function groupOf(place) {
    return places().filter((other) => other.dataset.group === place.dataset.group);
  }

  function show(place, number, count) {
    numberOf(place).value = number;
    buttonOf(place, "up").setAttribute("aria-disabled", number === 1);
    buttonOf(place, "down").setAttribute("aria-disabled", number === count);
  }

  /* Puts the rows of a group into an order of pages, where the group stands. */
  function arrange(keys) {
    const group = places().filter((place) => keys.includes(place.dataset.page));
    const inOrder = keys.map((key) => group.find((place) => place.dataset.page === key));
    const mark = document.createComment("");
    rowOf(group[0]).before(mark);
    for (const place of inOrder) mark.before(rowOf(place));
    mark.remove();
    inOrder.forEach((place, index) => show(place, index + 1, inOrder.length));
  }

  function remember(order) {
    const versions = new Map(order.map(([page, version]) => [String(page), version]));
    const pages = seen.map((pair) => pair.split(":")[0]);
    const moved = order.map(([page]) => String(page));
    const inOrder = pages.map((page) => (versions.has(page) ? moved.shift() : page));
    const old = new Map(seen.map((pair) => pair.split(":")));
    seen = inOrder.map((page) => `${page}:${versions.get(page) ?? old.get(page)}`);
    for (const place of places()) {
      const input = place.querySelector("[name=order]");
      input.value = seen.find((pair) => pair.startsWith(`${place.dataset.page}:`));
    }
  }

  function wish(place, number) {
    const data = new FormData(list);
    data.delete("order");
    for (const pair of seen) data.append("order", pair);
    data.set("move", `${place.dataset.page}:to`);
    data.set(`number-${place.dataset.page}`, number);
    return data;
  }

  /* Back to what the server knows of, and then the way that needs no script: it says why not. */
  function sendAsForm(place, number) {
    const group = new Set(groupOf(place).map((other) => other.dataset.page));
    arrange(seen.map((pair) => pair.split(":")[0]).filter((page) => group.has(page)));
    numberOf(place).value = number;
    list.requestSubmit(buttonOf(place, "to"));
  }

  async function move(place, number, focused) {
    const address = buttonOf(place, "to").formAction;
    const answer = await fetch(address, {
      method: "POST",
      body: wish(place, number),
      headers: { Accept: "application/json" },
    }).catch(() => null);
    if (!answer?.ok) return sendAsForm(place, number);
    const { message, order } = await answer.json();
    arrange(order.map(([page]) => String(page)));
    remember(order);
    said.textContent = message;
    focused?.focus();
  }

  /* One after the other: each has to know what came of the one before. */
  let last = Promise.resolve();

  function moveTo(place, number, focused) {
    last = last.then(() => move(place, number(), focused));
  }

  function press(event) {
    const button = event.target.closest("button[name=move]");
    if (!button) return;
    event.preventDefault();
    const place = button.closest(".place");
    const number = () => groupOf(place).indexOf(place) + 1;
    const wished = numberOf(place).value;
    const ways = { up: () => number() - 1, down: () => number() + 1, to: () => wished };
    if (button.getAttribute("aria-disabled") !== "true") {
      moveTo(place, ways[button.value.split(":")[1]], button);
    }
  }

  list.addEventListener("click", press);
  list.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches(".place input")) return;
    event.preventDefault(); // else the first button of the form would be pressed
    const wished = event.target.value;
    moveTo(event.target.closest(".place"), () => wished, event.target);
  });
  for (const place of places()) {
    const rows = () => groupOf(place).map(rowOf);
    letDrag(place.querySelector(".place-handle"), rowOf(place), rows, () => {
      const number = groupOf(place).indexOf(place) + 1;
      moveTo(place, () => number);
    });
  }
}
