import { createClient, type Client } from "./gen/epages/client/index.js";
import * as epages from "./gen/epages/index.js";
import { dataOf, expect, hasUnknown, run, type Reading } from "./journey.js";

const shopId = "DemoShop";

function clientOf(baseUrl: string): Client {
  return createClient({ baseUrl, auth: "merchant-one" });
}

async function journey(baseUrl: string): Promise<string> {
  const client = clientOf(baseUrl);
  const list = dataOf(
    await epages.listOrders({ client, path: { shopId }, query: { resultsPerPage: 10, invoicedOn: true } }),
  );
  const [listed] = list.items;
  expect(listed !== undefined, "an order with an invoice");
  const path = { shopId, orderId: listed.orderId };
  const order = dataOf(await epages.getOrder({ client, path }));
  expect(order.lineItemContainer.productLineItems[0] !== undefined, "goods");
  const body: epages.PatchOperation[] = [
    { op: "add", path: "/internalNote", value: "Gift wrap" },
    { op: "remove", path: "/customerComment" },
  ];
  const changed = dataOf(await epages.updateOrder({ client, path, body }));
  expect(changed.internalNote === "Gift wrap" && changed.customerComment === null, "note and comment");
  const documents = dataOf(await epages.listOrderDocuments({ client, path }));
  expect(documents.items[0]?.documentType === "Invoice", "the invoice");
  const nowhere = { shopId, orderId: "00000000-0000-0000-0000-000000000000" };
  const missing = await epages.getOrder({ client, path: nowhere });
  expect(missing.response?.status === 404 && missing.error !== undefined, "no such order");
  return listed.orderId;
}

async function read(baseUrl: string, orderId: string): Promise<Reading> {
  const { data, error, response } = await epages.getOrder({
    client: clientOf(baseUrl),
    path: { shopId, orderId },
  });
  if (data === undefined) {
    return { status: response?.status ?? 0, message: typeof error === "string" ? null : error.message };
  }
  return {
    enum: data.taxModel ?? "",
    optional: data.lastUpdatedOnDate ?? null,
    nullable: data.internalNote ?? null,
    unknown: hasUnknown(data),
  };
}

await run(journey, read);
