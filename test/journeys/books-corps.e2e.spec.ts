import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, identityNumber } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const COMMUNITY = '210102001002';
const STREET = '210102001';

describe('the worker corps: hired through an exam, on the roster, appraised by figures', () => {
  let system: TestSystem;
  let clerk: Desk;
  let head: Desk;
  let street: Desk;
  let district: Desk;
  let operator: Desk;
  let candidate: string;
  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-09-07T09:00:00+08:00' });
    [clerk, head, street, district, operator] = await Promise.all([
      Desk.of(system, 'intake-clerk', COMMUNITY),
      Desk.of(system, 'supervisor', COMMUNITY),
      Desk.of(system, 'supervisor', STREET),
      Desk.of(system, 'supervisor', '210102', 'one'),
      Desk.of(system, 'operator', '210100'),
    ]);
    const units = { householdUnit: COMMUNITY, residenceUnit: COMMUNITY };
    candidate = await clerk.register({ name: '李明', identityNumber: identityNumber('19900101', '152'), ...units });
  });
  afterAll(() => system?.stop());

  const moveTo = (now: string) =>
    operator.send('PUT', '/v1/clock', JSON.stringify({ now: `${now}T09:00:00+08:00` }), {
      'content-type': 'application/json',
    });

  it('hires nobody without an exam, two scores and a notice of seven days', async () => {
    const batch = {
      ...{
        notice: '2026-1号',
        keyDate: '2026-09-07',
        closesOn: '2026-09-07',
        conditions: { maxAge: 40, education: 'college' },
      },
      posts: [{ post: 'P1', unit: COMMUNITY, quota: 1 }],
    };
    expect((await clerk.post('/v1/batches', batch)).status).toBe(403);
    const drawn = await district.post('/v1/batches', batch);
    expect(drawn).toMatchObject({ status: 201, body: { state: 'quota' } });
    const does = (desk: Desk, act: string, said: object = {}) =>
      desk.post(`/v1/batches/${String(drawn.body.id)}/${act}`, said);
    expect((await does(district, 'open')).body).toMatchObject({ state: 'announced' });
    const registers = { candidate, post: 'P1', education: 'senior-secondary' };
    expect((await does(district, 'register', registers)).body).toMatchObject({ status: 409, code: 'condition-unmet' });
    expect((await does(district, 'register', { ...registers, education: 'bachelor' })).body).toMatchObject({
      registered: 1,
    });
    await moveTo('2026-09-08');
    const two = await Desk.of(system, 'supervisor', '210102', 'two');
    expect((await does(district, 'score', { candidate, score: 80 })).status).toBe(200);
    expect((await does(district, 'score', { candidate, score: 90 })).body).toMatchObject({ code: 'two-persons' });
    expect((await does(two, 'score', { candidate, score: 84 })).status).toBe(200);
    expect((await does(district, 'hire', { candidate, person: 'wang' })).body).toMatchObject({ code: 'not-posted' });
    expect((await does(district, 'post', { candidates: [candidate] })).body).toMatchObject({
      state: 'noticed',
      noticeUntil: '2026-09-15',
    });
    await moveTo('2026-09-16');
    expect((await does(district, 'hire', { candidate, person: 'wang' })).body).toMatchObject({ hired: 1 });
  });

  it('publishes a roster only with enough persons, and knows who was there by sign-in', async () => {
    const openings = [{ on: 'working-day', from: '07:30', to: '08:30', minimum: 2 }];
    const shift = { date: '2026-09-28', from: '07:30', to: '08:30', persons: ['wang'] };
    const plan = { from: '2026-09-28', to: '2026-09-28', openings, shifts: [shift] };
    const few = await head.post('/v1/rosters', plan);
    expect((await head.post(`/v1/rosters/${String(few.body.id)}/publish`, {})).body).toMatchObject({
      code: 'too-few-on-duty',
    });
    const planned = await head.post('/v1/rosters', { ...plan, shifts: [{ ...shift, persons: ['wang', 'li'] }] });
    const does = (desk: Desk, act: string, said: object = {}) =>
      desk.post(`/v1/rosters/${String(planned.body.id)}/${act}`, said);
    expect((await does(clerk, 'publish')).status).toBe(403);
    expect((await does(head, 'publish')).body).toMatchObject({ state: 'published' });
    const swap = { date: '2026-09-28', from: '07:30', out: 'li', in: 'zhao' };
    expect((await does(clerk, 'swap', swap)).body).toMatchObject({ swaps: 1 });
    await moveTo('2026-09-28');
    const duty = { date: '2026-09-28', from: '07:30', person: 'wang', present: true };
    expect((await does(clerk, 'record-duty', duty)).body).toMatchObject({ code: 'presence-needs-evidence' });
    expect((await does(clerk, 'record-duty', { ...duty, evidence: 'sign-in' })).body).toMatchObject({
      duties: [{ present: true }],
    });
  });

  it('appraises by figures of events, never by log-ins, and the scorer hears no appeal', async () => {
    const opened = await head.post('/v1/appraisals', { person: 'wang', year: 2026 });
    const does = (desk: Desk, act: string, said: object = {}) =>
      desk.post(`/v1/appraisals/${String(opened.body.id)}/${act}`, said);
    const score = { figures: 35, residents: 28, street: 25 };
    expect((await does(head, 'score', score)).status).toBe(403);
    expect((await does(street, 'score', { ...score, measures: ['log-ins'] })).body).toMatchObject({
      code: 'not-appraised-by',
    });
    expect((await does(street, 'score', { ...score, measures: ['duty'] })).body).toMatchObject({ level: 'competent' });
    expect((await does(street, 'post')).body).toMatchObject({ state: 'noticed' });
    const worker = await Desk.of(system, 'intake-clerk', COMMUNITY, 'wang');
    expect((await does(clerk, 'appeal', { reason: '漏算' })).body).toMatchObject({ code: 'only-the-worker-appeals' });
    expect((await does(worker, 'appeal', { reason: '漏算' })).body).toMatchObject({ state: 'appealed' });
    expect((await does(street, 'decide', { reason: '维持' })).body).toMatchObject({ code: 'two-persons' });
    const decided = await does(district, 'decide', { reason: '维持', base: 3400, coefficient: 120 });
    expect(decided.body).toMatchObject({ state: 'final', pay: { total: 4080, fixed: 3264, performance: 816 } });
    expect((await does(district, 'decide', { reason: '维持' })).status).toBe(409);
  });
});
