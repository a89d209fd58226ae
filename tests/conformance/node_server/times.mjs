// Timestamps of RFC 3339, to the nanosecond.
const FORM = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9})\d*)?(Z|[+-]\d{2}:\d{2})$/;

// Nanoseconds since 1970, or undefined if the text is no timestamp.
export function instantOf(text) {
  const [, seconds, fraction = '', zone] = FORM.exec(text) ?? [];
  const millis = Date.parse(`${seconds}${zone}`);
  if (Number.isNaN(millis)) return undefined;
  return BigInt(millis) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
}

// The day in UTC.
export function dayOf(text) {
  const millis = instantOf(text) / 1_000_000n;
  const floored = instantOf(text) < 0n ? millis - 1n : millis;
  return new Date(Number(floored)).toISOString().slice(0, 10);
}
