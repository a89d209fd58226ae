// The state as a whole: seeds, snapshots and the reset.

import { act, call, complain, read, segment } from "./api.js";
import { button, calmly, find, make, options, show, table } from "./dom.js";
import { on } from "./live.js";

function row(name) {
  return {
    cells: [name, make("div", { className: "actions" },
      button("Restore", `restore-${name}`, () => act(() => call("POST", `/snapshots/${segment(name)}/restore`), `Snapshot ${name} is restored.`)),
      button("Remove", `remove-${name}`, () => act(() => call("DELETE", `/snapshots/${segment(name)}`), `Snapshot ${name} is removed.`), "grave"))],
  };
}

async function refresh() {
  try {
    const { snapshots } = await read("/snapshots");
    show(find("snapshot-list"), snapshots.length
      ? table(`${snapshots.length} kept until the mock stops`, ["Name", "Actions"], snapshots.map(row))
      : make("p", { className: "quiet" }, "There is none."));
  } catch (error) {
    complain(error);
  }
}

const refreshSoon = calmly(() => { if (!find("state").hidden) refresh(); });

export const open = refresh;

export function start(providers) {
  options(find("seed-provider"), providers.map(({ name }) => [name, name]));
  on(["start", "snapshots"], refreshSoon);
  find("seed-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const body = { orders: Number(find("seed-orders").value), seed: Number(find("seed-seed").value) };
    const provider = find("seed-provider").value;
    act(() => call("POST", `/${segment(provider)}/seed`, body), `${provider} has ${body.orders} more orders.`);
  });
  find("snapshot-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const name = find("snapshot-name").value;
    act(() => call("PUT", `/snapshots/${segment(name)}`), `Snapshot ${name} is taken.`);
  });
  find("reset").addEventListener("click", () => find("reset-dialog").showModal());
  find("reset-dialog").addEventListener("close", () => {
    if (find("reset-dialog").returnValue === "yes") act(() => call("POST", "/reset"), "The mock is as at its start.");
    find("reset-dialog").returnValue = "no";
  });
}
