// Requests as they come, and one of them.

import { complain, node, read } from "./api.js";
import { calmly, chip, find, json, make, options, pairs, show, table, time } from "./dom.js";
import { on } from "./live.js";
import { failed, outcome, rule } from "./verdict.js";

const MOST_SHOWN = 200;
const MOST_KEPT = 1000;
let lines = [];
let open_number = "";

const orders = (request) => request.orders.map((id) =>
  make("a", { href: `#/orders/${encodeURIComponent(request.provider)}/${encodeURIComponent(id)}`, key: `of-${request.number}-${id}` }, `${id} `));

const warnings = (request) => request.warnings.map((warning) => make("div", {}, chip(`warning: ${warning}`, "wait")));

// The broken rule, with its part of the spec, which is read when somebody opens it.
function reason(request) {
  if (!rule(request)) return null;
  const { provider, refusal: { pointer, ledger } } = request;
  const address = `${encodeURIComponent(provider)}/openapi.json${pointer ?? ""}`;
  const content = make("div");
  const opened = async (event) => {
    if (!event.target.open || content.hasChildNodes()) return;
    try {
      content.append(json(await node(provider, pointer)));
    } catch (error) {
      complain(error);
    }
  };
  return make("div", { className: "reason" },
    make("p", {}, make("strong", {}, rule(request))),
    pointer ? make("p", {}, "In the spec: ", make("a", { href: address, key: "spec" }, pointer)) : null,
    ledger.length ? make("p", {}, `Ledger: ${ledger.join(", ")}`) : null,
    pointer ? make("details", { ontoggle: opened, key: "rule" }, make("summary", {}, "Show this part of the spec"), content) : null);
}

const isShown = (request) =>
  (!find("request-provider").value || request.provider === find("request-provider").value) &&
  (!find("request-refused").checked || failed(request));

function draw() {
  const rows = lines.filter(isShown).slice(-MOST_SHOWN).reverse().map((request) => ({
    current: String(request.number) === open_number,
    cells: [
      make("a", { href: `#/requests/${request.number}`, key: `request-${request.number}` }, String(request.number)),
      time(request.time),
      [make("code", {}, `${request.method} ${request.path}`), " ", make("span", { className: "quiet" }, request.operationId ?? "no operation"),
        request.orders.length ? make("div", {}, "Order ", orders(request)) : null],
      [outcome(request), rule(request) ? make("div", {}, rule(request)) : null, warnings(request)],
    ],
  }));
  show(find("request-list"), rows.length
    ? make("div", { className: "scroll" }, table(`${rows.length} shown, the newest first`, ["Number", "Time", "Request", "Verdict"], rows))
    : make("p", { className: "quiet" }, lines.length ? "No request is of that kind." : "No request so far. Point your program at the mock."));
}

const drawSoon = calmly(() => { if (!find("requests").hidden) draw(); });

function drawOne(request) {
  const article = find("request");
  article.hidden = false;
  show(article, [
    make("p", { className: "back" }, make("a", { href: "#/requests", key: "back" }, "Back to the requests")),
    make("h3", { id: "request-title", tabindex: "-1" }, `Request ${request.number}`),
    pairs([
      ["Verdict", outcome(request)], ["Time", time(request.time)],
      ["Request", make("code", {}, `${request.method} ${request.path}`)],
      ["Operation", request.operationId ?? "none: no operation has that path"],
      ["Orders", request.orders.length ? orders(request) : "none"],
    ]),
    reason(request), warnings(request),
    make("h4", {}, "Query"), json(request.query),
    make("h4", {}, "Headers"), json(request.headers),
    make("h4", {}, request.body_is_whole === false ? "Body, cut off" : "Body"), json(request.body),
  ], "#request-title");
}

export async function open([number]) {
  open_number = number ?? "";
  find("request").hidden = true;
  draw();
  if (!open_number) return;
  try {
    drawOne(await read(`/requests/${encodeURIComponent(open_number)}`));
  } catch (error) {
    complain(error);
  }
}

export function start(providers) {
  options(find("request-provider"), [["", "all"], ...providers.map(({ name }) => [name, name])], "");
  find("request-provider").addEventListener("change", draw);
  find("request-refused").addEventListener("change", draw);
  on(["start", "reset"], async () => {
    lines = (await read(`/requests?details=no`)).requests;
    drawSoon();
  });
  on(["request"], (request) => {
    if (lines.length && request.number <= lines.at(-1).number) return;
    lines = [...lines.slice(1 - MOST_KEPT), request];
    drawSoon();
  });
}
