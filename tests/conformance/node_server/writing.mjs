// Retrieves, saves, changes and deletes single orders.
import { itemOf, merge } from './merging.mjs';
import { Refusal } from './refusal.mjs';
import { shown } from './store.mjs';
import { faults } from './validation.mjs';

const ORDER = '/data/attributes';
const WHOLE = { shipping_address: 'NewAddress', billing_address: 'NewAddress', customer_details: 'NewCustomerDetails' };

export function retrieveOrder(call) {
  return { status: 200, body: { data: shown(ownOrder(call, 'OrderNotFound')) } };
}

export function deleteOrder(call) {
  call.application.store.remove(ownOrder(call, 'OrderNotFound'));
  return { status: 204 };
}

export function saveOrders(call) {
  const { application, account } = call;
  checkPartner(call);
  const orders = readBody(call);
  const { maxItems, items } = requestSchema(call);
  if (!Array.isArray(orders)) throw new Refusal({ name: 'NotAList' });
  if (orders.length > maxItems) {
    throw new Refusal({ name: 'TooManyOrders', values: { limit: maxItems, count: orders.length }, pointer: `${ORDER}/` });
  }
  const { contract } = application;
  const wrong = orders.flatMap((order, index) => {
    const place = `${ORDER}/[${index}]`;
    const found = faults(contract, order, items, place);
    return found.length > 0 ? found : conflicts(call, order, place);
  });
  refuse(wrong, call.defect);
  const data = orders.map((order) => ids(save(application.store, account, contract.declared(order, items))));
  return { status: 201, body: { data } };
}

export function updateOrder(call) {
  const { application, defect } = call;
  const stored = ownOrder(call, 'OrderToChangeNotFound');
  const sent = readBody(call);
  const schema = requestSchema(call);
  const malformed = faults(application.contract, sent, schema, ORDER);
  const changes = current(application.contract.declared(sent, schema));
  const wrong = malformed.length > 0 ? malformed : refusedChanges(call, stored, changes);
  if (defect === 'half-written' && wrong.length > 0) writeHalf(application.store, stored, changes, wrong);
  refuse(wrong, defect);
  const { id, ...rest } = changes;
  return { status: 200, body: { data: ids(application.store.replace(stored, merge(stored.document, rest))) } };
}

function ownOrder({ application, account, id, operation, defect }, name) {
  const stored = application.store.find(id);
  const isReachable = stored?.account === account || (defect === 'foreign-patch' && operation.operationId === 'updateOrder');
  if (!stored || !isReachable) throw new Refusal({ name });
  return stored;
}

function requestSchema({ application, operation }) {
  return application.contract.resolve(operation.requestBody.content['application/json'].schema);
}

function readBody({ request, bytes }) {
  const type = request.headers['content-type'] ?? '';
  const mediaType = type.split(';')[0].trim().toLowerCase();
  if (bytes.length > 0 && mediaType !== 'application/json') {
    throw new Refusal({ name: 'UnsupportedMediaType', values: { media_type: type } });
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal({ name: 'NotJson', pointer: '/data' });
  }
}

function checkPartner({ request }) {
  const partner = request.headers['sendcloud-partner-id'];
  if (partner !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(partner)) {
    throw new Refusal({ name: 'PartnerUnknown', header: 'Sendcloud-Partner-Id' });
  }
}

// What the account's other orders and integrations forbid.
function conflicts({ application: { store }, account }, order, place) {
  const integration = order.order_details.integration.id;
  if (!account.integrations.includes(integration)) return [unknownIntegration(integration, place)];
  if (order.id === undefined) return [];
  const stored = store.find(order.id);
  if (stored?.account !== account) return [{ name: 'IdUnknown', pointer: `${place}/id` }];
  if (stored.document.order_id !== order.order_id) return [otherOrderId(order, place)];
  return taken(store, stored, integration, place);
}

function refusedChanges({ application: { contract, store }, account }, stored, changes) {
  const { document, pk } = stored;
  const wrong = [];
  if (changes.id !== undefined && changes.id !== String(pk)) {
    wrong.push({ name: 'IdChanged', values: { id: pk }, pointer: `${ORDER}/id` });
  }
  if (changes.order_id !== undefined && changes.order_id !== document.order_id) wrong.push(otherOrderId(changes, ORDER));
  const integration = changes.order_details?.integration?.id;
  if (integration !== undefined && !account.integrations.includes(integration)) {
    wrong.push(unknownIntegration(integration, ORDER));
  } else if (integration !== undefined) {
    wrong.push(...taken(store, stored, integration, ORDER));
  }
  const sentItems = changes.order_details?.order_items ?? [];
  if (sentItems.some((item) => itemOf(document.order_details.order_items, item) === undefined)) {
    wrong.push({ name: 'ItemNotFound', pointer: 'order/order_details/order_items' });
  }
  for (const [member, schema] of Object.entries(WHOLE)) {
    if (changes[member] !== undefined && document[member] === undefined) {
      wrong.push(...faults(contract, changes[member], contract.document.components.schemas[schema], `${ORDER}/${member}`));
    }
  }
  return wrong;
}

// The members of the changes before the first that is refused.
function writeHalf(store, stored, changes, wrong) {
  const refused = new Set(wrong.map(({ pointer }) => pointer.replace(ORDER, '').split('/')[1]));
  const names = Object.keys(changes ?? {});
  const end = names.findIndex((name) => refused.has(name));
  const before = names.slice(0, Math.max(0, end)).map((name) => [name, changes[name]]);
  store.replace(stored, merge(stored.document, Object.fromEntries(before)));
}

function taken(store, stored, integration, place) {
  const other = store.named(stored.account, integration, stored.document.order_id);
  if (other === undefined || other === stored) return [];
  const values = { order_id: stored.document.order_id, integration };
  return [{ name: 'OrderIdTaken', values, pointer: `${place}/order_id` }];
}

function unknownIntegration(integration, place) {
  return { name: 'IntegrationUnknown', values: { integration }, pointer: `${place}/order_details/integration/id` };
}

function otherOrderId({ order_id }, place) {
  return { name: 'OrderIdChanged', values: { order_id }, pointer: `${place}/order_id` };
}

function refuse(wrong, defect) {
  if (wrong.length === 0) return;
  const named = (fault) => ({ ...fault, pointer: `${ORDER}/order_number` });
  throw new Refusal(...(defect === 'wrong-cause' ? wrong.map(named) : wrong));
}

function save(store, account, { id, ...order }) {
  const known = id === undefined ? store.named(account, order.order_details.integration.id, order.order_id) : store.find(id);
  return known ? store.replace(known, order) : store.add(account, order);
}

// A phone number under its older name.
function current(changes) {
  if (changes?.customer_details?.phone === undefined) return changes;
  const { phone, ...rest } = changes.customer_details;
  return { ...changes, customer_details: { phone_number: phone, ...rest } };
}

function ids({ pk, document: { order_id, order_number } }) {
  return { id: pk, order_id, order_number };
}
