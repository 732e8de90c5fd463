import type { EventLog } from '#libs/event-log/domain';
import { loadSecret } from '#libs/runtime';
import type pg from 'pg';
import { BlindIndex } from './blind-index.js';
import { KeyRing } from './key-ring.js';
import { ResidentRegistry } from './resident-registry.js';
import type { SuiteName } from './suites.js';
import { TextSealer } from './text-sealer.js';
import { Vault } from './vault.js';

/** The vault and the sealer of a data folder, with its secrets. */
export interface Residents {
  readonly registry: ResidentRegistry;
  readonly sealer: TextSealer;
}

export function openResidents(home: string, pool: pg.Pool, log: EventLog, suite: SuiteName = 'aes-256-gcm'): Residents {
  const keys = new KeyRing(pool, loadSecret(home, 'vault-kek', 32), suite);
  const vault = new Vault(pool, keys, new BlindIndex(loadSecret(home, 'blind-index', 32)));
  return { registry: new ResidentRegistry(vault, log), sealer: new TextSealer(keys) };
}
