// The page of the mock: its views by the fragment of the address, so that a reload shows the same again.

import { complain, read } from "./api.js";
import * as clock from "./clock.js";
import { find } from "./dom.js";
import * as faults from "./faults.js";
import { connect } from "./live.js";
import * as orders from "./orders.js";
import * as requests from "./requests.js";
import * as settings from "./settings.js";
import * as state from "./state.js";
import * as webhooks from "./webhooks.js";

const VIEWS = { orders, requests, webhooks, faults, state, settings };

function readAddress() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  const [view, ...segments] = path.split("/").map(decodeURIComponent);
  return { view: view in VIEWS ? view : "orders", segments, query: new URLSearchParams(query) };
}

async function follow() {
  const { view, segments, query } = readAddress();
  for (const name of Object.keys(VIEWS)) find(name).hidden = name !== view;
  for (const link of document.querySelectorAll("[data-view]")) {
    if (link.dataset.view === view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${view[0].toUpperCase()}${view.slice(1)} · orderkit mock`;
  find("problem").hidden = true;
  await VIEWS[view].open(segments, query);
}

async function begin() {
  const { providers } = await read("/providers");
  for (const part of [clock, ...Object.values(VIEWS)]) part.start(providers);
  addEventListener("hashchange", () => follow().catch(complain));
  find("skip").addEventListener("click", (event) => {
    event.preventDefault();
    find("main").focus();
  });
  await follow();
  connect();
}

begin().catch(complain);
