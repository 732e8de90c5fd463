import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { loadSecret, PROJECT_FOLDER, SettingError } from '#libs/runtime';

describe('a secret of the data folder', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'tongban-secrets-'));
  });
  afterEach(() => rmSync(home, { recursive: true }));
  const file = (name: string) => join(home, 'secrets', name);
  const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

  it('is made once, for its owner alone', () => {
    const first = loadSecret(home, 'vault-kek', 32);
    expect(first).toHaveLength(32);
    expect(loadSecret(home, 'vault-kek', 32)).toEqual(first);
    expect(loadSecret(home, 'blind-index', 32)).not.toEqual(first);
    expect([mode(join(home, 'secrets')), mode(file('vault-kek'))]).toEqual(['700', '600']);
    expect(readdirSync(join(home, 'secrets')).sort()).toEqual(['blind-index', 'vault-kek']);
  });

  it('is the same for all who ask for it at the same moment', async () => {
    const secrets = await Promise.all(Array.from({ length: 6 }, () => askedElsewhere(home)));
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]).toBe(loadSecret(home, 'token-key', 32).toString('hex'));
  });

  it('is never replaced, however damaged', () => {
    loadSecret(home, 'vault-kek', 32);
    for (const damaged of ['', 'abc', 'x'.repeat(64)]) {
      writeFileSync(file('vault-kek'), damaged);
      expect(() => loadSecret(home, 'vault-kek', 32)).toThrow(SettingError);
    }
  });

  it('is kept in a folder that was open to others, closed', () => {
    loadSecret(home, 'vault-kek', 32);
    chmodSync(join(home, 'secrets'), 0o755);
    loadSecret(home, 'token-key', 32);
    expect(mode(join(home, 'secrets'))).toBe('700');
  });
});

/** As another process of the built system would ask. */
function askedElsewhere(home: string): Promise<string> {
  const library = join(PROJECT_FOLDER, 'dist/libs/runtime/src/secrets.js');
  const code = `import(${JSON.stringify(library)}).then(({ loadSecret }) =>
    require('node:worker_threads').parentPort.postMessage(loadSecret(${JSON.stringify(home)}, 'token-key', 32).toString('hex')))`;
  return new Promise((resolve, reject) => {
    const worker = new Worker(code, { eval: true });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
