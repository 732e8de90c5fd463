// `npm run history -- record`: adds golden files of events that have none. `npm run history -- expect states|words|papers|rows …`: writes down
// anew what the recorded log reads as (test/history/README.md).
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bootstrap, fail, PROJECT } from './lib/bootstrap.mjs';
import { startServer } from './lib/server.mjs';

const EXPECTATIONS = ['states', 'words', 'papers', 'rows'];
const [what, ...names] = process.argv.slice(2);
const isExpect = what === 'expect' && names.length > 0 && names.every((name) => EXPECTATIONS.includes(name));
if (!isExpect && !(what === 'record' && names.length === 0))
  fail(`Say what: npm run history -- record, or npm run history -- expect ${EXPECTATIONS.join('|')} …`, 2);
bootstrap();
const server = names.includes('rows') ? await startServer({ disposable: true }) : null;
const script = join(PROJECT, 'dist', 'test', 'history', 'make', isExpect ? 'expect.js' : 'main.js');
const env = { ...process.env, ...(server && { TONGBAN_TEST_SERVER: server.url }) };
const { status } = spawnSync(process.execPath, [script, ...names], { stdio: 'inherit', env });
await server?.stop();
process.exit(status ?? 1);
