// Keeps the orders of all accounts in memory.
const FIRST_KEY = 5001;

export class OrderStore {
  #orders = new Map();
  #next = FIRST_KEY;

  add(account, order) {
    const stored = { pk: this.#next, account, created_at: timestamp(), document: order };
    stored.modified_at = stored.created_at;
    this.#orders.set(this.#next, stored);
    this.#next += 1;
    return stored;
  }

  replace(stored, document) {
    stored.document = document;
    stored.modified_at = timestamp();
    return stored;
  }

  remove(stored) {
    this.#orders.delete(stored.pk);
  }

  find(pk) {
    return this.#orders.get(Number(pk));
  }

  of(account) {
    return [...this.#orders.values()].filter((stored) => stored.account === account);
  }

  // The order of an integration with this order_id.
  named(account, integration, orderId) {
    const isIt = ({ document }) =>
      document.order_details.integration.id === integration && document.order_id === orderId;
    return this.of(account).find(isIt);
  }
}

export function shown({ pk, created_at, modified_at, document }) {
  return { id: String(pk), ...document, created_at, modified_at };
}

function timestamp() {
  return new Date().toISOString().replace('Z', '000+00:00');
}
