// Merges changes into an order: objects member by member, items by their name, everything else as a whole.
export function merge(kept, changes) {
  const merged = { ...kept };
  for (const [name, change] of Object.entries(changes)) {
    merged[name] = name === 'order_items' ? mergeItems(kept[name], change) : mergeMember(kept[name], change);
  }
  return merged;
}

export function itemOf(items, { name }) {
  return items.find((item) => item.name === name);
}

function mergeMember(kept, change) {
  return isObject(kept) && isObject(change) ? merge(kept, change) : change;
}

function mergeItems(items, changes) {
  const merged = [...items];
  for (const change of changes) {
    const place = merged.indexOf(itemOf(merged, change));
    merged[place] = merge(merged[place], change);
  }
  return merged;
}

function isObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
