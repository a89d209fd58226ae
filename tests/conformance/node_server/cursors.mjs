// Cursors: base64 of a query string with o (offset), r (reverse) and p (the values of the sort keys at the edge).
import { Refusal } from './refusal.mjs';
import { instantOf } from './times.mjs';

const PART = '\0';
const MEMBERS = { o: /^([0-9]{1,3}|1000)$/, r: /^[01]$/, p: /^[^]*$/ };

export function writeCursor(values, reverse) {
  const members = new URLSearchParams({ ...(reverse && { r: '1' }), p: values.join(PART) });
  return Buffer.from(members.toString()).toString('base64');
}

export function readCursor(text, sort) {
  const members = [...new URLSearchParams(decode(text))];
  const found = Object.fromEntries(members);
  const fits = members.every(([name, value]) => Object.hasOwn(MEMBERS, name) && MEMBERS[name].test(value));
  if (!fits || members.length === 0 || members.length > Object.keys(found).length) throw invalid();
  const position = found.p?.split(PART);
  if (position && !isPosition(position, sort)) throw invalid();
  return { position, offset: Number(found.o ?? 0), reverse: found.r === '1' };
}

function isPosition(values, sort) {
  const fits = (value, { name }) => {
    if (name === 'order_number') return true;
    if (name === 'order_updated_at' && value === '') return true;
    return name.endsWith('_at') ? instantOf(value) !== undefined : /^[0-9]{1,18}$/.test(value);
  };
  return (values.length === 1 || values.length === sort.length) && values.every((value, index) => fits(value, sort[index]));
}

function decode(text) {
  const bare = text.replace(/=*$/, '').replaceAll('-', '+').replaceAll('_', '/');
  if (!/^[A-Za-z0-9+/]+$/.test(bare) || bare.length % 4 === 1) throw invalid();
  const decoded = Buffer.from(bare, 'base64').toString();
  if (!/^[orp]=[^&]*(&[orp]=[^&]*)*$/.test(decoded)) throw invalid();
  return decoded;
}

function invalid() {
  return new Refusal({ name: 'InvalidCursor' });
}
