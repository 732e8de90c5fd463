import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { IdempotencyKeyReused } from '#libs/kernel';
import { openResidents, type Residents } from '#libs/residents';
import { PERSON, REGION, stamp, VaultKit } from '../../../test/kit/vault.js';

describe('the vault', () => {
  let vault: VaultKit;
  let residents: Residents;
  let pool: pg.Pool;
  beforeAll(async () => {
    vault = await VaultKit.open();
    ({ residents, pool } = vault);
  });
  afterAll(() => vault.close());
  const byNumber = (number?: string) => vault.byNumber(number);
  const byPhone = (text: string, region?: string) => vault.byPhone(text, region);

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
        IdempotencyKeyReused,
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

  it('finishes what a crash left pending', async () => {
    await pool.query(`update vault.resident set state = 'pending' `);
    expect(await residents.registry.recoverPending(0)).toBeGreaterThan(1);
    expect(await residents.registry.recoverPending(0)).toBe(0);
    const [found] = await byPhone('13812348000');
    expect(await vault.log.readStream(`resident-${found?.residentId}`)).toHaveLength(1);
  });

  it('does not start with the secrets of another data folder', async () => {
    await expect(residents.recover()).resolves.toBe(0);
    const elsewhere = mkdtempSync(join(tmpdir(), 'tongban-vault-'));
    await expect(openResidents(elsewhere, vault.api, vault.log).recover()).rejects.toThrow(
      'put them back from a backup',
    );
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
    const sm = openResidents(vault.home, pool, vault.log, 'sm4-ctr-hmac-sm3');
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
