// The orders of one provider, and one of them.

import { act, call, complain, read, segment } from "./api.js";
import { button, calmly, chip, find, make, options, show, table, time } from "./dom.js";
import { on } from "./live.js";
import { draw as drawOrder, hide as hideOrder } from "./order.js";

let names = [];
let place = { provider: "", id: "", status: "", search: "" };
let pages = 1;
let turn = 0;

export function addressOf({ provider, id = "", status = "", search = "" }) {
  const query = new URLSearchParams(Object.entries({ status, search }).filter(([, value]) => value)).toString();
  return `#/orders/${segment(provider)}${id ? `/${segment(id)}` : ""}${query ? `?${query}` : ""}`;
}

async function readPages(provider) {
  const orders = [];
  let page = { next: null, statuses: {} };
  for (let number = 0; number < pages; number += 1) {
    const filters = { status: place.status, search: place.search, before: page.next ?? "" };
    const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value));
    page = await read(`/${segment(provider)}/orders?${query}`);
    orders.push(...page.orders);
    if (!page.next) break;
  }
  return { ...page, orders };
}

function drawProviders() {
  show(find("providers"), names.map((name) => {
    const current = name === place.provider ? "page" : undefined;
    return make("li", {}, make("a", { href: addressOf({ provider: name }), "aria-current": current, key: name }, name));
  }));
}

function drawFilter(statuses) {
  const known = place.status && !(place.status in statuses) ? { ...statuses, [place.status]: 0 } : statuses;
  const choices = Object.entries(known).map(([name, count]) => [name, `${name} (${count})`]);
  const select = find("order-status");
  if (document.activeElement !== select) options(select, [["", "any"], ...choices], place.status);
  const search = find("order-search");
  if (document.activeElement !== search) search.value = place.search;
}

function drawList(page) {
  // Most mocks are used by one account alone.
  const hasAccounts = page.orders.some((order) => order.account !== 1);
  const rows = page.orders.map((order) => ({
    current: order.id === place.id,
    cells: [
      make("a", { href: addressOf({ ...place, id: order.id }), key: `order-${order.id}` }, order.id),
      order.label,
      order.statuses.length ? order.statuses.map((status) => chip(status)) : chip("new"),
      time(order.created),
      ...(hasAccounts ? [order.account === null ? "none" : `key ${order.account}`] : []),
    ],
  }));
  const total = `${page.orders.length} shown, the last stored one first`;
  const empty = place.status || place.search ? "No order has that status, id or label." : `${place.provider} has no orders yet.`;
  show(find("order-list"), [
    rows.length
      ? make("div", { className: "scroll" }, table(total, ["Id", "Label", "Status", "Created", ...(hasAccounts ? ["Account"] : [])], rows))
      : make("p", { className: "quiet" }, empty),
    page.next ? button("Show more", "more", () => { pages += 1; refresh(); }) : null,
    rows.length || place.status || place.search ? null : button(`Seed 10 orders`, "seed", () =>
      act(() => call("POST", `/${segment(place.provider)}/seed`, { orders: 10 }), "10 orders were created.")),
  ]);
}

async function refresh() {
  const mine = (turn += 1);
  try {
    const page = await readPages(place.provider);
    // Another provider may have been chosen meanwhile.
    if (mine !== turn) return;
    drawProviders();
    drawFilter(page.statuses);
    drawList(page);
  } catch (error) {
    complain(error);
  }
}

async function refreshOrder() {
  const { provider, id } = place;
  try {
    const order = await read(`/${segment(provider)}/orders/${segment(id)}`);
    if (place.id === id && place.provider === provider) drawOrder(order, addressOf({ ...place, id: "" }));
  } catch (error) {
    hideOrder();
    complain(error);
  }
}

const refreshSoon = calmly(() => { if (!find("orders").hidden) refresh(); }, 400);
const refreshOrderSoon = calmly(() => { if (!find("orders").hidden && place.id) refreshOrder(); });

export async function open([provider, id], query) {
  const next = { provider: provider || names[0], id: id ?? "", status: query.get("status") ?? "", search: query.get("search") ?? "" };
  if (next.provider !== place.provider || next.status !== place.status || next.search !== place.search) pages = 1;
  place = next;
  if (place.id) refreshOrder();
  else hideOrder();
  await refresh();
}

export function start(providers) {
  names = providers.map(({ name }) => name);
  const filter = () => {
    location.hash = addressOf({ ...place, status: find("order-status").value, search: find("order-search").value.trim() });
  };
  find("order-filter").addEventListener("submit", (event) => { event.preventDefault(); filter(); });
  find("order-status").addEventListener("change", filter);
  on(["start", "reset"], () => { refreshSoon(); refreshOrderSoon(); });
  on(["orders", "order"], (event) => {
    if (event.provider !== place.provider) return;
    refreshSoon();
    if (!event.id || event.id === place.id) refreshOrderSoon();
  });
  on(["webhook"], (event) => { if (event.provider === place.provider && event.order_id === place.id) refreshOrderSoon(); });
  on(["request"], (event) => { if (event.provider === place.provider) refreshOrderSoon(); });
}
