import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { migrate } from '#apps/tongban/src/migrate';
import { openPostgresLog, type EventLog, type Stamp } from '#libs/event-log';
import {
  RegistrationKeyReused,
  ResidentRefused,
  openResidents,
  parsePhone,
  type Person,
  type ResidentCommand,
  type ResidentCursor,
  type ResidentPage,
  type Residents,
} from '#libs/residents';
import { createPool, nameUuid, usableRole } from '#libs/runtime';
import { createTestDatabase, type TestDatabase } from '../../../test/kit/database.js';

const REGION = '210100';
const NAMESPACE = '3a1f0c7e-0c77-5a4e-9d55-1f2f6f0f3b11';
const PERSON: Person = {
  name: '欧阳建国',
  idType: 'resident',
  idNumber: '11010519491231002X',
  guardian: null,
  diedOn: null,
  birthDate: '1949-12-31',
  phone: '13812348000',
  address: '沈阳市和平区南湖街道文艺社区12号楼3单元',
  householdUnit: '210102001002',
  residenceUnit: '210102001003',
  insuredUnit: null,
};

function stamp(command: string, hmac = 'body'): Stamp {
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

describe('the vault', () => {
  let database: TestDatabase;
  /** The owner's connections, and those of the role that the API works in. */
  let pool: pg.Pool;
  let api: pg.Pool;
  let log: EventLog;
  let residents: Residents;
  const home = mkdtempSync(join(tmpdir(), 'tongban-vault-'));

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrate(database.url);
    pool = createPool(database.url, { name: 'vault', max: 8 });
    log = await openPostgresLog({ url: database.url, name: 'test' });
    const role = await usableRole(database.url, 'tongban_api');
    api = createPool(database.url, { name: 'api', max: 8, role });
    residents = openResidents(home, api, log);
  });
  afterAll(async () => {
    await log.close();
    await api.end();
    await pool.end();
    await database.drop();
    rmSync(home, { recursive: true });
  });

  const byNumber = async (number = '11010519491231002X') =>
    (await residents.registry.search(REGION, { identity: number })).items;
  const byPhone = async (text: string, region = REGION) => {
    const phone = parsePhone(text);
    if (!phone) throw new Error('no phone');
    return (await residents.registry.search(region, { phone })).items;
  };
  const residentOf = async (number?: string) => (await byNumber(number))[0]?.residentId ?? '';
  const change = (residentId: string, command: ResidentCommand, as: string) =>
    residents.desk.carryOut({
      region: REGION,
      residentId,
      command: () => command,
      stamp: { ...stamp(as), at: '2026-11-23T01:00:00.000Z' },
      ifMatch: null,
      check: () => undefined,
    });

  it('registers a resident once, whoever asks at the same moment', async () => {
    const many = await Promise.all(
      Array.from({ length: 12 }, (_, index) => residents.registry.register(REGION, PERSON, stamp(`same-${index}`))),
    );
    expect(new Set(many.map(({ residentId }) => residentId)).size).toBe(1);
    expect(many.filter(({ created }) => created)).toHaveLength(1);
  });

  it('answers a retry as the first time, and another body under the same command not at all', async () => {
    const person = { ...PERSON, idNumber: '440524188001010014', phone: null };
    const first = await residents.registry.register(REGION, person, stamp('retry'));
    expect(await residents.registry.register(REGION, person, stamp('retry'))).toEqual(first);
    expect(first.created).toBe(true);
    for (const other of [person, PERSON, { ...person, idNumber: '810000199001010019' }])
      await expect(residents.registry.register(REGION, other, stamp('retry', 'other'))).rejects.toThrow(
        RegistrationKeyReused,
      );
  });

  it('answers another command for a known number with the same resident, the retry of it too', async () => {
    const [known] = await byNumber();
    const again = { residentId: known?.residentId, created: false };
    expect(await residents.registry.register(REGION, PERSON, stamp('later'))).toMatchObject(again);
    expect(await residents.registry.register(REGION, PERSON, stamp('later'))).toMatchObject(again);
  });

  it('finds by number and by phone, masked, and gives decisions what they may know', async () => {
    const [found] = await byNumber();
    expect(found).toMatchObject({ name: '欧阳**', identityNumber: '110***********002X', phone: '138****8000' });
    expect(await byPhone('13812348000')).toEqual([found]);
    expect(await byPhone('13812348000', 'other')).toEqual([]);
    const residentId = found?.residentId ?? '';
    expect(await residents.registry.facts([residentId])).toEqual([
      {
        residentId,
        birthDate: '1949-12-31',
        householdUnit: '210102001002',
        residenceUnit: '210102001003',
        insuredUnit: null,
        diedOn: null,
      },
    ]);
  });

  it('tells what a further registration says otherwise, and changes nothing', async () => {
    const said = { ...PERSON, name: '欧阳建华', phone: '+86 138 1234 8000', insuredUnit: '210102001002' };
    const again = await residents.registry.register(REGION, said, stamp('otherwise'));
    expect(again).toMatchObject({ created: false, differs: ['name', 'insuredUnit'] });
    expect((await byNumber())[0]).toMatchObject({ name: '欧阳**', insuredUnit: null });
    expect(await residents.registry.register(REGION, PERSON, stamp('the same'))).toMatchObject({ differs: [] });
  });

  it('finds everybody behind one phone, page by page, however it is written', async () => {
    const home = { ...PERSON, idType: 'passport' as const, phone: '024-88886666转8012', birthDate: null };
    for (let index = 0; index < 7; index += 1)
      await residents.registry.register(REGION, { ...home, idNumber: `E1234567${index}` }, stamp(`home-${index}`));
    const phone = parsePhone('8888 6666');
    if (!phone) throw new Error('no phone');
    const seen: string[] = [];
    for (let after: ResidentCursor | null = null; ;) {
      const page: ResidentPage = await residents.registry.search(REGION, { phone }, 3, after);
      seen.push(...page.items.map(({ residentId }) => residentId));
      if (!page.next) break;
      after = page.next;
    }
    expect(new Set(seen).size).toBe(7);
    expect(seen).toHaveLength(7);
    expect(await byPhone('+86 (24) 8888-6666')).toHaveLength(7);
    expect(await byPhone('0411-88886666')).toEqual([]);
  });

  it('keeps the record what its history says: corrected, moved, dead; the former values are nowhere in the clear', async () => {
    const residentId = await residentOf();
    const reason = '证件换发';
    const corrected = await change(
      residentId,
      { act: 'correct', changes: { name: '欧阳建军', phone: '13912348001' }, reason },
      'c1',
    );
    expect(corrected.revision).toBe(1);
    await change(
      residentId,
      { act: 'move', changes: { residenceUnit: '210103001001' }, from: '2026-11-01', reason },
      'm1',
    );
    expect((await byPhone('13912348001'))[0]).toMatchObject({ residentId, residenceUnit: '210103001001', revision: 2 });
    expect((await byPhone('13812348000')).map((each) => each.residentId)).not.toContain(residentId);
    expect(await change(residentId, { act: 'correct', changes: { name: '欧阳建军' }, reason }, 'c1')).toMatchObject({
      revision: 1,
    });
    await expect(change(residentId, { act: 'correct', changes: { name: '欧阳建军' }, reason }, 'c2')).rejects.toThrow(
      ResidentRefused,
    );
    await change(residentId, { act: 'record-death', on: '2026-11-20', reason }, 'd1');
    expect(await residents.registry.facts([residentId])).toMatchObject([{ diedOn: '2026-11-20' }]);
    const history = JSON.stringify(await log.readStream(`resident-${residentId}`), (_key, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(history).toContain('ResidentMoved');
    for (const secret of ['欧阳', '13912348001', '210103001001', '2026-11-20', reason])
      expect(history).not.toContain(secret);
  });

  it('gives a number to one resident alone, and a former one back', async () => {
    const one = await residents.registry.register(
      REGION,
      { ...PERSON, idNumber: '110105195001010012' },
      stamp('wrong number'),
    );
    const take = (idNumber: string, as: string) =>
      change(one.residentId, { act: 'correct', changes: { idNumber }, reason: '号码录错' }, as);
    await expect(take('11010519491231002X', 'theirs')).rejects.toThrow('number-of-another');
    await take('110105195001010020', 'right');
    expect(await residentOf('110105195001010020')).toBe(one.residentId);
    expect(await byNumber('110105195001010012')).toEqual([]);
    const other = await residents.registry.register(
      REGION,
      { ...PERSON, idNumber: '110105195001010012' },
      stamp('the right one'),
    );
    expect(other.created).toBe(true);
  });

  it('decides corrections of the same moment one after the other', async () => {
    const { residentId } = await residents.registry.register(
      REGION,
      { ...PERSON, idNumber: '110105195001010039' },
      stamp('busy'),
    );
    const addresses = Array.from({ length: 6 }, (_, index) => `文艺路${index + 1}号`);
    await Promise.all(
      addresses.map((address) =>
        change(residentId, { act: 'correct', changes: { address }, reason: '核对' }, `busy ${address}`),
      ),
    );
    expect(await residents.registry.masked(REGION, residentId)).toMatchObject({ revision: 6 });
  });

  it('brings a record to its stream that a crash left behind', async () => {
    const { residentId } = await residents.registry.register(
      REGION,
      { ...PERSON, idNumber: '110105195001010047' },
      stamp('crash'),
    );
    const { rows } = await pool.query('select * from vault.resident where resident_id = $1', [residentId]);
    await change(residentId, { act: 'correct', changes: { phone: '13700000007' }, reason: '核对' }, 'crashed');
    const [{ person, facts, masked, phone_keys }] = rows as [Record<string, Buffer>];
    await pool.query(
      `update vault.resident set person = $2, facts = $3, masked = $4, phone_keys = $5, revision = 0, changing_since = now()
        where resident_id = $1`,
      [residentId, person, facts, masked, phone_keys],
    );
    expect(await byPhone('13700000007')).toEqual([]);
    expect(await residents.desk.recover(0)).toBe(1);
    expect(await byPhone('13700000007')).toHaveLength(1);
    expect(await residents.desk.recover(0)).toBe(0);
  });

  it('finds phones that were indexed before, after the next start', async () => {
    const { residentId } = await residents.registry.register(
      REGION,
      { ...PERSON, idNumber: '110105195001010055', phone: '024-66668888' },
      stamp('old index'),
    );
    await pool.query(`update vault.resident set phone_index = '\\x00', phone_keys = null where resident_id = $1`, [
      residentId,
    ]);
    expect(await byPhone('66668888')).toEqual([]);
    await residents.recover();
    expect((await byPhone('66668888')).map((each) => each.residentId)).toEqual([residentId]);
  });

  it('finishes what a crash left pending', async () => {
    await pool.query(`update vault.resident set state = 'pending' `);
    expect(await residents.registry.recoverPending(0)).toBeGreaterThan(1);
    expect(await residents.registry.recoverPending(0)).toBe(0);
    const [found] = await byPhone('8888 6666');
    expect(await log.readStream(`resident-${found?.residentId}`)).toHaveLength(1);
  });

  it('does not start with the secrets of another data folder', async () => {
    await expect(residents.recover()).resolves.toBe(0);
    const elsewhere = mkdtempSync(join(tmpdir(), 'tongban-vault-'));
    await expect(openResidents(elsewhere, api, log).recover()).rejects.toThrow('put them back from a backup');
    rmSync(elsewhere, { recursive: true });
  });

  it('seals a text for its event alone, until its key is destroyed', async () => {
    const [sealed] = await residents.sealer.seal('case-1', [{ text: '家住三楼', eventId: 'e1', type: 'A' }]);
    if (!sealed) throw new Error('nothing was sealed');
    const open = (eventId: string) => residents.sealer.open([{ text: sealed, eventId, type: 'A' }]);
    expect(await open('e1')).toEqual(['家住三楼']);
    expect(await open('e2')).toEqual([null]);
    await pool.query(`delete from vault_keys.key where subject = 'case-1'`);
    expect(await open('e1')).toEqual([null]);
  });

  it('seals with SM4 and HMAC-SM3 where the installation asks for it, and still opens what was sealed before', async () => {
    const sm = openResidents(home, pool, log, 'sm4-ctr-hmac-sm3');
    const [old] = await residents.sealer.seal('case-2', [{ text: '旧', eventId: 'e1', type: 'A' }]);
    const [now] = await sm.sealer.seal('case-2', [{ text: '新', eventId: 'e2', type: 'A' }]);
    if (!old || !now) throw new Error('nothing was sealed');
    const both = [
      { text: old, eventId: 'e1', type: 'A' },
      { text: now, eventId: 'e2', type: 'A' },
    ];
    expect(await sm.sealer.open(both)).toEqual(['旧', '新']);
  });

  it('forgets a resident with the key, and what was sealed goes on being there', async () => {
    const person = { ...PERSON, idNumber: '91184019900101123X', phone: '13900000001' };
    const { residentId } = await residents.registry.register(REGION, person, stamp('forgotten'));
    expect(await residents.registry.facts([residentId])).toHaveLength(1);
    await pool.query('delete from vault_keys.key where subject = $1', [`resident-${residentId}`]);
    expect(await residents.registry.facts([residentId])).toEqual([]);
    expect(await residents.registry.masked(REGION, residentId)).toBeNull();
    expect(await byPhone('13900000001')).toEqual([]);
  });

  it('holds no personal value in the clear, in no table of the database', async () => {
    const everything = await dump(pool);
    expect(everything).toContain('ResidentRegistered');
    const values = ['欧阳', '建国', '1949-12-31', '19491231', '11010519491231002X', '13812348000', '文艺', '三楼'];
    for (const value of [...values, PERSON.residenceUnit])
      for (const written of [value, Buffer.from(value).toString('hex'), Buffer.from(value).toString('base64url')])
        expect(everything).not.toContain(written);
  });
});

/** Every row of every table that is not PostgreSQL's own, bytes in hexadecimal. */
async function dump(pool: pg.Pool): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const texts = tables.map(async ({ name }) => {
    const { rows } = await pool.query<{ text: string }>(`select t::text as text from ${name} t`);
    return rows.map(({ text }) => text);
  });
  return (await Promise.all(texts)).flat().join('\n');
}
