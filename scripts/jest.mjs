// Runs one tier of the tests: `node scripts/jest.mjs unit|int|e2e [jest options]`.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
const [tier = 'unit', ...rest] = process.argv.slice(2);
const jest = createRequire(import.meta.url).resolve('jest/bin/jest.js');
const child = spawn(process.execPath, ['--experimental-vm-modules', '--no-warnings', jest, `--testPathPatterns=\\.${tier}\\.spec\\.ts$`, ...rest], { stdio: 'inherit' });
child.on('exit', (code) => process.exit(code ?? 1));
