// Notifications and the attempts to deliver them.

import { act, call, complain, read } from "./api.js";
import { button, calmly, chip, find, json, make, pairs, show, table, time } from "./dom.js";
import { on } from "./live.js";

const KINDS = { delivered: "good", failed: "bad", refused: "bad", pending: "wait" };
const MOST_SHOWN = 200;

const attemptsOf = (number, attempts) => make("ol", {}, attempts.filter((each) => each.notification_id === number).map((each) =>
  make("li", {}, time(each.time), " ", each.status === null ? each.error : `HTTP ${each.status}`)));

function parsed(body) {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function row(notification, attempts) {
  const { id, provider, order_id, url, state, headers, body } = notification;
  const order = `#/orders/${encodeURIComponent(provider)}/${encodeURIComponent(order_id)}`;
  return {
    cells: [
      String(id),
      make("a", { href: order, key: `order-${id}` }, `${provider} ${order_id}`),
      chip(state, KINDS[state]),
      [make("code", {}, url), attemptsOf(id, attempts),
        make("details", { key: `details-${id}` }, make("summary", {}, "Headers and body"), pairs(Object.entries(headers)), json(parsed(body)))],
      button("Send again", `send-${id}`, () => act(() => call("POST", `/webhooks/${id}/send`), `Webhook ${id} is sent again.`)),
    ],
  };
}

async function refresh() {
  try {
    const { notifications, attempts } = await read("/webhooks");
    const rows = notifications.slice(-MOST_SHOWN).reverse().map((each) => row(each, attempts));
    show(find("webhook-list"), rows.length
      ? make("div", { className: "scroll" }, table(`${rows.length} shown, the newest first`, ["Number", "Order", "State", "Attempts", "Action"], rows))
      : make("p", { className: "quiet" }, "No webhook so far. Orders with a notification URL have some when they change."));
  } catch (error) {
    complain(error);
  }
}

const refreshSoon = calmly(() => { if (!find("webhooks").hidden) refresh(); });

export const open = refresh;

export function start() {
  on(["start", "reset", "webhook"], refreshSoon);
  find("deliver").addEventListener("click", () => act(() => call("POST", "/webhooks/deliver"), "Pending webhooks were sent."));
}
