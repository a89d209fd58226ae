// Events of the mock. The browser connects again by itself, and the mock sends what was missed.

import { find } from "./dom.js";

const KINDS = ["start", "reset", "request", "order", "orders", "webhook", "clock", "faults", "settings", "snapshots"];
const listeners = new Map();

export function on(kinds, listener) {
  for (const kind of kinds) listeners.set(kind, [...(listeners.get(kind) ?? []), listener]);
}

function report(text) {
  const connection = find("connection");
  if (connection.textContent !== text) connection.textContent = text;
}

export function connect() {
  const source = new EventSource("_mock/events");
  source.onopen = () => report("Live");
  source.onerror = () => {
    report("Connection lost, trying again");
    // A refusal ends it for good, such as that of a proxy while the mock starts again.
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, 2000);
  };
  for (const kind of KINDS) {
    source.addEventListener(kind, (event) => {
      for (const listener of listeners.get(kind) ?? []) listener(JSON.parse(event.data), kind);
    });
  }
}
