// The simulated clock.

import { act, call, read } from "./api.js";
import { find } from "./dom.js";
import { on } from "./live.js";

let shown = { now: Date.now(), frozen: true };
let since = performance.now();

const current = () => shown.now + (shown.frozen ? 0 : performance.now() - since);

function draw() {
  const text = new Date(current()).toISOString();
  find("clock-time").dateTime = text;
  find("clock-time").textContent = `${text.slice(0, 19).replace("T", " ")} UTC`;
}

function set(clock) {
  shown = { now: Date.parse(clock.now), frozen: clock.frozen };
  since = performance.now();
  find("clock-state").textContent = clock.frozen ? "stands still" : "is running";
  find("clock-switch").textContent = clock.frozen ? "Run with the system" : "Stop the clock";
  draw();
}

const change = (body, done) => act(async () => set(await call("PUT", "/clock", body)), done);

export function start() {
  on(["clock"], set);
  on(["start", "reset", "settings"], async () => set(await read("/clock")));
  setInterval(draw, 1000);
  for (const button of document.querySelectorAll("[data-seconds]")) {
    button.addEventListener("click", () =>
      change({ advance_seconds: Number(button.dataset.seconds) }, `The clock moved by ${button.textContent.slice(2)}.`));
  }
  find("clock-switch").addEventListener("click", () =>
    change({ now: shown.frozen ? null : new Date(current()).toISOString() }, "The clock was switched."));
  find("clock-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const value = find("clock-input").value;
    change({ now: `${value}Z` }, "The clock was set.");
  });
}
