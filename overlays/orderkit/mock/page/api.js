// The control API, relative to the page, so that it works below a prefix of a proxy too.

import { find } from "./dom.js";

let timer = null;

export function tell(text) {
  find("problem").hidden = true;
  const message = find("message");
  message.textContent = text;
  message.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => { message.hidden = true; }, 6000);
}

export function complain(error) {
  find("message").hidden = true;
  find("problem").textContent = error.message;
  find("problem").hidden = false;
}

export async function call(method, path, body) {
  const headers = body === undefined ? {} : { "Content-Type": "application/json" };
  const content = body === undefined ? undefined : JSON.stringify(body);
  const response = await fetch(`_mock${path}`, { method, headers, body: content });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? `HTTP ${response.status}`);
  return answer;
}

export const read = (path) => call("GET", path);

const documents = new Map();

// A part of a provider's spec, by its JSON pointer.
export async function node(provider, pointer) {
  if (!documents.has(provider)) {
    const response = await fetch(`${segment(provider)}/openapi.json`);
    if (!response.ok) throw new Error(`The spec of ${provider} cannot be read: HTTP ${response.status}`);
    documents.set(provider, await response.json());
  }
  const steps = decodeURIComponent(pointer).split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  return steps.reduce((found, step) => found?.[step] ?? null, documents.get(provider));
}

// Does what a person asked for, and says how it went.
export async function act(action, done) {
  try {
    const result = await action();
    tell(typeof done === "function" ? done(result) : done);
  } catch (error) {
    complain(error);
  }
}

export const segment = encodeURIComponent;
