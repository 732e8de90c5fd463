import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import {
  parsePhone,
  type ResidentCommand,
  type ResidentCursor,
  type ResidentPage,
  type Residents,
} from '#libs/residents';
import { CLERK, PERSON, REGION, stamp, VaultKit } from '../../../test/kit/vault.js';

describe('a record in the vault', () => {
  let vault: VaultKit;
  let residents: Residents;
  let pool: pg.Pool;
  beforeAll(async () => {
    vault = await VaultKit.open();
    ({ residents, pool } = vault);
    await residents.registry.register(REGION, PERSON, stamp('first'));
  });
  afterAll(() => vault.close());
  const byNumber = (number?: string) => vault.byNumber(number);
  const byPhone = (text: string, region?: string) => vault.byPhone(text, region);
  const residentOf = async (number?: string) => (await byNumber(number))[0]?.residentId ?? '';
  const change = (residentId: string, command: ResidentCommand, as: string) => {
    const { commandId, correlationId } = stamp(as);
    return vault.desk.act({ commandId, correlationId, body: as, asker: CLERK }, residentId, command);
  };

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
      { act: 'correct', payload: { changes: { name: '欧阳建军', phone: '13912348001' }, reason } },
      'c1',
    );
    expect(corrected.revision).toBe(1);
    await change(
      residentId,
      { act: 'move', payload: { changes: { residenceUnit: '210103005003' }, from: '2026-11-01', reason } },
      'm1',
    );
    expect((await byPhone('13912348001'))[0]).toMatchObject({ residentId, residenceUnit: '210103005003', revision: 2 });
    expect((await byPhone('13812348000')).map((each) => each.residentId)).not.toContain(residentId);
    expect(
      await change(residentId, { act: 'correct', payload: { changes: { name: '欧阳建军' }, reason } }, 'c1'),
    ).toMatchObject({
      revision: 1,
    });
    await expect(
      change(residentId, { act: 'correct', payload: { changes: { name: '欧阳建军' }, reason } }, 'c2'),
    ).rejects.toThrow();
    await change(residentId, { act: 'record-death', payload: { on: '2026-11-20', reason } }, 'd1');
    expect(await residents.registry.facts([residentId])).toMatchObject([{ diedOn: '2026-11-20' }]);
    const history = JSON.stringify(await vault.log.readStream(`resident-${residentId}`), (_key, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(history).toContain('ResidentMoved');
    for (const secret of ['欧阳', '13912348001', '210103005003', '2026-11-20', reason])
      expect(history).not.toContain(secret);
  });

  it('gives a number to one resident alone, and a former one back', async () => {
    const one = await residents.registry.register(
      REGION,
      { ...PERSON, idNumber: '110105195001010012' },
      stamp('wrong number'),
    );
    const take = (idNumber: string, as: string) =>
      change(one.residentId, { act: 'correct', payload: { changes: { idNumber }, reason: '号码录错' } }, as);
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
        change(residentId, { act: 'correct', payload: { changes: { address }, reason: '核对' } }, `busy ${address}`),
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
    await change(
      residentId,
      { act: 'correct', payload: { changes: { phone: '13700000007' }, reason: '核对' } },
      'crashed',
    );
    const [{ person, facts, masked, phone_keys }] = rows as [Record<string, Buffer>];
    await pool.query(
      `update vault.resident set person = $2, facts = $3, masked = $4, phone_keys = $5, revision = 0, changing_since = now()
        where resident_id = $1`,
      [residentId, person, facts, masked, phone_keys],
    );
    expect(await byPhone('13700000007')).toEqual([]);
    expect(await residents.records.recover(0)).toBe(1);
    expect(await byPhone('13700000007')).toHaveLength(1);
    expect(await residents.records.recover(0)).toBe(0);
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
});
