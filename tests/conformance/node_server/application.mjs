// Routes requests, knows who makes them, and writes responses.
import { Accounts } from './accounts.mjs';
import { Limits } from './limits.mjs';
import { listOrders } from './listing.mjs';
import { Refusal } from './refusal.mjs';
import { seededOrders } from './seed.mjs';
import { OrderStore } from './store.mjs';
import { deleteOrder, retrieveOrder, saveOrders, updateOrder } from './writing.mjs';

const HANDLERS = { listOrders, createOrUpdateOrders: saveOrders, retrieveOrder, updateOrder, deleteOrder };
const TOKEN_PATH = '/oauth2/token';

export class Application {
  constructor(contract, { defect, limits = false } = {}) {
    this.contract = contract;
    this.defect = defect;
    this.basePath = contract.basePath;
    this.accounts = new Accounts();
    this.limits = new Limits(limits ? contract.document['x-rate-limits'] : []);
    this.store = new OrderStore();
    for (const [account, order] of seededOrders(this.accounts)) this.store.add(account, order);
  }

  async handle(request, response) {
    const { status, headers = {}, body } = await this.#answer(request);
    const bytes = body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body));
    const typed = body === undefined ? {} : { 'Content-Type': 'application/json' };
    // Without a body 204 has no length either.
    const sized = status === 204 ? {} : { 'Content-Length': bytes.length };
    response.writeHead(status, { ...typed, ...sized, ...headers });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  }

  async #answer(request) {
    try {
      const bytes = await readAll(request);
      return this.#dispatch(request, bytes);
    } catch (error) {
      if (error instanceof Refusal) {
        const body = error.body(this.contract);
        return { status: error.status(this.contract), headers: error.headers, body };
      }
      console.error(error);
      const failure = new Refusal({ name: 'Server' });
      return { status: 500, body: failure.body(this.contract) };
    }
  }

  #dispatch(request, bytes) {
    const url = new URL(request.url, `http://${request.headers.host ?? '127.0.0.1'}`);
    if (url.pathname === TOKEN_PATH) return this.accounts.issueToken(request, bytes);
    const { operation, id } = this.#route(request.method, url.pathname);
    const account = this.accounts.find(request.headers.authorization);
    this.limits.count(account, request.method);
    const call = { application: this, account, operation, id, url, request, bytes, defect: this.defect };
    return HANDLERS[operation.operationId](call);
  }

  #route(method, pathname) {
    const path = pathname.startsWith(this.basePath) ? pathname.slice(this.basePath.length) : '';
    const id = /^\/orders\/([1-9][0-9]{0,17})$/.exec(path)?.[1];
    const item = this.contract.document.paths[id === undefined ? path : '/orders/{id}'];
    if (item === undefined || path.includes('{')) throw new Refusal({ name: 'RouteNotFound' });
    const operation = item[method.toLowerCase()];
    if (operation?.operationId === undefined) throw refusedMethod(method, item);
    return { operation, id };
  }
}

function refusedMethod(method, item) {
  const refusal = new Refusal({ name: 'MethodNotAllowed', values: { method } });
  const known = Object.keys(item).filter((name) => item[name].operationId);
  refusal.headers = { Allow: known.map((name) => name.toUpperCase()).join(', ') };
  return refusal;
}

async function readAll(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
