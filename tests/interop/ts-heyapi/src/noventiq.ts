import { createClient, type Client } from "./gen/noventiq/client/index.js";
import * as noventiq from "./gen/noventiq/index.js";
import { dataOf, expect, hasUnknown, run, type Reading } from "./journey.js";

async function clientOf(baseUrl: string): Promise<Client> {
  const credentials = { username: "merchant-one", password: "merchant-one-secret" };
  const { token } = dataOf(await noventiq.createToken({ client: createClient({ baseUrl }), body: credentials }));
  return createClient({ baseUrl, auth: `Bearer ${token}` });
}

async function journey(baseUrl: string): Promise<string> {
  const client = await clientOf(baseUrl);
  const found = dataOf(await noventiq.searchOrders({ client, body: { status: "paid", limit: 2 } }));
  const [order_id] = found.ids;
  expect(order_id !== undefined, "a paid order");
  const path = { order_id };
  expect(dataOf(await noventiq.getOrder({ client, path })).status === "paid", "status of the order");
  const body = { email: "buyer@example.com", description: "Wrong edition" };
  const refund = await noventiq.createRefund({ client, path, body });
  expect(refund.response?.status === 200, "the refund is taken");
  const missing = await noventiq.getOrder({ client, path: { order_id: 1 } });
  expect(missing.response?.status === 404, "no such order");
  const wrong = await noventiq.searchOrders({ client, body: { create_date_from: "yesterday" } });
  expect(wrong.error?.errors?.[0]?.error === 15010, `error ${JSON.stringify(wrong.error)}`);
  return String(order_id);
}

async function read(baseUrl: string, id: string): Promise<Reading> {
  const client = await clientOf(baseUrl);
  const { data, error, response } = await noventiq.getOrder({ client, path: { order_id: Number(id) } });
  if (data === undefined) {
    // Typed as an object, but a text when the response is not JSON.
    const message = typeof error === "object" && "errors" in error ? error.errors?.[0]?.message : undefined;
    return { status: response?.status ?? 0, message: message ?? null };
  }
  return { enum: data.status, optional: data.pay_date ?? null, nullable: null, unknown: hasUnknown(data) };
}

await run(journey, read);
