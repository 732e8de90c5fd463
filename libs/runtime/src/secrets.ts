import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './operator-error.js';
import { SettingError } from './settings.js';

/** The processes that work in the database, each by a login of its own. */
export type DatabaseLogin = 'api' | 'projector' | 'timekeeper';

/** The secrets that a system makes for itself at its first start, each a file of its own. */
export type SecretName =
  'vault-kek' | 'blind-index' | 'command-hmac' | 'token-key' | 'database-password' | `${DatabaseLogin}-password`;

/**
 * A secret of `bytes` random bytes, kept in `<home>/secrets/<name>` (mode 0600, hexadecimal) and made at the first call. Two processes that ask
 * at the same moment get the same one. Throws a SettingError where the file cannot be read or is damaged: a secret is never silently replaced.
 */
export function loadSecret(home: string, name: SecretName, bytes: number): Buffer {
  const folder = join(home, 'secrets');
  const file = join(folder, name);
  if (closeToOthers(home, name)) process.emitWarning(`${file} could be read by others; it is closed now.`);
  const kept = readSecret(file, bytes);
  if (kept) return kept;
  try {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o700);
    publish(file, randomBytes(bytes).toString('hex'));
    makeDurable(folder);
    makeDurable(home);
  } catch (error) {
    throw new SettingError(`${folder} cannot be written (${codeOf(error)}); give this user the right to write there.`);
  }
  const made = readSecret(file, bytes);
  if (!made) throw new SettingError(`${file} cannot be written; give this user the right to write there.`);
  return made;
}

/** The same where it is there; null, and nothing is made, where it is not. */
export function findSecret(home: string, name: SecretName, bytes: number): Buffer | null {
  return readSecret(join(home, 'secrets', name), bytes);
}

/** Takes from others the right to read a secret and answers whether they had it. Throws a SettingError where this user may not. */
export function closeToOthers(home: string, name: SecretName): boolean {
  const file = join(home, 'secrets', name);
  const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
  if (process.platform === 'win32' || (mode & 0o077) === 0) return false;
  try {
    chmodSync(file, mode & 0o700);
  } catch (error) {
    throw new SettingError(
      `${file} can be read by others, and this user may not close it (${codeOf(error)}); run "chmod 600 ${file}" as its owner.`,
    );
  }
  return true;
}

function readSecret(file: string, bytes: number): Buffer | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw new SettingError(`${file} cannot be read (${codeOf(error)}); run as the user who owns it.`);
  }
  if (text.length === bytes * 2 && /^[0-9a-f]+$/.test(text)) return Buffer.from(text, 'hex');
  throw new SettingError(`${file} is damaged; put it back from a backup: what it protects cannot be read without it.`);
}

/** Written whole beside it, then linked: the first one wins, and nobody ever reads half a secret. */
function publish(file: string, text: string): void {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const handle = openSync(draft, 'wx', 0o600);
  try {
    writeSync(handle, `${text}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    linkSync(draft, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The names in a folder outlast a power cut too: what is sealed under a secret must not come back without it. */
function makeDurable(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
