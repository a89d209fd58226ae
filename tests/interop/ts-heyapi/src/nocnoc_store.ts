import { createClient, type Client } from "./gen/nocnoc_store/client/index.js";
import * as store from "./gen/nocnoc_store/index.js";
import { dataOf, expect, hasUnknown, run, type Reading } from "./journey.js";

const dimensions: store.DimensionsRequest = {
  size: { unit: "cm", length: 20, width: 10, height: 5 },
  weight: { unit: "kg", value: 0.5 },
};

function clientOf(baseUrl: string): Client {
  return createClient({ baseUrl, auth: "merchant-one" });
}

async function journey(baseUrl: string): Promise<string> {
  const client = clientOf(baseUrl);
  const { orders } = dataOf(
    await store.listOrders({ client, query: { page: 0, size: 2, statuses: "in_process" } }),
  );
  const [packed, cancelled] = orders;
  expect(packed?.status === "in_process" && cancelled !== undefined, "orders that wait");
  expect(packed.status_description === null, "no description");

  const body: store.CreateProductRequest = {
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
  };
  const created = dataOf(await store.createProduct({ client, body }));
  expect(created.condition === "NEW", "condition that is meant if none is sent");
  const offer = await store.createProductFromAsin({
    client,
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
  const changes = { available_quantity: 9, price: 14.25, currency_code: "USD" } as const;
  dataOf(await store.updateProduct({ client, path, body: changes }));
  const product = dataOf(await store.getProduct({ client, path }));
  expect(product.available_quantity === 9 && product.price === 14.25, "new stock and price");
  const { products } = dataOf(await store.listProducts({ client, query: { size: 200 } }));
  expect(products.some(({ sku }) => sku === "HEADPHONES7"), "the new product in the list");

  const [goods] = packed.products;
  expect(goods !== undefined, "goods");
  const son = await store.createPackage({
    client,
    body: {
      order_reference_id: packed.tracking_id,
      labels: [{ tracking_code: packed.tracking_id, carrier: "nocnoc", url: packed.label_url ?? "" }],
      items: [{ sku: goods.sku, quantity: goods.quantity }],
    },
  });
  const father = await store.createPackage({ client, body: { subpackages: [dataOf(son).package_id] } });
  expect(dataOf(father).package_id !== "", "id of the master box");

  const order = { client, path: { order_id: cancelled.tracking_id } };
  dataOf(await store.cancelOrder(order));
  const again = await store.cancelOrder(order);
  expect(again.response?.status === 400 && again.error?.code === 400, "an open request");
  return "HEADPHONES7";
}

async function read(baseUrl: string, sku: string): Promise<Reading> {
  const client = clientOf(baseUrl);
  const { data, error, response } = await store.listOrders({ client, query: { page: 0, size: 1 } });
  if (data === undefined) return { status: response?.status ?? 0, message: error.message ?? null };
  const [order] = data.orders;
  expect(order !== undefined, "an order");
  const product = dataOf(await store.getProduct({ client, path: { sku } }));
  return {
    enum: order.status,
    optional: product.brand ?? null,
    nullable: order.status_description ?? null,
    unknown: hasUnknown(order),
  };
}

await run(journey, read);
