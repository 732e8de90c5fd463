// `npm run bench NAME [options]`: one measurement of `test/bench`, on a server of its own that keeps every promise (fsync on).
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap, fail, PROJECT, revision } from './lib/bootstrap.mjs';
import { startServer } from './lib/server.mjs';

bootstrap();
const [name = '', ...args] = process.argv.slice(2);
const folder = join(PROJECT, 'dist', 'test', 'bench');
const script = join(folder, `${name}.js`);
if (!/^[a-z-]+$/.test(name) || !existsSync(script)) {
  const names = existsSync(folder) ? readdirSync(folder).filter((file) => /^[a-z-]+\.js$/.test(file)) : [];
  fail(
    `Name a measurement: npm run bench ${names.map((file) => file.slice(0, -3)).join('|') || '(there is none yet)'}.`,
    2,
  );
}
const server = process.env.TONGBAN_BENCH_SERVER ? null : await startServer({ disposable: false });
const child = spawn(process.execPath, [script, ...args], {
  stdio: 'inherit',
  env: {
    ...process.env,
    TONGBAN_BENCH_SERVER: server?.url ?? process.env.TONGBAN_BENCH_SERVER,
    TONGBAN_TEST_SERVER: server?.url ?? process.env.TONGBAN_BENCH_SERVER,
    TONGBAN_REVISION: revision(),
  },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', async (code) => {
  await server?.stop();
  process.exit(code ?? 1);
});
