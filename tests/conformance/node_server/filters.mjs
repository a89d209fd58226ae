// The tests of the filters, by the declaration of each parameter (x-filter).
import { Refusal } from './refusal.mjs';
import { dayOf } from './times.mjs';

const DAYS = {
  equals: (day, wanted) => day === wanted,
  'at-least': (day, wanted) => day >= wanted,
  'at-most': (day, wanted) => day <= wanted,
};

export function keeps({ name, schema, 'x-filter': filter }, text, { account, defect }) {
  const member = (order) => at(order, filter.member);
  if (filter.unit === 'day') {
    const passes = defect === 'filter-border' && name === 'order_updated_at_min' ? (day, wanted) => day > wanted : DAYS[filter.test];
    const wanted = readDay(name, text);
    return (order) => member(order) != null && passes(dayOf(member(order)), wanted);
  }
  if (filter.test === 'one-of') {
    const wanted = readIntegrations({ name, schema, filter }, text, account);
    return (order) => wanted.has(member(order));
  }
  const wanted = folded(text);
  return (order) => folded(String(member(order))) === wanted;
}

export function at(order, pointer) {
  return pointer.slice(1).split('/').reduce((part, name) => part?.[name], order);
}

function readDay(name, text) {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(NaN);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) {
    throw new Refusal({ name: 'WrongFormat', values: { format: 'date' }, parameter: name });
  }
  return text;
}

function readIntegrations({ name, schema, filter }, text, account) {
  const named = text.split(filter.separator);
  const isOwn = (id) => /^[1-9][0-9]*$/.test(id) && account.integrations.includes(Number(id));
  const foreign = named.find((id) => !isOwn(id));
  if (foreign !== undefined || text.length > schema.maxLength || !new RegExp(schema.pattern).test(text)) {
    throw new Refusal({ name: 'IntegrationNotAvailable', values: { integration: foreign ?? text }, parameter: name });
  }
  return new Set(named.map(Number));
}

// Case folding: upper case first, so that ß and SS are alike.
function folded(text) {
  return text.toUpperCase().toLowerCase().replaceAll('ς', 'σ');
}
