import createClient from "openapi-fetch";
import type { paths } from "./gen/noventiq.js";
import { dataOf, expect, hasUnknown, run, type Reading } from "./journey.js";

async function clientOf(baseUrl: string) {
  const { data } = await createClient<paths>({ baseUrl }).POST("/v1/login_check", {
    body: { username: "merchant-one", password: "merchant-one-secret" },
  });
  expect(data !== undefined, "a token");
  return createClient<paths>({ baseUrl, headers: { AuthorizationJWT: `Bearer ${data.token}` } });
}

async function journey(baseUrl: string): Promise<string> {
  const client = await clientOf(baseUrl);
  const found = await client.POST("/v1/order/search", { body: { status: "paid", limit: 2 } });
  const [order_id] = dataOf(found).ids;
  expect(order_id !== undefined, "a paid order");
  const params = { path: { order_id } };
  expect(dataOf(await client.GET("/v1/order/{order_id}", { params })).status === "paid", "status of the order");
  const body = { email: "buyer@example.com", description: "Wrong edition" };
  const refund = await client.POST("/v1/order/{order_id}/refund", { params, body });
  expect(refund.response.status === 200, "the refund is taken");
  const missing = await client.GET("/v1/order/{order_id}", { params: { path: { order_id: 1 } } });
  expect(missing.response.status === 404, "no such order");
  const wrong = await client.POST("/v1/order/search", { body: { create_date_from: "yesterday" } });
  expect(wrong.error?.errors?.[0]?.error === 15010, `error ${JSON.stringify(wrong.error)}`);
  return String(order_id);
}

async function read(baseUrl: string, id: string): Promise<Reading> {
  const client = await clientOf(baseUrl);
  const result = await client.GET("/v1/order/{order_id}", { params: { path: { order_id: Number(id) } } });
  if (result.error !== undefined) {
    const body = result.error;
    // Typed as an object, but a text when the response is not JSON.
    const message = typeof body === "object" && "errors" in body ? body.errors?.[0]?.message : undefined;
    return { status: result.response.status, message: message ?? null };
  }
  const { data } = result;
  return { enum: data.status, optional: data.pay_date ?? null, nullable: null, unknown: hasUnknown(data) };
}

await run(journey, read);
