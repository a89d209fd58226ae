// Faults of coming calls.

import { act, call, complain, read } from "./api.js";
import { button, calmly, find, make, options, show, table } from "./dom.js";
import { on } from "./live.js";

// Values that a form can give; the control API has more kinds and options.
const KINDS = [
  ["respond", "respond with a status"], ["drop", "drop the request"], ["lose", "handle it, lose the response"],
  ["hang", "handle it, never respond"], ["reset", "reset the connection"], ["truncate", "cut off the body"],
  ["repeat_page", "repeat the page before"],
];
const NUMBERS = [
  ["status", "Status or error code", 1, 99999, "500"], ["retry_after", "Retry-After, in seconds", 0, 86400, ""],
  ["delay", "Delay, in seconds", 0, 600, ""], ["call", "From the n-th call on", 1, 1000000, ""], ["times", "Times", 1, 1000000, "1"],
];

let providers = [];

const field = (id, text, control) => make("p", {}, make("label", { for: id }, text), control);

function drawForm() {
  const form = find("fault-form");
  form.replaceChildren(
    field("fault-provider", "Provider", make("select", { id: "fault-provider" })),
    field("fault-operation", "Operation", make("select", { id: "fault-operation" })),
    field("fault-kind", "What happens", make("select", { id: "fault-kind" })),
    ...NUMBERS.map(([name, text, min, max, value]) =>
      field(`fault-${name}`, text, make("input", { id: `fault-${name}`, type: "number", min, max, value, step: name === "delay" ? "any" : "1" }))),
    make("p", { className: "actions" }, make("button", { type: "submit", className: "main" }, "Plan")));
  options(find("fault-provider"), providers.map(({ name }) => [name, name]));
  options(find("fault-kind"), KINDS);
  find("fault-provider").addEventListener("change", drawOperations);
  find("fault-kind").addEventListener("change", () => {
    find("fault-status").disabled = find("fault-kind").value !== "respond";
  });
  drawOperations();
}

function drawOperations() {
  const chosen = providers.find(({ name }) => name === find("fault-provider").value);
  options(find("fault-operation"), [["", "any"], ...chosen.operations.map((name) => [name, name])]);
}

function plan(event) {
  event.preventDefault();
  const kind = find("fault-kind").value;
  const body = { provider: find("fault-provider").value, operation: find("fault-operation").value || null, kind };
  for (const [name] of NUMBERS) {
    const input = find(`fault-${name}`);
    if (input.value !== "" && !input.disabled) body[name] = Number(input.value);
  }
  act(() => call("POST", "/faults", body), "The fault is planned.");
}

function drawList({ faults, random_faults: rule }) {
  const rows = faults.map((fault) => ({
    cells: [fault.provider, fault.operation ?? "any", fault.kind, fault.status === null || fault.status === undefined ? "" : String(fault.status), String(fault.call), String(fault.times)],
  }));
  show(find("fault-list"), rows.length
    ? [table(`${rows.length} planned`, ["Provider", "Operation", "Kind", "Status", "Call", "Times"], rows),
      button("Remove all faults", "clear", () => act(() => call("DELETE", "/faults"), "All faults are removed."))]
    : make("p", { className: "quiet" }, "None is planned."));
  find("random-rule").textContent = rule
    ? `Active: ${Math.round(rule.share * 1000) / 10} % of the requests to ${rule.provider ?? "every provider"}: ${rule.kinds.join(", ")}.`
    : "None is active.";
}

async function refresh() {
  try {
    drawList(await read("/faults"));
  } catch (error) {
    complain(error);
  }
}

const refreshSoon = calmly(() => { if (!find("faults").hidden) refresh(); });

export const open = refresh;

export function start(known) {
  providers = known;
  drawForm();
  find("fault-form").addEventListener("submit", plan);
  find("random-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const body = { share: Number(find("random-share").value) / 100, seed: Number(find("random-seed").value) };
    act(() => call("PUT", "/random-faults", body), "Faults come by chance.");
  });
  find("random-stop").addEventListener("click", () => act(() => call("PUT", "/random-faults", { share: 0 }), "No faults come by chance."));
  // A request may have used up a fault.
  on(["start", "reset", "faults", "request"], refreshSoon);
}
