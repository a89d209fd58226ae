// Sort keys, as declared by x-sort: names, directions, ties, and orders without a value.
import { at } from './filters.mjs';
import { instantOf } from './times.mjs';

export function readSort(text, declared, defect) {
  const given = parse(text ?? declared.default, declared);
  const sort = given.length > 0 && given.every(({ name }) => Object.hasOwn(declared.keys, name)) ? given : parse(declared.default, declared);
  const first = sort.filter(({ name }, index) => sort.findIndex((each) => each.name === name) === index);
  const [ties] = parse(defect === 'sort-ties' ? declared.ties.slice(1) : declared.ties, declared);
  const end = first.findIndex(({ name }) => name === ties.name);
  // Nothing is left to decide after the key that differs for every order.
  const keys = end === -1 ? [...first, ties] : first.slice(0, end + 1);
  return keys.map((key) => ({ ...key, member: declared.keys[key.name] }));
}

function parse(text, { separator, descending }) {
  const bare = text.trim().replace(/^(["'])(.*)\1$/, '$2');
  const names = bare.split(separator).map((name) => name.trim()).filter((name) => name !== '');
  return names.map((name) => ({
    name: name.startsWith(descending) ? name.slice(descending.length) : name,
    isDescending: name.startsWith(descending),
  }));
}

// The values of an order's keys, as text; empty where there is none.
export function keysOf(order, sort) {
  return sort.map(({ member }) => String(at(order, member) ?? ''));
}

// Compares the values of two orders; a position may have fewer values than the sort has keys.
export function compareKeys(one, other, sort) {
  for (const [index, { name, isDescending }] of sort.entries()) {
    if (index >= other.length) return 0;
    const result = compareValues(name, one[index], other[index], isDescending);
    if (result !== 0) return result;
  }
  return 0;
}

function compareValues(name, one, other, isDescending) {
  if (one === '' || other === '') return Number(one === '') - Number(other === ''); // absent is last, either way
  const result = orderOf(name, one, other);
  return isDescending ? -result : result;
}

function orderOf(name, one, other) {
  if (name === 'order_number') return compareTexts([...one], [...other]);
  const read = name.endsWith('_at') ? instantOf : BigInt;
  const [left, right] = [read(one), read(other)];
  return left < right ? -1 : Number(left > right);
}

function compareTexts(one, other) {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index += 1) {
    const difference = one[index].codePointAt(0) - other[index].codePointAt(0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
