// Serves Sendcloud's orders API on loopback, from the compiled document alone: node main.mjs [--port 0] [--defect NAME].
// It prints its URL once it listens, and stops when its standard input ends.
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { Application } from './application.mjs';
import { DEFECTS } from './defects.mjs';
import { readContract } from './contract.mjs';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    defect: { type: 'string' },
    spec: { type: 'string' },
    limits: { type: 'boolean', default: false },
  },
});

if (values.defect !== undefined && !DEFECTS.includes(values.defect)) {
  console.error(`--defect must be one of ${DEFECTS.join(', ')} (got ${values.defect})`);
  process.exit(2);
}

const application = new Application(readContract(values.spec), values);
const server = createServer((request, response) => application.handle(request, response));
server.listen(Number(values.port), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}${application.basePath}`);
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
