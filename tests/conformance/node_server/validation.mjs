// Checks bodies against schemas of the document; every fault is an error of the catalogue with the place of its cause.
import { hasType, typesOf } from './contract.mjs';

const NAMES = { array: 'list', object: 'dictionary' };

export function faults(contract, value, schema, place) {
  return contract.parts(schema, value).flatMap((part) => [...faultsOfPart(contract, value, part, place)]);
}

function* faultsOfPart(contract, value, schema, place) {
  const types = typesOf(schema);
  if (!hasType(value, types)) {
    yield { name: 'WrongType', values: { type: NAMES[types[0]] ?? types[0] }, pointer: place };
  } else if (typeof value === 'string') {
    yield* faultsOfText(value, schema, place);
  } else if (typeof value === 'number') {
    yield* faultsOfNumber(value, schema, place);
  } else if (Array.isArray(value)) {
    yield* faultsOfList(contract, value, schema, place);
  } else if (value !== null && typeof value === 'object') {
    yield* faultsOfObject(contract, value, schema, place);
  }
}

function* faultsOfText(value, schema, place) {
  const length = [...value].length;
  const { minLength = 0, maxLength = Infinity } = schema;
  if (schema.enum && !schema.enum.includes(value)) {
    const listed = schema.enum.map((each) => `'${each}'`).join(' or ');
    yield { name: 'NotListed', values: { values: listed }, pointer: place };
  } else if (length < minLength) {
    yield { name: 'TextTooShort', values: { length: characters(minLength) }, pointer: place };
  } else if (length > maxLength) {
    yield { name: 'TextTooLong', values: { length: characters(maxLength) }, pointer: place };
  } else if (schema.pattern && !new RegExp(schema.pattern, 'u').test(value)) {
    yield { name: 'WrongForm', values: { reason: `must match ${schema.pattern}` }, pointer: place };
  }
}

function* faultsOfNumber(value, { minimum = -Infinity, maximum = Infinity }, place) {
  if (value < minimum && minimum === 1) yield { name: 'NotPositive', values: {}, pointer: place };
  else if (value < minimum) yield { name: 'TooSmall', values: { limit: minimum }, pointer: place };
  else if (value > maximum) yield { name: 'TooLarge', values: { limit: maximum }, pointer: place };
}

function* faultsOfList(contract, value, { items, maxItems = Infinity }, place) {
  if (value.length > maxItems) {
    yield { name: 'ListTooLong', values: { length: `${maxItems} items` }, pointer: place };
  }
  if (items) {
    for (const [index, item] of value.entries()) yield* faults(contract, item, items, `${place}/[${index}]`);
  }
}

function* faultsOfObject(contract, value, schema, place) {
  const { required = [], properties = {}, maxProperties = Infinity } = schema;
  if (Object.keys(value).length > maxProperties) {
    yield { name: 'ObjectTooLarge', values: { length: `${maxProperties} items` }, pointer: place };
  }
  for (const name of required.filter((each) => !Object.hasOwn(value, each))) {
    yield { name: 'FieldRequired', values: {}, pointer: `${place}/${name}` };
  }
  for (const [name, member] of Object.entries(properties)) {
    if (Object.hasOwn(value, name)) yield* faults(contract, value[name], member, `${place}/${name}`);
  }
}

function characters(count) {
  return `${count} character${count === 1 ? '' : 's'}`;
}
