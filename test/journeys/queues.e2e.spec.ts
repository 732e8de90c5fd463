import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, identityNumber, type Answer, type Body } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const HOME = '210102001002';
const COUNTER = '210124001001';
const THIRD = '210106001017';
const AUTHORITY = '210102-MZ';
const OTHER = '210103-MZ';
const CITY = '210100';
const DISTRICT = '210102';

interface Owed {
  readonly caseId: string;
  readonly owes: { readonly kind: string; readonly due: string | null; readonly light: string };
}

describe('all that a unit owes', () => {
  let system: TestSystem;
  let counter: Desk;
  let handler: Desk;
  let city: Desk;
  let district: Desk;
  let request: Body;
  let last: Answer;
  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-03-02T09:00:00+08:00' });
    counter = await Desk.of(system, 'universal-counter', COUNTER);
    handler = await Desk.of(system, 'case-handler', AUTHORITY);
    city = await Desk.of(system, 'supervisor', CITY);
    district = await Desk.of(system, 'supervisor', DISTRICT);
    const units = { householdUnit: HOME, residenceUnit: HOME };
    const person = { name: '王秀英', identityNumber: identityNumber('19400101', '122'), ...units };
    request = { item: 'MZ-10', residentId: await counter.register(person), deliverTo: { way: 'counter', unit: THIRD } };
  });
  afterAll(() => system?.stop());

  const done = async (who: Desk, caseId: string, act: string, body: unknown = {}): Promise<void> => {
    last = await who.act(caseId, act, body);
    expect([act, last.status, last.status === 200 || last.body]).toEqual([act, 200, true]);
  };
  const queueOf = async (unit: string, query = ''): Promise<readonly Owed[]> => {
    const { status, body } = await city.get(`/v1/queues/${unit}?limit=200${query}`, last.position);
    expect([status, body.next]).toEqual([200, null]);
    return body.items as Owed[];
  };
  const owedBy = async (unit: string, caseId: string) =>
    (await queueOf(unit)).filter((row) => row.caseId === caseId).map(({ owes: { kind, due } }) => [kind, due]);
  const atTheAuthority = async (more: Body = {}): Promise<string> => {
    const { caseId } = await counter.receive({ ...request, ...more });
    for (const act of ['accept', 'route']) await done(counter, caseId, act);
    await done(handler, caseId, 'sign');
    return caseId;
  };

  it('has the answers of co-handlers, orders, and what was escalated, each at who owes it', async () => {
    const caseId = await atTheAuthority();
    await done(handler, caseId, 'request-co-handling', { unit: '210102001', ask: '入户核实', due: '2026-03-06' });
    await done(district, caseId, 'order-supervision', { to: AUTHORITY, demand: '请说明', due: '2026-03-05' });
    await done(handler, caseId, 'escalate', { reason: '情况复杂' });
    expect(await owedBy('210102001', caseId)).toEqual([['co-handling', '2026-03-06']]);
    expect(await owedBy(AUTHORITY, caseId)).toEqual([
      ['order', '2026-03-05'],
      ['handle', expect.any(String)],
    ]);
    expect(await owedBy(DISTRICT, caseId)).toEqual([['escalation', expect.any(String)]]);
  });

  it('has the ruling, due within two working days, at the common superior and nothing else to handle there', async () => {
    // An item of its own: what is ruled binds its later cases between these units.
    const caseId = await atTheAuthority({ item: 'MZ-13' });
    const back = { reasonCode: 'wrong-unit', note: '不属本单位' };
    await done(handler, caseId, 'return', back);
    for (const act of ['route']) await done(counter, caseId, act);
    await done(handler, caseId, 'sign');
    await done(handler, caseId, 'return', back);
    expect(await owedBy(CITY, caseId)).toEqual([['ruling', '2026-03-04']]);
    await done(city, caseId, 'rule', { to: OTHER, reason: '户籍已迁' });
    expect(await owedBy(CITY, caseId)).toEqual([]);
    expect(await owedBy(OTHER, caseId)).toEqual([['handle', expect.any(String)]]);
  });

  it('has the result to hand out at the third counter that was named, then the follow-up and the rectification', async () => {
    const caseId = await atTheAuthority();
    await done(handler, caseId, 'decide', { outcome: 'granted' });
    await done(handler, caseId, 'fulfil');
    expect(await owedBy(THIRD, caseId)).toEqual([['delivery', expect.any(String)]]);
    const third = await Desk.of(system, 'universal-counter', THIRD);
    await done(third, caseId, 'deliver', { way: 'counter' });
    expect(await owedBy(THIRD, caseId)).toEqual([]);
    expect(await owedBy(AUTHORITY, caseId)).toEqual([]);
    expect(await owedBy(COUNTER, caseId)).toEqual([['follow-up', '2026-03-09']]);
    await done(counter, caseId, 'rate', { score: 1, about: 'authority' });
    expect(await owedBy(AUTHORITY, caseId)).toEqual([['rectification', '2026-03-03']]);
  });

  it('is narrowed by kind, item, light, person and text, and counted whole', async () => {
    const { body } = await city.get(`/v1/queues/${AUTHORITY}?kind=order`, last.position);
    expect(body.counts).toMatchObject({ total: (await queueOf(AUTHORITY)).length });
    expect((body.items as Owed[]).map(({ owes }) => owes.kind)).toEqual(['order']);
    expect(await queueOf(AUTHORITY, '&item=MZ-11')).toEqual([]);
    expect(await queueOf(AUTHORITY, '&person=nobody')).toEqual([]);
    expect(await queueOf(AUTHORITY, '&light=late')).toEqual([]);
    const all = await queueOf(AUTHORITY);
    expect(await queueOf(AUTHORITY, `&q=${encodeURIComponent('高龄')}`)).toEqual(all);
    const rated = (await queueOf(AUTHORITY, '&kind=rectification'))[0];
    const byNumber = `&q=${String((rated as unknown as Body).number)}`;
    expect((await queueOf(AUTHORITY, byNumber)).map((row) => row.caseId)).toEqual([rated?.caseId]);
    expect((await city.get(`/v1/queues/${AUTHORITY}?kind=nothing`)).status).toBe(400);
    expect((await city.get(`/v1/queues/${AUTHORITY}?sort=nothing`)).status).toBe(400);
  });

  it('is what the schedule shows, page by page', async () => {
    for (const unit of [AUTHORITY, CITY, DISTRICT, COUNTER, OTHER, '210102001']) {
      const falling = (await queueOf(unit)).filter(({ owes }) => owes.due !== null);
      const seen: unknown[] = [];
      let cursor: unknown = null;
      do {
        const at = cursor === null ? '' : `&cursor=${String(cursor)}`;
        const { body } = await city.get(`/v1/schedules/${unit}?limit=1${at}`);
        seen.push(...(body.items as Body[]).map(({ caseId, kind, due }) => ({ caseId, kind, due })));
        cursor = body.next;
      } while (cursor !== null);
      expect(seen).toEqual(falling.map(({ caseId, owes: { kind, due } }) => ({ caseId, kind, due })));
    }
  });
});
