import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { migrate } from '#apps/tongban/src/migrate';
import { openPostgresLog, type EventLog, type Stamp } from '#libs/event-log';
import { commandHmac } from '#libs/kernel';
import type { Asker } from '#libs/kernel/domain';
import { shenyangUnits, UnitTree } from '#libs/region';
import {
  openResidentDesk,
  openResidents,
  parsePhone,
  type MaskedResident,
  type Person,
  type ResidentDesk,
  type Residents,
} from '#libs/residents';
import { createPool, nameUuid, usableRole } from '#libs/runtime';
import { createTestDatabase, type TestDatabase } from './database.js';

export const REGION = '210100';
const NAMESPACE = '3a1f0c7e-0c77-5a4e-9d55-1f2f6f0f3b11';

export const CLERK: Asker = { person: 'clerk', role: 'universal-counter', unit: '210102001002' };

export const PERSON: Person = {
  name: '欧阳建国',
  idType: 'resident',
  idNumber: '11010519491231002X',
  birthDate: '1949-12-31',
  guardian: null,
  phone: '13812348000',
  address: '沈阳市和平区南湖街道文艺社区12号楼3单元',
  householdUnit: '210102001002',
  residenceUnit: '210102001003',
  insuredUnit: null,
  diedOn: null,
};

/** Of a command that has this name. */
export function stamp(command: string, hmac = 'body'): Stamp {
  const commandId = nameUuid(NAMESPACE, command);
  const at = '2026-11-23T01:00:00.000Z';
  const actor = { person: 'clerk', role: 'intake-clerk', unit: '210102001002' };
  return {
    commandId,
    commandHmac: hmac,
    occurredAt: at,
    recordedAt: at,
    actor,
    correlationId: commandId,
    causationId: commandId,
  };
}

/** The vault of a data folder of its own, over a fresh database. */
export class VaultKit {
  private constructor(
    readonly home: string,
    readonly log: EventLog,
    /** The owner's connections, and those of the role that the API works in. */
    readonly pool: pg.Pool,
    readonly api: pg.Pool,
    readonly residents: Residents,
    readonly desk: ResidentDesk,
    private readonly database: TestDatabase,
  ) {}

  static async open(): Promise<VaultKit> {
    const database = await createTestDatabase();
    await migrate(database.url);
    const log = await openPostgresLog({ url: database.url, name: 'test' });
    const role = await usableRole(database.url, 'tongban_api');
    const [pool, api] = [
      createPool(database.url, { name: 'vault', max: 8 }),
      createPool(database.url, { name: 'api', max: 8, role }),
    ];
    const home = mkdtempSync(join(tmpdir(), 'tongban-vault-'));
    const residents = openResidents(home, api, log);
    const tree = UnitTree.of(shenyangUnits().map((data) => ({ type: 'UnitOpened' as const, data })));
    const clock = { now: () => Promise.resolve('2026-11-23T01:00:00.000Z') };
    const hmac = commandHmac(Buffer.from('a key of specs'));
    const desk = openResidentDesk(residents, { log, clock, commandHmac: hmac, reference: { tree } });
    return new VaultKit(home, log, pool, api, residents, desk, database);
  }

  async byNumber(number = PERSON.idNumber ?? ''): Promise<readonly MaskedResident[]> {
    return (await this.residents.registry.search(REGION, { identity: number })).items;
  }

  async byPhone(text: string, region = REGION): Promise<readonly MaskedResident[]> {
    const phone = parsePhone(text);
    if (!phone) throw new Error(`${text} is no phone`);
    return (await this.residents.registry.search(region, { phone })).items;
  }

  async close(): Promise<void> {
    await this.log.close();
    await this.api.end();
    await this.pool.end();
    await this.database.drop();
    rmSync(this.home, { recursive: true });
  }
}
