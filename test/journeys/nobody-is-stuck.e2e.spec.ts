import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, identityNumber, type Answer, type Body } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';
import { until } from '../kit/until.js';

const HOME = '210102001002';
const COUNTER = '210124001001';
const AUTHORITY = '210102-MZ';
const OTHER = '210103-MZ';
const STREET = '210102001';
const basis = '沈政〔2026〕1号';
const papers = [{ name: '户口簿', copies: 1, original: true }];

describe('nobody is stuck', () => {
  let system: TestSystem;
  let counter: Desk;
  let handler: Desk;
  let city: Desk;
  let manager: Desk;
  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-03-02T09:00:00+08:00' });
    counter = await Desk.of(system, 'universal-counter', COUNTER);
    handler = await Desk.of(system, 'case-handler', AUTHORITY);
    city = await Desk.of(system, 'supervisor', '210100');
    manager = await Desk.of(system, 'catalogue-manager', '210100');
  });
  afterAll(() => system?.stop());

  let serial = 121;
  const newResident = (): Promise<string> => {
    serial += 1;
    const units = { householdUnit: HOME, residenceUnit: HOME };
    return counter.register({ name: '王秀英', identityNumber: identityNumber('19400101', String(serial)), ...units });
  };
  const done = async (who: Desk, caseId: string, act: string, body: unknown = {}): Promise<Answer> => {
    const answer = await who.act(caseId, act, body);
    expect([act, answer.status, answer.status === 200 || answer.body]).toEqual([act, 200, true]);
    return answer;
  };
  const atTheAuthority = async (residentId: string, more: Body = {}): Promise<string> => {
    const { caseId } = await counter.receive({ item: 'MZ-10', residentId, ...more });
    for (const act of ['accept', 'route']) await done(counter, caseId, act);
    await done(handler, caseId, 'sign');
    return caseId;
  };
  const shown = async (caseId: string): Promise<Body> => (await city.get(`/v1/cases/${caseId}`)).body;
  const queueOf = async (unit: string): Promise<Body[]> =>
    (await city.get(`/v1/queues/${unit}?limit=200`)).body.items as Body[];

  it('a case that was ruled away from its counter before anybody had accepted it is accepted where it lies', async () => {
    const { caseId } = await counter.receive({ item: 'MZ-11', residentId: await newResident() });
    await done(city, caseId, 'rule', { to: OTHER, reason: '户籍已迁' });
    const other = await Desk.of(system, 'case-handler', OTHER);
    await done(other, caseId, 'sign');
    expect((await done(other, caseId, 'accept')).body).toMatchObject({ phase: 'accepted' });
    await done(other, caseId, 'decide', { outcome: 'granted' });
  });

  it('a death ends what is not yet handed out, but not what is for after a death; no original is forgotten', async () => {
    const residentId = await newResident();
    const caseId = await atTheAuthority(residentId);
    await done(counter, caseId, 'send-papers', { to: AUTHORITY, papers });
    const funeral = await counter.receive({ item: 'MZ-20', residentId });
    const died = await counter.post(`/v1/residents/${residentId}/record-death`, {
      on: '2026-03-01',
      reason: '死亡证明',
    });
    expect(died.status).toBe(200);
    await until('the case has ended', async () => (await shown(caseId)).phase === 'closed');
    expect(await shown(caseId)).toMatchObject({ outcome: 'terminated' });
    const told = (await handler.get(`/v1/cases/${caseId}/timeline`)).body.items as Body[];
    expect(told.at(-1)).toMatchObject({ type: 'CaseTerminated', data: { cause: 'resident-died' } });
    expect(await shown(funeral.caseId)).toMatchObject({ phase: 'received' });
    const again = await counter.post('/v1/cases', { item: 'MZ-10', residentId });
    expect(again.body).toMatchObject({ status: 409, code: 'resident-died' });
    const owed = (await queueOf(AUTHORITY)).filter((row) => row.caseId === caseId);
    expect(owed).toMatchObject([{ owes: { kind: 'papers' } }]);
    const confirmed = await done(handler, caseId, 'confirm-papers');
    const left = (await city.get(`/v1/queues/${AUTHORITY}?limit=200`, confirmed.position)).body.items as Body[];
    expect(left.filter((row) => row.caseId === caseId)).toMatchObject([{ owes: { kind: 'papers' } }]);
    const back = await done(handler, caseId, 'send-papers', { to: COUNTER, papers });
    const home = (await city.get(`/v1/queues/${COUNTER}?kind=papers`, back.position)).body.items as Body[];
    expect(home).toMatchObject([{ caseId }]);
  });

  it('a ruling binds the same question later, whichever process is asked, and until it is ruled anew', async () => {
    const item = 'MZ-13';
    const back = { reasonCode: 'wrong-unit' };
    const first = await atTheAuthority(await newResident(), { item });
    await done(handler, first, 'return', back);
    await done(counter, first, 'route');
    await done(handler, first, 'return', back);
    const ruled = await done(city, first, 'rule', { to: AUTHORITY, reason: '职责在此' });
    const { moves } = (await counter.get(`/v1/cases/${first}`, ruled.position)).body;
    const second = await atTheAuthority(await newResident(), { item });
    const refused = await handler.act(second, 'return', back);
    expect(refused.body).toMatchObject({ status: 409, code: 'ruling-binds' });
    expect(String(refused.body.detail)).toContain(String((moves as { ruling: { number: string } }).ruling.number));
    await done(city, second, 'rule', { to: OTHER, reason: '重新裁定' });
    const { caseId } = await counter.receive({ item, residentId: await newResident() });
    await done(counter, caseId, 'accept');
    expect((await done(counter, caseId, 'route')).body).toMatchObject({ responsibleUnit: OTHER });
    expect((await system.cli(['verify'])).code).toBe(0);
  });

  it('what a unit had goes to its successor on the day it ends, and nothing is sent to it any more', async () => {
    const residentId = await newResident();
    const caseId = await atTheAuthority(residentId, { deliverTo: { way: 'counter', unit: HOME } });
    await done(handler, caseId, 'claim');
    await done(handler, caseId, 'request-co-handling', { unit: STREET, ask: '请入户核实' });
    const end = (code: string, successor: string, on: string) =>
      manager.post(`/v1/units/${code}/close`, { successor, on, basis });
    const { body: before } = await city.get('/v1/boards/districts/210102?from=2026-03-02&to=2026-03-02');
    expect((await end(AUTHORITY, OTHER, '2026-03-03')).status).toBe(200);
    expect((await end(HOME, '210102001003', '2026-03-03')).status).toBe(200);
    expect(await shown(caseId)).toMatchObject({ handler: { unit: AUTHORITY } });
    const operator = await Desk.of(system, 'operator', '210100');
    const moved = await operator.send('PUT', '/v1/clock', JSON.stringify({ now: '2026-03-03T09:00:00+08:00' }), {
      'content-type': 'application/json',
    });
    expect(moved.status).toBe(200);
    expect(await shown(caseId)).toMatchObject({
      responsibleUnit: OTHER,
      handler: { unit: OTHER, signed: true },
      deliverTo: { unit: '210102001003' },
    });
    const told = (await counter.get(`/v1/cases/${caseId}/timeline`)).body.items as Body[];
    expect(told.filter(({ type }) => type === 'CaseSucceeded')).toHaveLength(2);
    expect((await queueOf(OTHER)).map((row) => row.caseId)).toContain(caseId);
    expect((await queueOf(AUTHORITY)).map((row) => row.caseId)).not.toContain(caseId);
    const { body: after } = await city.get('/v1/boards/districts/210102?from=2026-03-02&to=2026-03-02');
    expect((after.desk as Body).received).toEqual((before.desk as Body).received);

    const sent = await counter.act(caseId, 'send-papers', { to: AUTHORITY, papers });
    expect(sent.body).toMatchObject({ status: 409, code: 'unit-closed', errors: [{ field: '/to' }] });
    expect(String(sent.body.detail)).toContain(OTHER);
    // Whoever worked there works at the successor now, and goes on with what was theirs.
    expect((await done(handler, caseId, 'decide', { outcome: 'granted' })).body).toMatchObject({ phase: 'decided' });
  });
});
