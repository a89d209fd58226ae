import { createClient, type Client } from "./gen/nocnoc/client/index.js";
import * as nocnoc from "./gen/nocnoc/index.js";
import { dataOf, expect, hasUnknown, run, type Reading } from "./journey.js";

const product: nocnoc.QuoteRequestProduct = {
  name: "Tablet 5.5-inch, 32 GB",
  description: "Tablet with a 5.5-inch display and Wi-Fi",
  sku: "4807703",
  weight: 700, // grams
  dimension: { height: 30, length: 20, width: 10 }, // centimetres
  amount_usd: 57.55,
  subcategory_id: 200,
  quantity: 1,
};
const customer = { full_name: "George Walker", country: "AR", tax_id: "20-01234567-5" };
const order: nocnoc.CreateOrderRequest = {
  merchant_invoice_id: "A-1001",
  notification_url: "https://shop.example.com/hook",
  products: [product],
  customer: { ...customer, email: "george.walker@example.com" },
  address: {
    recipient_name: "John Walker",
    phone: "+541100000000",
    street: "San Martin 1234",
    zipcode: "C1104AKD",
    city: "Buenos Aires",
    country: "AR",
  },
};

function clientOf(baseUrl: string): Client {
  return createClient({ baseUrl, auth: "merchant-one" });
}

async function journey(baseUrl: string): Promise<string> {
  // docs: begin
  const client = createClient({ baseUrl, auth: "merchant-one" });

  const { data: quote } = await nocnoc.quoteOrder({
    client,
    body: { products: [product], customer, address: { zipcode: "1009", country: "AR" } },
  });
  console.log(quote?.total_amount_usd);

  const { data: created } = await nocnoc.createOrder({ client, body: order });
  const { error } = await nocnoc.createOrder({
    client,
    headers: { "X-Lang": "es-AR" },
    body: order, // the same invoice again
  });
  if (error?.code === 313) console.log(error.message); // in Spanish
  // docs: end
  expect(quote?.total_amount_usd === 119.59, "total of the quote");
  expect(error?.code === 313 && error.message.startsWith("Ya existe"), `error ${JSON.stringify(error)}`);
  expect(created?.status === "created", "status of the new order");

  const path = { order_id: created.id };
  expect(dataOf(await nocnoc.placeOrder({ client, path })).status === "placed", "placed");
  const detail = dataOf(await nocnoc.getOrder({ client, path }));
  expect(detail.historic?.length === 1 && detail.products?.[0]?.sku === "4807703", "history and goods");
  const tracking = await nocnoc.trackOrder({ client, path: { tracking_id: created.tracking_id } });
  expect(dataOf(tracking).status === "placed", "status of the tracking");
  expect(dataOf(await nocnoc.cancelOrder({ client, path })).status === "cancelled", "cancelled");
  return String(created.id);
}

async function read(baseUrl: string, id: string): Promise<Reading> {
  const { data, error, response } = await nocnoc.getOrder({
    client: clientOf(baseUrl),
    path: { order_id: Number(id) },
  });
  if (data === undefined) return { status: response?.status ?? 0, message: error.message ?? null };
  return { enum: data.status, optional: data.notification_url ?? null, nullable: null, unknown: hasUnknown(data) };
}

await run(journey, read);
