// A PostgreSQL server for one run of tests or measurements, in a folder that is thrown away.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chmodSync } from 'node:fs';
import { built } from './bootstrap.mjs';

/** `disposable`: without fsync, for tests. Answers the superuser's URL and how to end it. */
export async function startServer({ disposable }) {
  const { startEmbeddedPostgres } = await built('libs/embedded-postgres/src/index.js');
  const home = mkdtempSync(join(tmpdir(), 'tongban-server-'));
  chmodSync(home, 0o755);
  const server = await startEmbeddedPostgres({ home, disposable, database: 'postgres' });
  const stop = async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}
