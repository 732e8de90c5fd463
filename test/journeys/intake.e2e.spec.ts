import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, identityNumber, type Answer, type Body } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const HOME = '210102001002';
const COUNTER = '210124001001';
const AUTHORITY = '210102-MZ';

describe('what is missing, and the time that it takes', () => {
  let system: TestSystem;
  let counter: Desk;
  let handler: Desk;
  let head: Desk;
  let operator: Desk;
  let residentId: string;
  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-03-02T09:00:00+08:00' });
    [counter, handler, head, operator] = await Promise.all([
      Desk.of(system, 'universal-counter', COUNTER),
      Desk.of(system, 'case-handler', AUTHORITY),
      Desk.of(system, 'supervisor', AUTHORITY),
      Desk.of(system, 'operator', '210100'),
    ]);
    const units = { householdUnit: HOME, residenceUnit: HOME };
    const person = { name: '王秀英', identityNumber: identityNumber('19400101', '122'), ...units };
    residentId = await counter.register(person);
  });
  afterAll(() => system?.stop());

  const received = async (materials: Body[] = []): Promise<string> =>
    (await counter.receive({ item: 'MZ-10', residentId, materials })).caseId;
  const done = async (who: Desk, caseId: string, act: string, body: unknown = {}): Promise<Answer> => {
    const answer = await who.act(caseId, act, body);
    expect([act, answer.status, answer.status === 200 || answer.body]).toEqual([act, 200, true]);
    return answer;
  };
  const moveTo = async (now: string): Promise<string> => {
    const json = { 'content-type': 'application/json' };
    const moved = await operator.send('PUT', '/v1/clock', JSON.stringify({ now }), json);
    expect(moved.status).toBe(200);
    return moved.position;
  };
  const clock = async (caseId: string, kind: string): Promise<Body | undefined> => {
    const { body } = await counter.get(`/v1/cases/${caseId}/clocks`);
    return (body.items as Body[]).find((each) => each.kind === kind);
  };

  it('is asked for once, owed for a while, and stands for the days that were announced', async () => {
    const lacking = await received([{ code: 'identity-card', supplied: false }]);
    const silent = await received();
    const owing = await received();
    const paused = await received();
    const refused = await counter.act(lacking, 'accept', {});
    expect([refused.status, refused.body.code]).toEqual([409, 'materials-missing']);
    const asked = await done(counter, lacking, 'request-correction', { materials: ['identity-card'] });
    expect(asked.body).toMatchObject({ phase: 'correcting', due: { promised: null } });
    expect(await clock(lacking, 'correction')).toMatchObject({ due: '2026-03-16', light: 'green' });

    await done(counter, owing, 'accept', { gaps: [{ material: 'bank-card' }] });
    for (const caseId of [paused]) await done(counter, caseId, 'accept');
    for (const caseId of [owing, paused]) {
      await done(counter, caseId, 'route');
      await done(handler, caseId, 'sign');
    }
    const early = await handler.act(owing, 'decide', { outcome: 'granted' });
    expect([early.status, early.body.code, typeof early.body.rule]).toEqual([409, 'gap-open', 'string']);
    const standing = await done(handler, paused, 'start-special-procedure', { kind: 'appraisal', days: 10 });
    expect(standing.body).toMatchObject({ phase: 'suspended', due: { promised: null }, light: 'none' });
    expect(await clock(paused, 'promised')).toMatchObject({ due: null, light: 'none', stopped: [{ to: null }] });

    const after = await moveTo('2026-05-06T09:00:00+08:00');
    const shown = async (caseId: string): Promise<Body> => (await counter.get(`/v1/cases/${caseId}`, after)).body;
    expect(await shown(lacking)).toMatchObject({ phase: 'closed', outcome: 'withdrawn' });
    expect(await shown(owing)).toMatchObject({ phase: 'closed', outcome: 'withdrawn' });
    expect(await shown(silent)).toMatchObject({ phase: 'accepted', acceptedAt: '2026-03-02T09:00:00.000+08:00' });
    // Only the announced days do not count.
    expect(await shown(paused)).toMatchObject({ phase: 'accepted', light: 'late', escalation: { level: 'city' } });
    const { body } = await counter.get(`/v1/cases/${silent}/timeline`);
    const deemed = (body.items as Body[]).find(({ type }) => type === 'RequestAccepted');
    expect(deemed).toMatchObject({ at: '2026-03-10T00:00:00.000+08:00', data: { manner: 'deemed', heldBy: COUNTER } });
    const board = await counter.get(`/v1/boards/communities/${HOME}?from=2026-03-01&to=2026-05-05`, after);
    expect(board.body.home).toMatchObject({ accepted: 3, inProgress: 2, late: 2 });
  });

  it('counts on when a procedure has ended, and longer when the head extends it', async () => {
    const caseId = await received();
    await done(counter, caseId, 'accept');
    await done(counter, caseId, 'route');
    const signed = await done(handler, caseId, 'sign');
    expect(signed.body.due).toMatchObject({ promised: '2026-05-26' });
    await done(handler, caseId, 'start-special-procedure', { kind: 'hearing', days: 5 });
    await moveTo('2026-05-11T09:00:00+08:00');
    const ended = await done(handler, caseId, 'end-special-procedure', { result: '已听证' });
    expect(ended.body).toMatchObject({ phase: 'accepted', due: { promised: '2026-06-01' } });
    const extended = await done(head, caseId, 'extend', { days: 5, reason: '情况复杂' });
    expect(extended.body.due).toMatchObject({ promised: '2026-06-08' });
    expect(await clock(caseId, 'promised')).toMatchObject({ extended: [{ value: 5 }], left: { unit: 'working-day' } });
    const again = await head.act(caseId, 'extend', { days: 5, reason: '情况复杂' });
    expect([again.status, again.body.code]).toEqual([409, 'extended-already']);
    await done(handler, caseId, 'post-notice', { days: 7, place: '社区公示栏' });
    await done(counter, caseId, 'object-to-notice', { objection: '情况不实' });
    await done(handler, caseId, 'close-notice', { upheld: true });
    const granted = await handler.act(caseId, 'decide', { outcome: 'granted' });
    expect([granted.status, granted.body.code]).toEqual([409, 'notice-owed-again']);
    const decided = await done(handler, caseId, 'decide', { outcome: 'refused', reasons: '异议成立，情况不实' });
    expect(decided.body).toMatchObject({ phase: 'decided', light: 'none' });
    expect(await clock(caseId, 'delivery')).toMatchObject({ due: '2026-05-25' });
  });
});
