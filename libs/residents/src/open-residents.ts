import type { EventLog } from '#libs/event-log/domain';
import { loadSecret, SettingError } from '#libs/runtime';
import type pg from 'pg';
import { BlindIndex } from './blind-index.js';
import { KeyRing } from './key-ring.js';
import { Records } from './records.js';
import { ResidentRegistry } from './resident-registry.js';
import type { SuiteName } from './suites.js';
import { TextSealer } from './text-sealer.js';
import { Vault } from './vault.js';

/** The vault and the sealer of a data folder, with its secrets. */
export interface Residents {
  readonly registry: ResidentRegistry;
  readonly records: Records;
  readonly sealer: TextSealer;
  /**
   * At the start of a process that registers: finishes what a crash left pending, and answers how many that were. Throws a SettingError where the
   * secrets are not those that the vault was written with.
   */
  recover(): Promise<number>;
}

export function openResidents(home: string, pool: pg.Pool, log: EventLog, suite: SuiteName = 'aes-256-gcm'): Residents {
  const keys = new KeyRing(pool, loadSecret(home, 'vault-kek', 32), suite);
  const vault = new Vault(pool, keys, new BlindIndex(loadSecret(home, 'blind-index', 32)));
  const sealer = new TextSealer(keys);
  const registry = new ResidentRegistry(vault, log);
  const records = new Records(vault, log, sealer);
  const recover = async () => {
    if (!(await keys.fits()))
      throw new SettingError(`The secrets in ${home} do not open this database's vault; put them back from a backup.`);
    await vault.reindexPhones();
    return (await registry.recoverPending()) + (await records.recover());
  };
  return { registry, records, sealer, recover };
}
