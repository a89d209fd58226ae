import createClient from "openapi-fetch";
import type { paths } from "./gen/epages.js";
import { dataOf, expect, hasUnknown, run, type Reading } from "./journey.js";

const shopId = "DemoShop";

function clientOf(baseUrl: string) {
  return createClient<paths>({ baseUrl, headers: { Authorization: "Bearer merchant-one" } });
}

async function journey(baseUrl: string): Promise<string> {
  const client = clientOf(baseUrl);
  const list = await client.GET("/{shopId}/orders", {
    params: { path: { shopId }, query: { resultsPerPage: 10, invoicedOn: true } },
  });
  const [listed] = dataOf(list).items;
  expect(listed !== undefined, "an order with an invoice");
  const params = { path: { shopId, orderId: listed.orderId } };
  const order = dataOf(await client.GET("/{shopId}/orders/{orderId}", { params }));
  expect(order.lineItemContainer.productLineItems[0] !== undefined, "goods");
  // docs: begin
  const { data: changed } = await client.PATCH("/{shopId}/orders/{orderId}", {
    params,
    headers: { "Content-Type": "application/json-patch+json" }, // openapi-fetch sends application/json otherwise
    body: [
      { op: "add", path: "/internalNote", value: "Gift wrap" },
      { op: "remove", path: "/customerComment" },
    ],
  });
  // docs: end
  expect(changed?.internalNote === "Gift wrap" && changed.customerComment === null, "note and comment");
  const documents = await client.GET("/{shopId}/orders/{orderId}/documents", { params });
  expect(dataOf(documents).items[0]?.documentType === "Invoice", "the invoice");
  const nowhere = { path: { shopId, orderId: "00000000-0000-0000-0000-000000000000" } };
  const missing = await client.GET("/{shopId}/orders/{orderId}", { params: nowhere });
  expect(missing.response.status === 404 && missing.error !== undefined, "no such order");
  return listed.orderId;
}

async function read(baseUrl: string, orderId: string): Promise<Reading> {
  const result = await clientOf(baseUrl).GET("/{shopId}/orders/{orderId}", { params: { path: { shopId, orderId } } });
  if (result.error !== undefined) {
    const body = result.error;
    return { status: result.response.status, message: typeof body === "string" ? null : body.message };
  }
  const { data } = result;
  return {
    enum: data.taxModel ?? "",
    optional: data.lastUpdatedOnDate ?? null,
    nullable: data.internalNote ?? null,
    unknown: hasUnknown(data),
  };
}

await run(journey, read);
