// Settings of the mock, which change while it runs.

import { act, call, complain, read } from "./api.js";
import { calmly, chip, find, make, show, table } from "./dom.js";
import { on } from "./live.js";

let settings = [];

// JSON where it is some, otherwise a text: nobody wants to quote a word.
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const write = (value) => (typeof value === "string" ? value : JSON.stringify(value));

// The name `nocnoc.shipping_usd` becomes {"nocnoc": {"shipping_usd": value}}.
const nested = (name, value) => name.split(".").reduceRight((inner, step) => ({ [step]: inner }), value);

function form({ name, value, changes }) {
  if (changes !== "while running") return [make("code", {}, write(value)), make("div", { className: "quiet" }, `set ${changes}`)];
  const input = make("input", { value: write(value), "aria-label": name, key: `value-${name}`, autocomplete: "off" });
  const submit = (event) => {
    event.preventDefault();
    act(() => call("PATCH", "/settings", nested(name, parse(input.value))), `${name} is set.`);
  };
  return make("form", { className: "inline", onsubmit: submit }, input, make("button", { type: "submit", key: `set-${name}`, "aria-label": `Set ${name}` }, "Set"));
}

const isShown = ({ name, description }) =>
  `${name} ${description}`.toLowerCase().includes(find("setting-search").value.trim().toLowerCase());

function draw() {
  const rows = settings.filter(isShown).map((setting) => ({
    cells: [
      [make("code", {}, setting.name), " ", write(setting.value) === write(setting.default) ? null : chip("changed", "wait")],
      form(setting),
      [setting.description, " ", make("span", { className: "quiet" }, `${setting.type}; by default ${write(setting.default)}`)],
    ].map((cell) => [cell].flat().filter(Boolean)),
  }));
  show(find("setting-list"), rows.length
    ? make("div", { className: "scroll" }, table(`${rows.length} shown`, ["Name", "Value", "Meaning"], rows))
    : make("p", { className: "quiet" }, "No setting has that in its name or its meaning."));
}

async function refresh() {
  try {
    settings = (await read("/settings")).settings;
    draw();
  } catch (error) {
    complain(error);
  }
}

const refreshSoon = calmly(() => { if (!find("settings").hidden) refresh(); });

export const open = refresh;

export function start() {
  on(["start", "reset", "settings"], refreshSoon);
  find("setting-search").addEventListener("input", draw);
}
