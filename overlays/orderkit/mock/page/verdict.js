// What became of a request, in words and not by its background alone.

import { chip } from "./dom.js";

export const failed = (request) => request.fault !== null || request.status === null || request.status >= 400;

// The rule that a request broke; a fault breaks none.
export const rule = (request) => (request.fault ? null : request.refusal?.rule ?? null);

export function outcome(request) {
  if (request.status === null) return chip(`no response: ${request.fault ?? "dropped"}`, "bad");
  if (request.fault) {
    const kind = request.fault === String(request.status) ? "" : `: ${request.fault}`;
    return chip(`${request.status} by a fault${kind}`, "wait");
  }
  return request.status < 400 ? chip(`${request.status} accepted`, "good") : chip(`${request.status} refused`, "bad");
}
