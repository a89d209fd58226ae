// Elements, made without markup: whatever a server sends is a text, never HTML.

export const find = (id) => document.getElementById(id);

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "key") element.dataset.key = value;
    else if (name === "className") element.className = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

// Replaces the content of a container. The focus stays on the element with the same key, or moves to `fallback`.
export function show(container, children, fallback) {
  const focused = container.contains(document.activeElement) ? document.activeElement : null;
  const key = focused?.dataset.key;
  const open = new Set([...container.querySelectorAll("details[open]")].map((each) => each.dataset.key));
  container.replaceChildren(...[children].flat().filter(Boolean));
  for (const details of container.querySelectorAll("details")) details.open ||= open.has(details.dataset.key);
  if (!focused) return;
  const same = [...container.querySelectorAll("[data-key]")].find((each) => key && each.dataset.key === key);
  // What a person is typing stays.
  if (same instanceof HTMLInputElement) same.value = focused.value;
  (same ?? (fallback && container.querySelector(fallback)) ?? find("main")).focus();
}

export function options(select, choices, chosen) {
  select.replaceChildren(...choices.map(([value, text]) => make("option", { value, selected: value === chosen }, text)));
}

export function table(caption, heads, rows) {
  const labelled = rows.map(({ cells, current }) =>
    make("tr", { "aria-current": current ? "true" : undefined },
      cells.map((cell, index) => make("td", { "data-label": heads[index] }, make("div", {}, cell)))));
  return make("table", { className: "stack" },
    make("caption", {}, caption),
    make("thead", {}, make("tr", {}, heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, labelled));
}

export const chip = (text, kind = "") => make("span", { className: `chip ${kind}` }, text);

export const button = (text, key, onclick, className) => make("button", { type: "button", key, onclick, className }, text);

// A simulated time in UTC, as the providers count it.
export function time(text) {
  const date = new Date(text);
  const shown = Number.isNaN(date.valueOf()) ? text : date.toISOString().slice(0, 19).replace("T", " ");
  return make("time", { datetime: text, className: "nowrap" }, shown);
}

export const json = (value) => make("pre", { tabindex: "0" }, JSON.stringify(value, null, 2));

export const pairs = (entries) =>
  make("dl", {}, entries.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]));

// Calls a function at most once in a while, however often it is asked for.
export function calmly(action, milliseconds = 120) {
  let timer = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      action();
    }, milliseconds);
  };
}
