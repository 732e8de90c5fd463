import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, identityNumber, type Body } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const HOME = '210102002001';
const ELSEWHERE = '210103005003';
const UNITS = { householdUnit: HOME, residenceUnit: HOME };

describe('people over time', () => {
  let system: TestSystem;
  let counter: Desk;
  let clerk: Desk;
  let handler: Desk;
  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-03-02T09:00:00+08:00' });
    counter = await Desk.of(system, 'universal-counter', HOME);
    clerk = await Desk.of(system, 'intake-clerk', ELSEWHERE);
    handler = await Desk.of(system, 'case-handler', '210102-MZ');
  });
  afterAll(() => system.stop());

  const ruleAt = ({ body }: { body: Body }) =>
    (body.errors as { field: string; rule: string }[]).map(({ field, rule }) => [field, rule]);

  it('are told apart by documents of every kind', async () => {
    const guardian = await counter.register({
      name: '王秀英',
      identityNumber: identityNumber('19800101', '122'),
      ...UNITS,
    });
    const registered = async (person: Body) =>
      (await counter.post('/v1/residents', { residenceUnit: HOME, ...person })).status;
    expect(await registered({ name: '王小一', idType: 'none', birthDate: '2026-02-27', guardian })).toBe(201);
    expect(
      await registered({ name: '王小二', idType: 'none', birthDate: '2026-02-27', guardian: { residentId: guardian } }),
    ).toBe(201);
    expect(await registered({ name: '王小二', idType: 'none', birthDate: '2026-02-27', guardian })).toBe(200);
    expect(
      await registered({ name: 'John Smith', idType: 'passport', idNumber: '56 0123 456', birthDate: '1988-02-29' }),
    ).toBe(201);
    expect(await registered({ name: 'Ann Smith', idType: 'permanent-residence', idNumber: 'CAN110190010112' })).toBe(
      201,
    );
    expect(await registered({ name: '陈大文', identityNumber: '810000199001010019' })).toBe(201);
    const found = await counter.post('/v1/residents/search', { idType: 'passport', idNumber: '５６０１２３４５６' });
    expect(found.body.items).toMatchObject([{ name: 'J*********', idType: 'passport', householdUnit: null }]);
  });

  it('are not registered with what cannot be', async () => {
    const person = { name: '李芳', identityNumber: identityNumber('19900101', '124'), ...UNITS };
    const refused = async (change: Body) => ruleAt(await counter.post('/v1/residents', { ...person, ...change }));
    expect(await refused({ identityNumber: identityNumber('19900230', '124') })).toEqual([
      ['/identityNumber', 'birth-date'],
    ]);
    expect(await refused({ identityNumber: identityNumber('20260303', '124') })).toEqual([
      ['/identityNumber', 'birth-in-future'],
    ]);
    expect(await refused({ name: '李\u200b芳' })).toEqual([['/name', 'name-invisible']]);
    expect(await refused({ name: '···' })).toEqual([['/name', 'name-unreadable']]);
    expect(await refused({ name: '\u3164' })).toEqual([['/name', 'text']]);
    expect(await refused({ name: '𠮷'.repeat(101) })).toEqual([['/name', 'text']]);
    expect(await refused({ phone: '12345' })).toEqual([['/phone', 'phone']]);
    expect(await refused({ householdUnit: null })).toEqual([['/householdUnit', 'required']]);
    const nobody = '3a1f0c7e-0c77-5a4e-9d55-1f2f6f0f3b11';
    const child = { name: '王小', residenceUnit: HOME, idType: 'none', birthDate: '2026-02-27', guardian: nobody };
    expect(ruleAt(await counter.post('/v1/residents', child))).toEqual([['/guardian', 'known']]);
    expect((await counter.post('/v1/residents', { ...person, name: '𠮷'.repeat(100) })).status).toBe(201);
  });

  it('are told what a further registration says otherwise, and put right with a reason', async () => {
    const person = { name: '赵敏', identityNumber: identityNumber('19400305', '101'), phone: '024-88886666', ...UNITS };
    const residentId = await counter.register(person);
    const again = await counter.post('/v1/residents', { ...person, name: '赵 敏', phone: '13900001111' });
    expect([again.status, again.body.differs, again.body.residentId]).toEqual([200, ['phone'], residentId]);

    const address = `/v1/residents/${residentId}`;
    const before = await counter.get(address);
    const wish = { phone: '13900001111', reason: '换号' };
    const done = await counter.post(`${address}/correct`, wish, { 'if-match': before.etag, 'idempotency-key': 'k1' });
    expect([done.status, done.etag, done.body.phone]).toEqual([200, '"1"', '139****1111']);
    expect((await counter.post(`${address}/correct`, wish, { 'idempotency-key': 'k1' })).etag).toBe('"1"');
    expect(
      (await counter.post(`${address}/correct`, { ...wish, phone: null }, { 'idempotency-key': 'k1' })).status,
    ).toBe(422);
    expect((await counter.post(`${address}/correct`, { ...wish, phone: null }, { 'if-match': '"0"' })).status).toBe(
      412,
    );
    expect((await counter.post(`${address}/correct`, wish)).body).toMatchObject({
      status: 409,
      code: 'nothing-differs',
    });
    expect((await counter.post(`${address}/correct`, { reason: '无' })).status).toBe(400);
    expect((await counter.post(`${address}/correct`, { phone: '139', reason: '换号' })).status).toBe(400);
    expect((await handler.post(`${address}/correct`, wish)).status).toBe(403);
    expect((await clerk.post(`${address}/correct`, wish)).status).toBe(403);
    expect((await counter.post('/v1/residents/3a1f0c7e-0c77-5a4e-9d55-1f2f6f0f3b11/correct', wish)).status).toBe(404);
  });

  it('move: new cases follow the new place, old ones theirs', async () => {
    const residentId = await counter.register({
      name: '孙兰',
      identityNumber: identityNumber('19400306', '109'),
      ...UNITS,
    });
    const first = await counter.receive({ item: 'MZ-10', residentId });
    const address = `/v1/residents/${residentId}/move`;
    const move = { householdUnit: ELSEWHERE, residenceUnit: ELSEWHERE, from: '2026-03-01', reason: '搬家' };
    expect((await counter.post(address, { ...move, from: '2026-03-03' })).status).toBe(400);
    expect((await counter.post(address, { ...move, residenceUnit: '210102' })).status).toBe(400);
    expect((await counter.post(address, { from: '2026-03-01', reason: '搬家' })).status).toBe(400);
    expect((await counter.post(address, move)).body).toMatchObject({ residenceUnit: ELSEWHERE, revision: 1 });
    const second = await counter.receive({ item: 'MZ-10', residentId });
    expect([first.responsibleUnit, second.responsibleUnit]).toEqual(['210102-MZ', '210103-MZ']);
    const old = await counter.get(`/v1/cases/${first.caseId}`);
    expect(old.body).toMatchObject({ responsibleUnit: '210102-MZ', homeUnit: HOME });
    expect((await counter.post(address, move)).body).toMatchObject({ code: 'nothing-differs' });
  });

  it('find their case by its number however it is typed, and are told of a mistyped one', async () => {
    const residentId = await counter.register({
      name: '吴桂',
      identityNumber: identityNumber('19400308', '103'),
      ...UNITS,
    });
    const received = await counter.post('/v1/cases', { item: 'MZ-10', residentId });
    const { number, caseId } = received.body;
    const printed = String(number);
    const find = (typed: string) => counter.get(`/v1/cases?number=${encodeURIComponent(typed)}`, received.position);
    const full = printed.replace(/[0-9A-Z]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));
    for (const typed of [printed, full, printed.replaceAll('-', ' '), printed.replaceAll('-', '')])
      expect((await find(typed)).body.items).toMatchObject([{ caseId }]);
    const wrong = printed.slice(0, -1) + (printed.endsWith('A') ? 'B' : 'A');
    const told = await find(wrong);
    expect([told.status, ruleAt(told)]).toEqual([400, [['number', 'check-character']]]);
  });

  it('die once', async () => {
    const residentId = await counter.register({
      name: '钱贵',
      identityNumber: identityNumber('19400307', '107'),
      ...UNITS,
    });
    const address = `/v1/residents/${residentId}`;
    const death = { on: '2026-03-01', reason: '居民死亡医学证明' };
    expect((await counter.post(`${address}/record-death`, { ...death, on: '2026-03-03' })).status).toBe(400);
    const done = await counter.post(`${address}/record-death`, death);
    expect(done.body).toMatchObject({ diedOn: '2026-03-01', allowedActs: ['correct'] });
    expect((await counter.post(`${address}/record-death`, death)).body).toMatchObject({ code: 'resident-has-died' });
    expect((await counter.post(`${address}/correct`, { diedOn: null, reason: '误登' })).body).toMatchObject({
      diedOn: null,
    });
  });

  it('have a history: what was changed of the record, by whom and when, and not what it holds', async () => {
    const person = { name: '郑远', identityNumber: identityNumber('19400309', '109'), phone: '13912340109', ...UNITS };
    const address = `/v1/residents/${await counter.register(person)}`;
    expect((await counter.post(`${address}/correct`, { phone: '13912340110', reason: '换号' })).status).toBe(200);
    const { body } = await counter.get(`${address}/timeline`);
    expect(body).toMatchObject({
      items: [
        { revision: 0, type: 'ResidentRegistered', fields: [] },
        {
          revision: 1,
          type: 'ResidentCorrected',
          fields: ['phone'],
          text: '更正登记：电话。',
          actor: { unit: HOME },
        },
      ],
      next: null,
    });
    expect(JSON.stringify(body)).not.toMatch(/1391234|换号/);
    const first = await counter.get(`${address}/timeline?limit=1`);
    const second = await counter.get(`${address}/timeline?limit=1&cursor=${String(first.body.next)}`);
    expect(second.body).toMatchObject({ items: [{ revision: 1 }], next: null });
    expect((await counter.get(`${address}/timeline?cursor=x`)).status).toBe(400);
    expect((await counter.get('/v1/residents/0c1d2e3f-4a5b-5c6d-8e7f-901234567890/timeline')).status).toBe(404);
  });

  it('are all found behind one phone, however it is written, page by page', async () => {
    const home = { phone: '+86 (0)24 6666 7777', ...UNITS };
    for (let serial = 0; serial < 53; serial += 1)
      await counter.register({
        ...home,
        name: '周平',
        identityNumber: identityNumber('19500101', String(100 + serial)),
      });
    const first = await counter.post('/v1/residents/search', { phone: '６６６６ ７７７７' });
    expect(first.body.items).toHaveLength(50);
    const rest = await counter.post('/v1/residents/search', { phone: '024-66667777', cursor: first.body.next });
    expect(rest.status).toBe(400);
    const second = await counter.post('/v1/residents/search', { phone: '66667777', cursor: first.body.next });
    expect([(second.body.items as Body[]).length, second.body.next]).toEqual([3, null]);
    const few = await counter.post('/v1/residents/search?limit=2', { phone: '66667777' });
    expect(few.body.items).toHaveLength(2);
    expect((await counter.post('/v1/residents/search', { phone: '66667777', cursor: 'x' })).status).toBe(400);
  });
});
