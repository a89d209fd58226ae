// Invented orders, the same at every start: days on and around midnight, numbers and times that several orders share.
const COUNTS = { north: 43, south: 17 };
const STATUSES = ['unfulfilled', 'fulfilled', 'ON_HOLD', 'on_hold', 'unshipped'];
const GOODS = ['Blue kite', 'Tin whistle', 'Straw hat', 'Reading lamp', 'Cork mat'];
const TOWNS = [['Utrecht', '3511AB', 'NL'], ['Gent', '9000', 'BE'], ['Lyon', '69001', 'FR'], ['Köln', '50667', 'DE']];
const TIMES = ['00:00:00Z', '23:59:59.999999Z', '12:30:00+00:00', '01:15:00.5+02:00', '22:45:00-03:00'];

export function* seededOrders(accounts) {
  for (const account of accounts.all) {
    for (let index = 0; index < COUNTS[account.name]; index += 1) yield [account, order(account, index)];
  }
}

function order({ name, integrations }, index) {
  const price = { value: (index * 37) % 90 + 9.95, currency: ['EUR', 'GBP', 'USD'][index % 3] };
  const created = `2024-0${(index % 3) + 1}-1${index % 4}T${TIMES[index % TIMES.length]}`;
  return {
    order_id: `${name}-${String(index * 7919 % 1000).padStart(3, '0')}-${index}`,
    order_number: `${index % 2 ? 'Shop' : 'SHOP'}-${Math.floor(index / 3)}`,
    order_details: {
      integration: { id: integrations[index % integrations.length] },
      status: { code: STATUSES[index % STATUSES.length], message: 'Set by the shop' },
      order_created_at: created,
      ...updated(index),
      order_items: items(index, price),
      notes: index % 5 ? null : 'Leave with a neighbour',
      tags: index % 3 ? ['gift'] : [],
    },
    payment_details: { total_price: price, status: { code: index % 4 ? 'paid' : 'pending' }, is_cash_on_delivery: false },
    ...(index % 6 ? address(index) : {}),
  };
}

// A third of the orders were never updated in the shop: null, or no such member.
function updated(index) {
  if (index % 6 === 1) return { order_updated_at: null };
  if (index % 6 === 4) return {};
  return { order_updated_at: `2024-04-0${(index % 4) + 1}T${TIMES[(index + 2) % TIMES.length]}` };
}

function items(index, price) {
  const count = (index % 3) + 1;
  return Array.from({ length: count }, (_, place) => ({
    name: GOODS[(index + place) % GOODS.length],
    quantity: place + 1,
    total_price: { ...price },
    sku: `G-${(index + place) % GOODS.length}`,
    measurement: { weight: { value: 0.25 * (place + 1), unit: 'kg' } },
  }));
}

function address(index) {
  const [city, postal_code, country_code] = TOWNS[index % TOWNS.length];
  const place = { name: 'Robin Example', address_line_1: 'Molenweg', house_number: String(index + 1), postal_code, city, country_code };
  return { shipping_address: place, customer_details: { name: 'Robin Example', email: 'robin@example.org' } };
}
