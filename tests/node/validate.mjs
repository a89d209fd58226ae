// Validates values with ajv: reads one JSON line each, writes true or false.
//   {"document": NAME, "value": {…}}               keeps a document under that name
//   {"document": NAME, "schema": {…}, "value": …}  says whether the value fits a schema that may refer to the document
import { createInterface } from 'node:readline';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const readers = new Map();

function keep(name, document) {
  const ajv = new Ajv2020({ strict: false, logger: false, validateSchema: false });
  addFormats(ajv);
  ajv.addSchema({ components: document.components, paths: document.paths, webhooks: document.webhooks }, `urn:document:${name}`);
  readers.set(name, { ajv, compiled: new Map() });
}

function fits(name, schema, value) {
  const { ajv, compiled } = readers.get(name);
  const text = JSON.stringify(schema).replaceAll('"$ref":"#/', `"$ref":"urn:document:${name}#/`);
  if (!compiled.has(text)) compiled.set(text, ajv.compile(JSON.parse(text)));
  return compiled.get(text)(value);
}

for await (const line of createInterface({ input: process.stdin })) {
  const { document, schema, value } = JSON.parse(line);
  if (schema === undefined) keep(document, value);
  console.log(String(schema === undefined || fits(document, schema, value)));
}
