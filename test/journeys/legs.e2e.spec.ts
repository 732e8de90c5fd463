import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, identityNumber, type Answer, type Body } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const HOME = '210106003007';
const STREET = '210106003';
const COUNTER = '210123001200';
const AUTHORITY = '210106-MZ';

describe('MZ-08 of an orphan of 铁西区, brought to a counter in 康平县', () => {
  let system: TestSystem;
  let counter: Desk;
  let handler: Desk;
  let street: Desk;
  let district: Desk;
  let caseId: string;
  let last: Answer;
  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-03-02T09:00:00+08:00' });
    [counter, handler, street, district] = await Promise.all([
      Desk.of(system, 'universal-counter', COUNTER),
      Desk.of(system, 'case-handler', AUTHORITY),
      Desk.of(system, 'case-handler', STREET),
      Desk.of(system, 'supervisor', '210106'),
    ]);
    const units = { householdUnit: HOME, residenceUnit: HOME };
    const child = { name: '李小满', identityNumber: identityNumber('20160512', '213'), ...units };
    const aunt = { name: '李桂兰', identityNumber: identityNumber('19750820', '146'), ...units };
    const [residentId, agentId] = [await counter.register(child), await counter.register(aunt)];
    const agent = { residentId: agentId, authority: '监护人委托书' };
    last = await counter.post('/v1/cases', { item: 'MZ-08', residentId, agent });
    caseId = String(last.body.caseId);
  });
  afterAll(() => system?.stop());

  const act = async (who: Desk, name: string, body: unknown = {}): Promise<Body> => {
    last = await who.act(caseId, name, body);
    expect([name, last.status, last.status === 200 || last.body]).toEqual([name, 200, true]);
    return last.body;
  };
  const moveTo = async (day: string): Promise<void> => {
    const operator = await Desk.of(system, 'operator', '210100');
    const body = JSON.stringify({ now: `${day}T10:00:00+08:00` });
    last = await operator.send('PUT', '/v1/clock', body, { 'content-type': 'application/json' });
    expect(last.status).toBe(200);
  };
  const legs = async (): Promise<string[]> => {
    const { body } = await counter.get(`/v1/cases/${caseId}/clocks`, last.position);
    const all = body.items as Body[];
    return all.filter(({ kind }) => kind === 'leg').map(({ of, due }) => `${String(of)} ${String(due)}`);
  };
  const schedule = async (who: Desk, unit: string): Promise<string[]> => {
    const { status, body } = await who.get(`/v1/schedules/${unit}`, last.position);
    expect([unit, status]).toEqual([unit, 200]);
    return (body.items as Body[]).map(({ clock, due }) => `${String(clock)} ${String(due)}`);
  };

  it('has legs of 3 + 15 + 15 + 3 working days, each from the end of the one before', async () => {
    expect(await legs()).toEqual(['push 2026-03-05']);
    await act(counter, 'route');
    await moveTo('2026-03-03');
    await act(handler, 'sign');
    await act(handler, 'accept');
    expect(await legs()).toEqual(['push 2026-03-05', 'examine 2026-03-23']);
  });

  it('is examined by the street, which has the whole of its leg for it and finds it in its schedule', async () => {
    await act(handler, 'request-co-handling', { unit: STREET, ask: '请核实监护情况' });
    expect(await schedule(street, STREET)).toEqual(['co-handling/co-1 2026-03-23']);
    expect(await schedule(handler, AUTHORITY)).toEqual([expect.stringMatching(/^promised /)]);
    expect((await counter.get(`/v1/schedules/${STREET}`)).status).toBe(403);
    expect((await counter.get('/v1/schedules/999999')).status).toBe(404);
    await moveTo('2026-03-16');
    await act(street, 'answer-co-handling', { request: 'co-1', answer: '属实' });
    expect(await schedule(street, STREET)).toEqual([]);
    expect((await legs()).at(-1)).toBe('decide 2026-04-07');
    expect((await act(handler, 'decide', { outcome: 'granted' })).warnings).toEqual([]);
    await act(handler, 'fulfil');
    expect((await legs()).at(-1)).toBe('notify 2026-03-19');
    expect(await schedule(counter, COUNTER)).toEqual(['leg/notify 2026-03-19']);
  });

  it('says once when the result is handed out too late, and hands it to the agent who had the authority', async () => {
    await moveTo('2026-04-20');
    const { body } = await counter.get(`/v1/cases/${caseId}/timeline`, last.position);
    const expired = (body.items as (Body & { data: Body })[]).filter(({ type }) => type === 'ClockExpired');
    expect(expired.map(({ data, at }) => `${String(data.clock)} ${String(at)}`)).toEqual([
      'leg/notify 2026-03-20T00:00:00.000+08:00',
      'delivery 2026-03-31T00:00:00.000+08:00',
    ]);
    await act(counter, 'deliver', { way: 'agent', receivedBy: '李桂兰' });
    expect(last.body).toMatchObject({ phase: 'closed', outcome: 'granted', light: 'none' });
    expect(await schedule(counter, COUNTER)).toEqual(['follow-up 2026-04-27']);
  });

  it('is rated badly, and the authority contacts the resident and puts it right in its time', async () => {
    await act(counter, 'rate', { score: 1, about: 'authority', comment: '没有人说明进度' });
    const owed = ['rectification-1/contact 2026-04-21', 'rectification-1/answer 2026-04-27'];
    expect(await schedule(handler, AUTHORITY)).toEqual(owed.slice(0, 1));
    await act(handler, 'record-follow-up', { contacted: true, solved: 'yes', score: 4 });
    expect(await schedule(handler, AUTHORITY)).toEqual(owed.slice(1));
    await act(handler, 'close-rectification', { finding: '属实', answer: '已说明并致歉' });
    expect(await schedule(handler, AUTHORITY)).toEqual([]);
  });

  it('stands in the three rates of the authority and of all above it, by the weights of the day', async () => {
    const path = '/v1/statistics/rates?from=2026-03-01&to=2026-04-30';
    const { status, body } = await district.get(path, last.position);
    const all = { part: 1, of: 1, rate: 1 };
    expect([status, body]).toMatchObject([
      200,
      {
        unit: '210106',
        weights: { from: '2021-01-01', response: 10, solution: 45, satisfaction: 45 },
        total: { response: all, solution: all, satisfaction: all, score: 100, good: { part: 0, of: 1, rate: 0 } },
        items: [{ unit: AUTHORITY, rectified: all, rectifiedInTime: all, rated: all, followedUp: all }],
        next: null,
      },
    ]);
    const elsewhere = await district.get('/v1/statistics/rates?unit=210102', last.position);
    expect(elsewhere.body).toMatchObject({ total: { response: { of: 0, rate: null }, score: null }, items: [] });
    const early = await district.get(`${path.replace('2026-04-30', '2026-03-31')}&unit=210100`, last.position);
    expect(early.body).toMatchObject({ total: { response: all, rated: { part: 0, of: 2, rate: 0 } } });
  });
});
