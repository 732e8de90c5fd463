import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, identityNumber, type Body } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const COMMUNITY = '210102001002';

describe('time', () => {
  let system: TestSystem;
  let counter: Desk;
  let operator: Desk;
  let caseId: string;
  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-03-02T09:00:00+08:00' });
    [counter, operator] = await Promise.all([
      Desk.of(system, 'universal-counter', COMMUNITY),
      Desk.of(system, 'operator', '210100'),
    ]);
    const units = { householdUnit: COMMUNITY, residenceUnit: COMMUNITY };
    const person = { name: '王秀英', identityNumber: identityNumber('19400101', '122'), ...units };
    const received = await counter.receive({ item: 'SQ-02', residentId: await counter.register(person) });
    expect(received).toMatchObject({ responsibleUnit: COMMUNITY, due: { promised: '2026-03-09' } });
    caseId = received.caseId;
    expect((await counter.act(caseId, 'accept', {})).status).toBe(200);
  });
  afterAll(() => system?.stop());

  const moveTo = async (now: string): Promise<string> => {
    const { status, body, position } = await operator.send('PUT', '/v1/clock', JSON.stringify({ now }), {
      'content-type': 'application/json',
    });
    expect([status, body.now]).toEqual([200, now.replace('+08:00', '.000+08:00')]);
    return position;
  };
  /** What time made happen, as `type at`, in its order. */
  const fired = async (after: string): Promise<string[]> => {
    const { body } = await counter.get(`/v1/cases/${caseId}/timeline`, after);
    return (body.items as (Body & { actor: Body })[])
      .filter(({ actor }) => actor.role === 'system')
      .map(
        ({ type, at, data }) =>
          `${String(type)} ${String((data as Body).level ?? (data as Body).light ?? '')} ${String(at)}`,
      );
  };
  const WARNED = ['ClockWarned yellow 2026-03-06T00:00:00.000+08:00', 'ClockWarned red 2026-03-09T00:00:00.000+08:00'];
  const LATE = ['ClockExpired  2026-03-10T00:00:00.000+08:00', 'CaseEscalated street 2026-03-10T00:00:00.000+08:00'];

  it('turns the light yellow and red when the day has come, and not before', async () => {
    expect(await fired(await moveTo('2026-03-05T23:59:59+08:00'))).toEqual([]);
    expect(await fired(await moveTo('2026-03-09T17:00:00+08:00'))).toEqual(WARNED);
    expect((await counter.get(`/v1/cases/${caseId}`)).body).toMatchObject({ light: 'red', escalation: null });
  });

  it('escalates what is late to the street, the district and the city, each at its time, though nobody was there to see it', async () => {
    const after = await moveTo('2026-03-10T00:00:00+08:00');
    expect(await fired(after)).toEqual([...WARNED, ...LATE]);
    const late = await counter.get(`/v1/cases/${caseId}`, after);
    expect(late.body).toMatchObject({ light: 'late', escalation: { level: 'street', to: '210102001' } });
    system.kill('timekeeper');
    const all = [
      ...WARNED,
      ...LATE,
      'CaseEscalated district 2026-03-12T00:00:00.000+08:00',
      'CaseEscalated city 2026-03-17T00:00:00.000+08:00',
    ];
    expect(await fired(await moveTo('2026-04-30T09:00:00+08:00'))).toEqual(all);
    system.kill('timekeeper');
    expect(await fired(await moveTo('2026-05-30T09:00:00+08:00'))).toEqual(all);
  });

  it('is counted on the boards like what people do', async () => {
    const { body } = await counter.get('/v1/boards/communities/210102001002?from=2026-03-01&to=2026-03-31');
    expect(body.home).toMatchObject({ inProgress: 1, late: 1, escalated: 3 });
  });
});
