// Reads the compiled document: schemas, error texts, limits.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const COMPILED = '../../../generated/orderkit_clients/sendcloud/openapi.json';

export function readContract(path = fileURLToPath(new URL(COMPILED, import.meta.url))) {
  return new Contract(JSON.parse(readFileSync(path, 'utf-8')));
}

export class Contract {
  constructor(document) {
    this.document = document;
    const { schemas, examples } = document.components;
    this.errors = new Map(schemas.ErrorCode['x-errors'].map((error) => [error.name, error]));
    const listed = Object.values(examples).flatMap(({ value }) => value?.errors ?? []);
    // The titles are known from examples alone.
    this.titles = new Map(listed.filter(({ title }) => title).map(({ code, title }) => [code, title]));
  }

  get basePath() {
    return new URL(this.document.servers[0].url).pathname;
  }

  parameter(operation, name) {
    return operation.parameters.map((each) => this.resolve(each)).find((each) => each.name === name);
  }

  resolve(node) {
    if (node.$ref === undefined) return node;
    const path = node.$ref.slice(2).split('/');
    return this.resolve(path.reduce((part, name) => part[name], this.document));
  }

  // The parts of a schema whose assertions all apply to a value: its allOf, and the branch of anyOf for the value's type.
  parts(schema, value) {
    const { allOf = [], anyOf, ...rest } = this.resolve(schema);
    const branch = anyOf?.find((each) => hasType(value, typesOf(this.resolve(each)))) ?? anyOf?.[0];
    return [rest, ...[...allOf, ...(branch ? [branch] : [])].flatMap((each) => this.parts(each, value))];
  }

  members(schema, value) {
    return Object.assign({}, ...this.parts(schema, value).map((part) => part.properties ?? {}));
  }

  // The value with nothing but declared members.
  declared(value, schema) {
    if (Array.isArray(value)) {
      const items = this.parts(schema, value).find((part) => part.items)?.items;
      return items ? value.map((item) => this.declared(item, items)) : value;
    }
    if (value === null || typeof value !== 'object') return value;
    if (this.parts(schema, value).some((part) => part.additionalProperties === true)) return value;
    const members = this.members(schema, value);
    const known = Object.entries(value).filter(([name]) => Object.hasOwn(members, name));
    return Object.fromEntries(known.map(([name, member]) => [name, this.declared(member, members[name])]));
  }
}

export function typesOf({ type = [] }) {
  return [type].flat();
}

export function hasType(value, types) {
  return types.length === 0 || types.some((type) => IS[type](value));
}

const IS = {
  null: (value) => value === null,
  array: (value) => Array.isArray(value),
  object: (value) => value !== null && typeof value === 'object' && !Array.isArray(value),
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
};
