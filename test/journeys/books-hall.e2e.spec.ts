import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, identityNumber, type Answer, type Body } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const HALL = '210102001002';
const OTHER_HALL = '210102001003';

describe('the hall: tickets, appointments, what could not be done, services at home', () => {
  let system: TestSystem;
  let clerk: Desk;
  let second: Desk;
  let head: Desk;
  let other: Desk;
  let operator: Desk;
  const residents: string[] = [];
  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-09-28T09:00:00+08:00' });
    [clerk, second, head, other, operator] = await Promise.all([
      Desk.of(system, 'intake-clerk', HALL, 'wang'),
      Desk.of(system, 'intake-clerk', HALL, 'li'),
      Desk.of(system, 'supervisor', HALL),
      Desk.of(system, 'intake-clerk', OTHER_HALL),
      Desk.of(system, 'operator', '210100'),
    ]);
    const units = { householdUnit: HALL, residenceUnit: HALL };
    for (const [birth, serial] of [
      ['19400101', '142'],
      ['19900101', '143'],
    ] as const)
      residents.push(await clerk.register({ name: '王秀英', identityNumber: identityNumber(birth, serial), ...units }));
  });
  afterAll(() => system?.stop());

  const moveTo = (now: string): Promise<Answer> =>
    operator.send('PUT', '/v1/clock', JSON.stringify({ now: `2026-${now}:00+08:00` }), {
      'content-type': 'application/json',
    });
  const take = (said: object = {}, desk = clerk) =>
    desk.post('/v1/tickets', { hall: HALL, kind: 'on-site', services: ['MZ-10'], ...said });
  const act = (desk: Desk, ticket: Answer, name: string, said: object = {}) =>
    desk.post(`/v1/tickets/${String(ticket.body.id)}/${name}`, said);

  it('calls in the order of the queue, and raises an alarm at 30 minutes', async () => {
    const normal = await take({ principal: residents[1] });
    const aged = await take({ principal: residents[0] });
    expect([normal.status, aged.status]).toEqual([201, 201]);
    expect([normal.body.code, aged.body.code]).toEqual(['A001', 'A002']);
    expect(aged.body).toMatchObject({ priority: 'aged-80', state: 'issued' });
    expect((await take({ principal: residents[0] })).body).toMatchObject({ status: 409, code: 'ticket-running' });
    expect((await take({}, other)).status).toBe(403);
    expect((await act(clerk, normal, 'call', { window: '1' })).body).toMatchObject({ code: 'not-next', status: 409 });
    expect(await act(clerk, aged, 'call', { window: '1' })).toMatchObject({ status: 200, body: { state: 'called' } });
    expect((await act(clerk, normal, 'call', { window: '1' })).body).toMatchObject({ code: 'window-busy' });
    expect((await act(clerk, aged, 'start')).status).toBe(200);

    await moveTo('09-28T09:31');
    const waited = await clerk.get(`/v1/tickets/${String(normal.body.id)}/timeline`);
    expect((waited.body.items as Body[]).map(({ type }) => type)).toEqual(['TicketIssued', 'WaitAlarmRaised']);
    expect((await act(second, normal, 'call', { window: '2' })).body).toMatchObject({ waited: 31 });
    expect((await act(clerk, normal, 'start')).body).toMatchObject({ code: 'called-by-another' });
    const ended = await act(clerk, aged, 'end', { cases: [], consultations: 2 });
    expect(ended.body).toMatchObject({ state: 'served', clerk: 'wang' });
    expect((await act(clerk, aged, 'end')).status).toBe(409);
    const moved = await act(second, normal, 'transfer', { hall: OTHER_HALL });
    expect(moved.body).toMatchObject({ hall: OTHER_HALL, state: 'issued' });
    expect((await act(other, normal, 'call', { window: '1' })).status).toBe(200);
  });

  it('gives different numbers to whoever comes at the same moment', async () => {
    const taken = await Promise.all(Array.from({ length: 8 }, () => take()));
    expect(new Set(taken.map(({ body }) => body.code)).size).toBe(8);
  });

  it('keeps an appointment for 15 minutes, and takes none after two were missed', async () => {
    const booked = await clerk.post('/v1/appointments', {
      ...{ hall: HALL, slot: '2026-09-29T10:00:00+08:00', item: 'MZ-10', residentId: residents[1] },
    });
    expect(booked).toMatchObject({ status: 201, body: { state: 'booked' } });
    const tooFar = { hall: HALL, slot: '2026-10-20T10:00:00+08:00', item: 'MZ-10', residentId: residents[1] };
    expect((await clerk.post('/v1/appointments', tooFar)).body).toMatchObject({ code: 'slot-out-of-reach' });
    const { position } = await moveTo('09-29T10:16');
    const missed = await clerk.get(`/v1/appointments/${String(booked.body.id)}`, position);
    expect(missed.body).toMatchObject({ state: 'missed' });
  });

  it('answers what could not be done, tells the resident and closes it with its cause', async () => {
    const reported = await clerk.post('/v1/stuck-matters', { what: '低保申请跑了三趟', item: 'MZ-01' });
    const id = String(reported.body.id);
    expect(reported).toMatchObject({ status: 201, body: { state: 'reported' } });
    const does = (desk: Desk, name: string, said: object) => desk.post(`/v1/stuck-matters/${id}/${name}`, said);
    expect((await does(clerk, 'class', { class: 'simple' })).status).toBe(403);
    expect((await does(head, 'class', { class: 'complex' })).body).toMatchObject({ code: 'told-of-the-delay-first' });
    expect((await does(head, 'class', { class: 'joint' })).body).toMatchObject({ state: 'classed' });
    expect((await does(head, 'assign', { unit: '210102-MZ' })).body).toMatchObject({ assigned: '210102-MZ' });
    const handler = await Desk.of(system, 'case-handler', '210102-MZ');
    expect((await does(handler, 'answer', { outcome: 'explained', answer: '依法不能' })).body).toMatchObject({
      code: 'article-needed',
    });
    expect((await does(handler, 'answer', { outcome: 'solved', answer: '已受理' })).body).toMatchObject({
      state: 'solved',
    });
    expect((await does(head, 'close', { cause: 'material' })).status).toBe(409);
    expect((await does(handler, 'tell', { way: 'phone' })).body).toMatchObject({ state: 'told' });
    expect((await does(head, 'close', { cause: 'material' })).body).toMatchObject({
      state: 'closed',
      cause: 'material',
    });
  });

  it('goes home to who is 80: two workers the first time', async () => {
    const asked = await clerk.post('/v1/home-services', {
      residentId: residents[0],
      reason: 'aged-80',
      place: '某路1号',
    });
    expect(asked).toMatchObject({ status: 201, body: { state: 'asked', due: '2026-10-09' } });
    const id = String(asked.body.id);
    expect((await clerk.post(`/v1/home-services/${id}/visit`, {})).body).toMatchObject({
      code: 'two-at-the-first-visit',
    });
    expect((await clerk.post(`/v1/home-services/${id}/visit`, { workers: ['wang', 'li'] })).body).toMatchObject({
      state: 'visited',
    });
    const finished = await clerk.post(`/v1/home-services/${id}/finish`, {});
    expect(finished.body).toMatchObject({ state: 'finished' });
    const listed = await clerk.get('/v1/home-services?unit=210102&state=finished', finished.position);
    expect(listed.body.items).toHaveLength(1);
    expect(JSON.stringify(listed.body)).not.toContain('某路1号');
  });
});
