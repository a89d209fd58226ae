// Counts the calls of each account within the spans of time that the document names.
import { Refusal } from './refusal.mjs';

export class Limits {
  constructor(limits) {
    this.limits = limits.map((limit) => ({ ...limit, times: new Map() }));
  }

  count(account, method) {
    const now = Date.now();
    const applying = this.limits.filter(({ methods }) => methods.includes(method));
    for (const { calls, seconds, times } of applying) {
      const recent = (times.get(account) ?? []).filter((time) => time > now - seconds * 1000);
      times.set(account, recent);
      if (recent.length >= calls) throw throttled(Math.ceil((recent[0] + seconds * 1000 - now) / 1000));
    }
    for (const { times } of applying) times.get(account).push(now);
  }
}

function throttled(seconds) {
  const refusal = new Refusal({ name: 'Throttled', values: { seconds } });
  refusal.headers = { 'Retry-After': String(seconds) };
  return refusal;
}
