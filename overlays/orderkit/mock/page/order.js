// One order: what can become of it, and what happened to it.

import { act, call, segment } from "./api.js";
import { button, chip, find, json, make, options, pairs, show, time } from "./dom.js";
import { outcome, rule } from "./verdict.js";

const GRAVE = /cancel|expire|fail|reject|delet|terminat|return/i;
const MOST_BUTTONS = 5;

const advance = (order, status) =>
  act(() => call("POST", `/${segment(order.provider)}/orders/${segment(order.id)}/advance`, bodyOf(status)),
    `Order ${order.id}: ${status}.`);

function bodyOf(status) {
  const description = find("order-description")?.value.trim();
  return description ? { status, description } : { status };
}

const advanceButton = (order, status, index) =>
  button(index ? status : `Advance to ${status}`, `advance-${status}`, () => advance(order, status),
    index === 0 ? "main" : GRAVE.test(status) ? "grave" : "");

function otherSteps(order, statuses) {
  const select = make("select", { id: "order-other", key: "other" });
  options(select, statuses.map((status) => [status, status]));
  return make("p", { className: "inline" },
    make("label", { for: "order-other" }, "Other change"), select,
    button("Apply", "apply", () => advance(order, select.value)));
}

function actions(order) {
  if (!order.next.length) return make("p", { className: "quiet" }, "This order cannot change any more.");
  const [shown, others] = order.next.length > MOST_BUTTONS
    ? [order.next.slice(0, 1), order.next.slice(1)] : [order.next, []];
  return make("div", {},
    make("div", { className: "actions" }, shown.map((status, index) => advanceButton(order, status, index))),
    others.length ? otherSteps(order, others) : null,
    order.provider === "noventiq" ? null : make("p", { className: "inline" },
      make("label", { for: "order-description" }, "Description, if any"),
      make("input", { id: "order-description", maxlength: "45", autocomplete: "off", key: "description" })));
}

const names = (statuses) => (statuses.length ? statuses.map((status) => chip(status)) : [chip("new")]);

function difference(entry) {
  const added = entry.statuses.filter((status) => !entry.before.includes(status));
  const removed = entry.before.filter((status) => !entry.statuses.includes(status));
  if (entry.before.length === 1 && entry.statuses.length === 1) return [...names(entry.before), "to ", ...names(entry.statuses)];
  return [...added.map((status) => chip(status)), ...removed.flatMap((status) => ["no longer ", chip(status)])];
}

const DESCRIBED = {
  created: (entry) => (entry.statuses ? ["Created as ", ...names(entry.statuses)] : ["Created, and seeded with a past"]),
  past: (entry) => ["By the order's own record: ", ...names(entry.statuses), entry.description],
  status: (entry) => ["Changed: ", ...difference(entry)],
  request: (entry) => [
    "Request ", make("a", { href: `#/requests/${entry.number}`, key: `request-${entry.number}` }, entry.operationId ?? entry.path),
    " ", outcome(entry), rule(entry) ? make("div", {}, rule(entry)) : make("br"), make("code", {}, `${entry.method} ${entry.path}`)],
  webhook: (entry) => [
    `Webhook ${entry.notification_id}, attempt ${entry.number} `,
    entry.status === null ? chip(entry.error, "bad") : chip(entry.status, entry.status < 300 ? "good" : "bad"),
    make("br"), make("code", {}, entry.url), " ",
    button("Send again", `send-${entry.notification_id}-${entry.number}`, () =>
      act(() => call("POST", `/webhooks/${entry.notification_id}/send`), `Webhook ${entry.notification_id} is sent again.`))],
};

const timeline = (order) => make("ol", { className: "timeline" },
  order.timeline.map((entry) => make("li", { className: entry.kind }, time(entry.time), DESCRIBED[entry.kind](entry))));

export function draw(order, back) {
  const article = find("order");
  const description = find("order-description")?.value ?? "";
  article.hidden = false;
  show(article, [
    make("p", { className: "back" }, make("a", { href: back, key: "back" }, "Back to the orders")),
    make("h3", { id: "order-title", tabindex: "-1" }, `Order ${order.id}`),
    pairs([["Status", names(order.statuses)], ["Label", order.label], ["Created", time(order.created)],
      ["Account", order.account === null ? "of an API key that the mock no longer has" : `API key ${order.account}`]]),
    make("h4", { className: "hidden" }, "Changes"), actions(order),
    make("h4", {}, "Timeline"), timeline(order),
    make("details", { key: "document" }, make("summary", {}, "The order as the API shows it"), json(order.document)),
  ], "#order-title");
  if (find("order-description")) find("order-description").value = description;
}

export function hide() {
  find("order").hidden = true;
  find("order").replaceChildren();
}
