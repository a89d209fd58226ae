// Two accounts, each with its keys, its integrations, and tokens that live for an hour.
import { randomBytes } from 'node:crypto';
import { Refusal } from './refusal.mjs';

const TOKEN_SECONDS = 3600;

export class Accounts {
  constructor() {
    this.all = [
      { name: 'north', keys: 'north-public:north-secret', integrations: [3101, 3102, 3103] },
      { name: 'south', keys: 'south-public:south-secret', integrations: [4201, 4202] },
    ];
    this.tokens = new Map();
  }

  find(authorization) {
    if (authorization === undefined) throw new Refusal({ name: 'NoCredentials' });
    const [scheme, value = ''] = authorization.split(' ', 2);
    const account = scheme.toLowerCase() === 'bearer' ? this.#ofToken(value) : this.#ofKeys(scheme, value);
    if (account === undefined) throw new Refusal({ name: 'WrongKeys', pointer: '/data' });
    return account;
  }

  // Responds to a request for a token as RFC 6749 says.
  issueToken(request, bytes) {
    const headers = { 'Cache-Control': 'no-store' };
    if (request.method !== 'POST') throw new Refusal({ name: 'MethodNotAllowed', values: { method: request.method } });
    const form = new URLSearchParams(bytes.toString());
    const account = this.#ofKeys(...(request.headers.authorization ?? '').split(' ', 2));
    if (account === undefined) return { status: 401, headers, body: { error: 'invalid_client' } };
    if (form.get('grant_type') !== 'client_credentials') {
      return { status: 400, headers, body: { error: 'unsupported_grant_type' } };
    }
    const token = randomBytes(24).toString('hex');
    this.tokens.set(token, { account, until: Date.now() + TOKEN_SECONDS * 1000 });
    const issued = { access_token: token, expires_in: TOKEN_SECONDS, scope: 'api', token_type: 'bearer' };
    return { status: 200, headers, body: issued };
  }

  #ofKeys(scheme, value = '') {
    const keys = Buffer.from(value, 'base64').toString();
    return scheme.toLowerCase() === 'basic' ? this.all.find((account) => account.keys === keys) : undefined;
  }

  #ofToken(token) {
    const issued = this.tokens.get(token);
    return issued && issued.until > Date.now() ? issued.account : undefined;
  }
}
