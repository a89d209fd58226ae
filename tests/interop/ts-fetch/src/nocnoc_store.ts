import createClient from "openapi-fetch";
import type { components, paths } from "./gen/nocnoc_store.js";
import { dataOf, expect, hasUnknown, run, type Reading } from "./journey.js";

const dimensions: components["schemas"]["DimensionsRequest"] = {
  size: { unit: "cm", length: 20, width: 10, height: 5 },
  weight: { unit: "kg", value: 0.5 },
};

function clientOf(baseUrl: string) {
  return createClient<paths>({ baseUrl, headers: { "X-Api-Key": "merchant-one" } });
}

async function journey(baseUrl: string): Promise<string> {
  const client = clientOf(baseUrl);
  const waiting = { query: { page: 0, size: 2, statuses: "in_process" } };
  const { orders } = dataOf(await client.GET("/api/v2/orders", { params: waiting }));
  const [packed, cancelled] = orders;
  expect(packed?.status === "in_process" && cancelled !== undefined, "orders that wait");
  expect(packed.status_description === null, "no description");

  const created = await client.POST("/api/v2/products", {
    body: {
      sku: "HEADPHONES7",
      brand: "Harken",
      available_quantity: 1,
      price: 15.5,
      currency_code: "USD",
      title: "Harken H7 headphones",
      description: "Closed headphones with a cable of 1.2 metres.",
      description_language: "en",
      package_dimensions: dimensions,
      product_dimensions: dimensions,
      images: [{ source_url: "https://images.example.com/harken-h7.jpg" }],
    },
  });
  expect(dataOf(created).condition === "NEW", "condition that is meant if none is sent");
  const offer = await client.POST("/api/v2/products/", {
    body: {
      sku: "FROM-ASIN",
      international_ids: { asin: ["B0D1XD1ZV3"] },
      available_quantity: 3,
      price: 20,
      currency_code: "USD",
    },
  });
  expect(dataOf(offer).sku === "FROM-ASIN", "product of an ASIN");

  const path = { sku: "HEADPHONES7" };
  await client.PATCH("/api/v2/products/sku/{sku}", { params: { path }, body: { available_quantity: 9 } });
  await client.PATCH("/api/v2/products/sku/{sku}", { params: { path }, body: { price: 14.25, currency_code: "USD" } });
  const product = dataOf(await client.GET("/api/v2/products/sku/{sku}", { params: { path } }));
  expect(product.available_quantity === 9 && product.price === 14.25, "new stock and price");
  const { products } = dataOf(await client.GET("/api/v2/products", { params: { query: { size: 200 } } }));
  expect(products.some(({ sku }) => sku === "HEADPHONES7"), "the new product in the list");

  const [goods] = packed.products;
  expect(goods !== undefined, "goods");
  const son = await client.POST("/api/v2/packages", {
    body: {
      order_reference_id: packed.tracking_id,
      labels: [{ tracking_code: packed.tracking_id, carrier: "nocnoc", url: packed.label_url ?? "" }],
      items: [{ sku: goods.sku, quantity: goods.quantity }],
    },
  });
  const father = await client.POST("/api/v2/packages", { body: { subpackages: [dataOf(son).package_id] } });
  expect(dataOf(father).package_id !== "", "id of the master box");

  const order = { params: { path: { order_id: cancelled.tracking_id } } };
  dataOf(await client.POST("/api/v2/orders/{order_id}/cancellation", order));
  const again = await client.POST("/api/v2/orders/{order_id}/cancellation", order);
  expect(again.response.status === 400 && again.error?.code === 400, "an open request");
  return "HEADPHONES7";
}

async function read(baseUrl: string, sku: string): Promise<Reading> {
  const client = clientOf(baseUrl);
  const list = await client.GET("/api/v2/orders", { params: { query: { page: 0, size: 1 } } });
  if (list.error !== undefined) return { status: list.response.status, message: list.error.message ?? null };
  const [order] = list.data.orders;
  expect(order !== undefined, "an order");
  const product = dataOf(await client.GET("/api/v2/products/sku/{sku}", { params: { path: { sku } } }));
  return {
    enum: order.status,
    optional: product.brand ?? null,
    nullable: order.status_description ?? null,
    unknown: hasUnknown(order),
  };
}

await run(journey, read);
