import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, identityNumber, type Answer, type Body } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const HOME = '210102002001';
const STREET = '210102002';

/** What an item says of itself holds for the case: its window, its time afterwards, its end, its whole way. */
describe('the terms of an item, from Saturday 2026-09-05 on', () => {
  let system: TestSystem;
  let operator: Desk;
  let position = '';
  let serial = 400;
  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-09-05T10:00:00+08:00' });
    operator = await Desk.of(system, 'operator', '210100');
  });
  afterAll(() => system?.stop());

  const at = async (unit: string): Promise<readonly [Desk, Desk]> => [
    await Desk.of(system, 'universal-counter', unit),
    await Desk.of(system, 'case-handler', unit),
  ];
  const act = async (who: Desk, caseId: string, name: string, body: Body = {}): Promise<Answer> => {
    const answer = await who.act(caseId, name, body);
    expect([name, answer.status, answer.status === 200 || answer.body]).toEqual([name, 200, true]);
    position = answer.position;
    return answer;
  };
  const moveTo = async (now: string): Promise<void> => {
    const body = JSON.stringify({ now: `${now}:00+08:00` });
    const answer = await operator.send('PUT', '/v1/clock', body, { 'content-type': 'application/json' });
    expect(answer.status).toBe(200);
    position = answer.position;
  };
  const register = async (counter: Desk): Promise<string> => {
    serial += 1;
    const units = { householdUnit: HOME, residenceUnit: HOME };
    return counter.register({ name: '王秀英', identityNumber: identityNumber('19780101', String(serial)), ...units });
  };
  const clock = async (who: Desk, caseId: string, kind: string): Promise<Body | undefined> => {
    const { body } = await who.get(`/v1/cases/${caseId}/clocks`, position || undefined);
    return (body.items as Body[]).find((each) => each.kind === kind);
  };

  const kept = { divorced: '', silent: '', relieved: '', permit: '' };

  it('nobody acts for who has to come in person', async () => {
    const [counter] = await at('210102-MZ');
    const residentId = await register(counter);
    const agent = { residentId: await register(counter), authority: '委托书' };
    expect((await counter.post('/v1/cases', { item: 'MZ-17', residentId, agent })).body).toMatchObject({
      status: 409,
      code: 'in-person-only',
    });
    for (const name of ['divorced', 'silent'] as const) {
      kept[name] = (await counter.receive({ item: 'MZ-17', residentId: await register(counter) })).caseId;
      await act(counter, kept[name], 'accept');
    }
  });

  it('is told the whole way at a foreign counter', async () => {
    const [counter] = await at('210124001001');
    const { caseId, due } = await counter.receive({ item: 'MZ-06', residentId: await register(counter) });
    expect(due).toEqual({ promised: '2026-09-22', statutory: '2026-09-22' });
    position = (await counter.get(`/v1/cases/${caseId}`)).position;
    expect(await clock(counter, caseId, 'whole-way')).toMatchObject({ due: '2026-09-28', limit: { value: 16 } });
  });

  it('owes the paperwork of a relief afterwards, in a time of its own', async () => {
    const [counter, handler] = await at(STREET);
    const request = { item: 'MZ-04', residentId: await register(counter), place: HOME };
    kept.relieved = (await counter.receive(request)).caseId;
    await act(counter, kept.relieved, 'accept');
    await act(handler, kept.relieved, 'decide', { outcome: 'granted' });
    await act(handler, kept.relieved, 'fulfil');
    await act(counter, kept.relieved, 'deliver', { way: 'counter' });
    expect(await clock(counter, kept.relieved, 'afterwards')).toMatchObject({ of: '补手续', due: '2026-09-18' });
    const [desk, police] = await at('210102-GA');
    kept.permit = (await desk.receive({ item: 'GA-01', residentId: await register(desk) })).caseId;
    await act(desk, kept.permit, 'accept');
    await act(police, kept.permit, 'decide', { outcome: 'granted' });
    await moveTo('2026-09-21T09:00');
    const { body } = await counter.get(`/v1/cases/${kept.relieved}/timeline`, position);
    const expired = (body.items as Body[]).filter(({ type }) => type === 'ClockExpired');
    expect(expired.map(({ data }) => (data as Body).clock)).toEqual(['afterwards']);
    await act(counter, kept.relieved, 'record-afterwards', { note: '身份证已补' });
    expect((await counter.act(kept.relieved, 'record-afterwards')).body).toMatchObject({
      status: 409,
      code: 'nothing-afterwards',
    });
  });

  it('is late until it is issued, though it was decided in time', async () => {
    const [desk, police] = await at('210102-GA');
    expect((await desk.get(`/v1/cases/${kept.permit}`, position)).body).toMatchObject({
      phase: 'decided',
      light: 'late',
      due: { promised: '2026-09-20' },
    });
    expect((await act(police, kept.permit, 'fulfil')).body).toMatchObject({ phase: 'fulfilled', light: 'late' });
  });

  it('is granted within its window only, and withdrawn with its end', async () => {
    const [counter, handler] = await at('210102-MZ');
    const grant = () => handler.act(kept.divorced, 'decide', { outcome: 'granted' });
    await moveTo('2026-10-07T09:00');
    expect((await grant()).body).toMatchObject({ status: 409, code: 'window-not-open' });
    await moveTo('2026-10-08T09:00');
    expect((await grant()).body).toMatchObject({ phase: 'decided', outcome: 'granted' });
    await moveTo('2026-11-09T23:00');
    expect((await counter.get(`/v1/cases/${kept.silent}`, position)).body).toMatchObject({ phase: 'accepted' });
    await moveTo('2026-11-10T00:00');
    expect((await counter.get(`/v1/cases/${kept.silent}`, position)).body).toMatchObject({
      phase: 'closed',
      outcome: 'withdrawn',
    });
  });
});
