// `npm test`: the checks of the sources, then every tier. The last line is "N passed, N failed, N skipped"; a check that fails counts as one failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrap, PROJECT } from './lib/bootstrap.mjs';
import { runJest, TIERS } from './lib/jest.mjs';
import { startServer } from './lib/server.mjs';

const CHECKS = [
  ['types', 'typescript/bin/tsc', ['-p', 'tsconfig.json']],
  ['lint', 'eslint/bin/eslint.js', ['.']],
  ['imports', 'dependency-cruiser/bin/dependency-cruise.mjs', ['--config', '--', 'libs', 'apps']],
  ['format', 'prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']],
];

const DOCUMENTS = ['events', 'rules'].map((name) => [`docs/${name}.md`, `../scripts/${name}-doc.mjs`, ['--check']]);

const total = { passed: 0, failed: 0, skipped: 0 };
bootstrap();
for (const [name, program, args] of [...CHECKS, ...DOCUMENTS]) check(name, program, args);
await runTiers();
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

function check(name, program, args) {
  const begin = Date.now();
  const { status } = spawnSync(process.execPath, [join(PROJECT, 'node_modules', program), ...args], {
    cwd: PROJECT,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) total.failed++;
  process.stderr.write(`${status === 0 ? 'ok' : 'FAILED'}  ${name} (${seconds(begin)} s)\n`);
}

async function runTiers() {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-test-'));
  const server = await startServer({ disposable: true });
  for (const tier of TIERS) {
    const begin = Date.now();
    const report = join(folder, `${tier}.json`);
    const code = await runJest(tier, ['--passWithNoTests', '--json', `--outputFile=${report}`, '--silent=false'], {
      TONGBAN_TEST_SERVER: server.url,
    });
    count(report, code);
    process.stderr.write(`tier ${tier}: ${seconds(begin)} s\n`);
  }
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

function count(report, code) {
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
  const failed = (result?.numFailedTests ?? 0) + (result?.numRuntimeErrorTestSuites ?? 0);
  total.passed += result?.numPassedTests ?? 0;
  total.skipped += (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0);
  // A tier that ends badly without a failed test (a crash of jest itself) is a failure all the same.
  total.failed += failed === 0 && code !== 0 ? 1 : failed;
}

function seconds(begin) {
  return ((Date.now() - begin) / 1000).toFixed(1);
}
