import { createClient, type Client } from "./gen/sendcloud/client/index.js";
import * as sendcloud from "./gen/sendcloud/index.js";
import { dataOf, expect, hasUnknown, run, type Reading } from "./journey.js";

const price = { value: 12.5, currency: "EUR" };

function newOrder(name: string): sendcloud.NewOrder {
  return {
    order_id: name,
    order_number: name,
    order_details: {
      integration: { id: 17 },
      status: { code: "unfulfilled", message: "Not sent" },
      order_created_at: "2026-11-20T10:00:00Z",
      order_items: [{ name: "Candle", quantity: 1, total_price: price }],
      notes: "Ring twice",
    },
    payment_details: { total_price: price, status: { code: "paid" } },
  };
}

function clientOf(baseUrl: string): Client {
  // docs: begin
  const client = createClient({
    baseUrl,
    auth: ({ scheme }) => (scheme === "basic" ? "merchant-one:merchant-one-secret" : undefined), // not for oauth2
  });
  // docs: end
  return client;
}

async function journey(baseUrl: string): Promise<string> {
  const client = clientOf(baseUrl);
  let cursor: string | undefined;
  let count = 0;
  do {
    const query = { page_size: 10, ...(cursor !== undefined && { cursor }) };
    const { data, response } = await sendcloud.listOrders({ client, query });
    count += data?.data.length ?? 0;
    const next = response?.headers.get("Link")?.match(/<([^>]*)>; rel="next"/)?.[1];
    cursor = next === undefined ? undefined : (new URL(next).searchParams.get("cursor") ?? undefined);
  } while (cursor !== undefined);
  expect(count === 30, `orders on all pages: ${count}`);

  const saved = await sendcloud.createOrUpdateOrders({ client, body: [newOrder("TS-1"), newOrder("TS-2")] });
  const [first, second] = dataOf(saved).data;
  expect(first !== undefined && second !== undefined, "two new orders");
  const path = { id: first.id };
  expect(dataOf(await sendcloud.retrieveOrder({ client, path })).data.order_details.notes === "Ring twice", "the note");
  const body = { order_details: { notes: null } }; // null clears the note, an absent one keeps it
  dataOf(await sendcloud.updateOrder({ client, path, body }));
  expect(dataOf(await sendcloud.retrieveOrder({ client, path })).data.order_details.notes == null, "no note");
  expect((await sendcloud.deleteOrder({ client, path })).response?.status === 204, "deleted");
  const gone = await sendcloud.retrieveOrder({ client, path });
  expect(gone.response?.status === 404 && gone.error?.errors[0] !== undefined, "the order is gone");
  return String(second.id);
}

async function read(baseUrl: string, id: string): Promise<Reading> {
  const { data, error, response } = await sendcloud.retrieveOrder({
    client: clientOf(baseUrl),
    path: { id: Number(id) },
  });
  if (data === undefined) return { status: response?.status ?? 0, message: error.errors?.[0]?.detail ?? null };
  const { status, notes } = data.data.order_details;
  return {
    enum: status.code,
    optional: status.message ?? null,
    nullable: notes ?? null,
    unknown: hasUnknown(data.data),
  };
}

await run(journey, read);
