import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { PROJECT } from './bootstrap.mjs';

export const TIERS = ['unit', 'int', 'e2e'];

/** Runs jest over one tier and answers its exit code. */
export function runJest(tier, args, env = {}) {
  const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
  const pattern = `--testPathPatterns=\\.${tier}\\.spec\\.ts$`;
  // What jest takes for the path of a spec narrows the tier instead of widening it.
  const narrowed = args.filter((arg) => !arg.startsWith('-'));
  const paths =
    narrowed.length === 0
      ? [pattern]
      : narrowed.map((part) => `--testPathPatterns=^(?=.*${part}).*\\.${tier}\\.spec\\.ts$`);
  const rest = args.filter((arg) => arg.startsWith('-'));
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ['--experimental-vm-modules', '--no-warnings', jest, '--maxWorkers=2', ...paths, ...rest],
      { cwd: PROJECT, stdio: 'inherit', env: { ...process.env, ...env } },
    );
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
