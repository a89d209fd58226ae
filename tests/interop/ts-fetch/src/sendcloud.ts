import createClient from "openapi-fetch";
import type { components, paths } from "./gen/sendcloud.js";
import { dataOf, expect, hasUnknown, run, type Reading } from "./journey.js";

type NewOrder = components["schemas"]["NewOrder"];

const price = { value: 12.5, currency: "EUR" };

function newOrder(name: string): NewOrder {
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

function clientOf(baseUrl: string) {
  const keys = Buffer.from("merchant-one:merchant-one-secret").toString("base64");
  return createClient<paths>({ baseUrl, headers: { Authorization: `Basic ${keys}` } });
}

async function journey(baseUrl: string): Promise<string> {
  const client = clientOf(baseUrl);
  // docs: begin
  let cursor: string | undefined;
  let count = 0;
  do {
    const { data, response } = await client.GET("/orders", {
      params: { query: { page_size: 10, ...(cursor !== undefined && { cursor }) } },
    });
    count += data?.data.length ?? 0;
    const next = response.headers.get("Link")?.match(/<([^>]*)>; rel="next"/)?.[1];
    cursor = next === undefined ? undefined : (new URL(next).searchParams.get("cursor") ?? undefined);
  } while (cursor !== undefined);
  // docs: end
  expect(count === 30, `orders on all pages: ${count}`);

  const saved = await client.POST("/orders", { body: [newOrder("TS-1"), newOrder("TS-2")] });
  const [first, second] = dataOf(saved).data;
  expect(first !== undefined && second !== undefined, "two new orders");
  const params = { path: { id: first.id } };
  expect(dataOf(await client.GET("/orders/{id}", { params })).data.order_details.notes === "Ring twice", "the note");
  const body = { order_details: { notes: null } }; // null clears the note, an absent one keeps it
  dataOf(await client.PATCH("/orders/{id}", { params, body }));
  expect(dataOf(await client.GET("/orders/{id}", { params })).data.order_details.notes == null, "no note");
  expect((await client.DELETE("/orders/{id}", { params })).response.status === 204, "deleted");
  const gone = await client.GET("/orders/{id}", { params });
  expect(gone.response.status === 404 && gone.error?.errors[0] !== undefined, "the order is gone");
  return String(second.id);
}

async function read(baseUrl: string, id: string): Promise<Reading> {
  const result = await clientOf(baseUrl).GET("/orders/{id}", { params: { path: { id: Number(id) } } });
  if (result.error !== undefined) {
    return { status: result.response.status, message: result.error.errors?.[0]?.detail ?? null };
  }
  const { data: order } = result.data;
  const { status, notes } = order.order_details;
  return { enum: status.code, optional: status.message ?? null, nullable: notes ?? null, unknown: hasUnknown(order) };
}

await run(journey, read);
