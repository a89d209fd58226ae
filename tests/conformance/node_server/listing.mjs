// Lists orders: filters, sorts and pages, as the parameters of listOrders are declared.
import { readCursor, writeCursor } from './cursors.mjs';
import { keeps } from './filters.mjs';
import { Refusal } from './refusal.mjs';
import { compareKeys, keysOf, readSort } from './sorting.mjs';
import { shown } from './store.mjs';

export function listOrders(call) {
  const { application, account, operation, url } = call;
  const query = sentParameters(operation, url);
  const [size, ...filters] = allOf([
    () => readSize(application.contract.parameter(operation, 'page_size').schema, query.page_size),
    ...filterReaders(call, query),
  ]);
  const declared = application.contract.parameter(operation, 'sort').schema['x-sort'];
  const sort = readSort(query.sort, declared, call.defect);
  const cursor = query.cursor === undefined ? { offset: 0, reverse: false } : readCursor(query.cursor, sort);
  const kept = application.store.of(account).map(shown).filter((order) => filters.every((filter) => filter(order)));
  kept.sort((one, other) => compareKeys(keysOf(one, sort), keysOf(other, sort), sort));
  const { from, to } = pageOf(kept, { size, sort, cursor, defect: call.defect });
  const links = neighbours(kept, { from, to, sort, url });
  return { status: 200, headers: links ? { Link: links } : {}, body: { data: kept.slice(from, to) } };
}

// The last value of each declared parameter; an empty one counts as absent.
function sentParameters(operation, url) {
  const declared = new Set(operation.parameters.map(({ name }) => name));
  const sent = [...url.searchParams].filter(([name]) => declared.has(name));
  return Object.fromEntries(Object.entries(Object.fromEntries(sent)).filter(([, value]) => value !== ''));
}

function filterReaders({ operation, account, defect }, query) {
  const filtering = operation.parameters.filter((each) => each['x-filter'] && query[each.name] !== undefined);
  return filtering.map((parameter) => () => keeps(parameter, query[parameter.name], { account, defect }));
}

// What each reader returns; their faults are refused together.
function allOf(readers) {
  const faults = [];
  const read = readers.map((reader) => {
    try {
      return reader();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return faults.push(...error.faults);
    }
  });
  if (faults.length > 0) throw new Refusal(...faults);
  return read;
}

function readSize({ minimum, maximum, default: usual }, text) {
  if (text === undefined) return usual;
  const fault = { parameter: 'page_size' };
  if (!/^[+-]?[0-9]{1,10}$/.test(text)) throw new Refusal({ name: 'WrongType', values: { type: 'integer' }, ...fault });
  if (Number(text) < minimum) throw new Refusal({ name: 'TooSmall', values: { limit: minimum }, ...fault });
  if (Number(text) > maximum) throw new Refusal({ name: 'TooLarge', values: { limit: maximum }, ...fault });
  return Number(text);
}

// The page between two places of the sorted orders.
function pageOf(orders, { size, sort, cursor: { position, offset, reverse }, defect }) {
  const beyond = (order) => compareKeys(keysOf(order, sort), position, sort);
  if (reverse) {
    const before = position ? orders.findIndex((order) => beyond(order) >= 0) : orders.length;
    const to = Math.max(0, (before === -1 ? orders.length : before) - offset);
    return { from: Math.max(0, to - size), to };
  }
  const after = position ? orders.findIndex((order) => beyond(order) > 0) : 0;
  const lost = defect === 'page-border' && position ? 1 : 0;
  const from = Math.min(orders.length, (after === -1 ? orders.length : after) + offset + lost);
  return { from, to: Math.min(orders.length, from + size) };
}

function neighbours(orders, { from, to, sort, url }) {
  const link = (order, reverse, rel) => {
    const target = new URL(url);
    target.searchParams.set('cursor', writeCursor(keysOf(order, sort), reverse));
    return `<${target}>; rel="${rel}"`;
  };
  const links = [];
  if (to > from && to < orders.length) links.push(link(orders[to - 1], false, 'next'));
  if (to > from && from > 0) links.push(link(orders[from], true, 'prev'));
  return links.join(', ');
}
