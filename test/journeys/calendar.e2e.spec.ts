import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, identityNumber, type Body } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const COMMUNITY = '210102001002';
/** As the State Council might arrange 2027: three days around New Year, and a Sunday that is worked for them. */
const NOTICE = {
  year: 2027,
  holidays: [
    ...['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'],
    ...['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-04-05', '2027-05-01', '2027-05-02'],
    ...['2027-06-09', '2027-09-15', '2027-10-01', '2027-10-02', '2027-10-03'],
  ],
  makeUpDays: ['2027-01-10'],
  inLieu: ['2027-01-04'],
  notice: '国办发明电〔2026〕9号',
};

describe('a year whose holidays have not been published', () => {
  let system: TestSystem;
  let counter: Desk;
  let manager: Desk;
  let caseId: string;
  let lastDayOfCorrection: string;
  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-12-28T09:00:00+08:00' });
    counter = await Desk.of(system, 'universal-counter', COMMUNITY);
    manager = await Desk.of(system, 'catalogue-manager', '210100');
    const units = { householdUnit: COMMUNITY, residenceUnit: COMMUNITY };
    const person = { name: '王秀英', identityNumber: identityNumber('19400101', '122'), ...units };
    ({ caseId } = await counter.receive({ item: 'SQ-02', residentId: await counter.register(person) }));
    expect((await counter.act(caseId, 'accept')).status).toBe(200);
  });
  afterAll(() => system?.stop());

  const moveTo = async (now: string) => {
    const operator = await Desk.of(system, 'operator', '210100');
    return operator.send('PUT', '/v1/clock', JSON.stringify({ now }), { 'content-type': 'application/json' });
  };

  it('is counted by the statutory holidays', async () => {
    expect((await counter.get('/v1/calendars/2027')).body).toMatchObject({ version: '2027.0', provisional: true });
    expect((await counter.get('/v1/calendars/2026')).body).toMatchObject({ version: '2026.1', provisional: false });
    expect((await counter.get(`/v1/cases/${caseId}`)).body).toMatchObject({ due: { promised: '2027-01-05' } });
  });

  it('takes a notice from a manager of the catalogue, and no date that cannot stand', async () => {
    expect(await counter.post('/v1/calendars', NOTICE)).toMatchObject({ status: 403 });
    const wrong = {
      ...NOTICE,
      holidays: [...NOTICE.holidays.filter((date) => date !== '2027-01-04'), '2028-01-01'],
      makeUpDays: ['2027-01-01', '2027-01-05'],
    };
    const { status, body } = await manager.post('/v1/calendars', wrong);
    expect(status).toBe(400);
    expect((body.errors as Body[]).map(({ field, rule }) => `${String(field)} ${String(rule)}`)).toEqual([
      '/holidays/15 other-year',
      '/makeUpDays/0 holiday-and-worked',
      '/makeUpDays/1 worked-on-a-weekday',
      '/inLieu/0 not-a-holiday',
    ]);
  });

  it('says when the counters are open, and holds applicants to it on the last day', async () => {
    expect((await counter.get('/v1/calendars/counter-hours')).body).toMatchObject({ published: false });
    const materials = [{ code: 'identity-card', supplied: false }];
    const { residentId } = (await counter.get(`/v1/cases/${caseId}`)).body;
    const another = await counter.receive({ item: 'MZ-10', residentId, materials });
    expect((await counter.act(another.caseId, 'request-correction', { materials: ['identity-card'] })).status).toBe(
      200,
    );
    const openings = [{ from: '09:00', to: '16:00' }];
    const wrong = await manager.post('/v1/calendars/counter-hours', {
      openings: [{ from: '16:00', to: '9:00' }],
      basis: '公告',
    });
    expect(wrong.body).toMatchObject({ status: 400, errors: [{ field: '/openings' }] });
    const otherDays = [{ date: '2027-01-12', openings: [{ from: '09:00', to: '11:30' }] }];
    const hours = await manager.post('/v1/calendars/counter-hours', { openings, otherDays, basis: '公告' });
    expect(hours).toMatchObject({ status: 200, body: { published: true, otherDays } });
    const own = { unit: '210102002001', weekend: [{ from: '08:30', to: '16:30' }], basis: '公告' };
    const ofUnit = await manager.post('/v1/calendars/counter-hours', {
      ...own,
      openings: [{ from: '07:30', to: '19:00' }],
    });
    expect(ofUnit).toMatchObject({
      status: 200,
      body: { unit: own.unit, weekend: own.weekend, holidays: [], published: true },
    });
    const shown = await counter.get('/v1/calendars/counter-hours?unit=210102002001', ofUnit.position);
    expect(shown.body).toMatchObject({ unit: own.unit, openings: [{ from: '07:30', to: '19:00' }] });
    expect((await counter.get(`/v1/calendars/counter-hours?unit=${COMMUNITY}`)).body).toMatchObject({
      unit: null,
      openings,
    });
    expect((await counter.get('/v1/calendars/counter-hours')).body).toMatchObject({ unit: null, openings });
    const absurd = { openings, basis: '公告', otherDays: [{ date: '2090-01-01', openings }] };
    expect((await manager.post('/v1/calendars/counter-hours', absurd)).body).toMatchObject({
      errors: [{ field: '/otherDays/0/date', rule: 'year-too-far' }],
    });
    expect(await manager.post('/v1/calendars/counter-hours', { ...own, unit: 'XX', openings })).toMatchObject({
      status: 400,
    });
    lastDayOfCorrection = another.caseId;
  });

  it('takes no notice that leaves out a statutory holiday, or lies years ahead', async () => {
    const without = NOTICE.holidays.filter((date) => date !== '2027-10-01');
    const refused = await manager.post('/v1/calendars', { ...NOTICE, holidays: without }, { 'accept-language': 'en' });
    expect(refused).toMatchObject({
      status: 400,
      body: { errors: [{ field: '/holidays', rule: 'statutory-day-missing' }] },
    });
    expect(JSON.stringify(refused.body)).toContain('National Day (2027-10-01)');
    expect((await manager.post('/v1/calendars', { ...NOTICE, year: 2099 })).body).toMatchObject({
      status: 400,
      errors: [{ field: '/year', rule: 'year-too-far' }],
    });
  });

  it('tells a manager first what a notice would move, and changes nothing', async () => {
    expect(await counter.post('/v1/calendars', { ...NOTICE, dryRun: true })).toMatchObject({ status: 403 });
    const { position } = await counter.get(`/v1/cases/${caseId}`);
    const tried = await manager.post(
      '/v1/calendars',
      { ...NOTICE, dryRun: true },
      position ? { 'tongban-after': position } : {},
    );
    expect(tried).toMatchObject({ status: 200, body: { year: 2027, dryRun: true } });
    expect((tried.body.moved as Record<string, number>).promised).toBeGreaterThanOrEqual(1);
    expect(tried.body.cases).toBeGreaterThanOrEqual(1);
    expect((await counter.get('/v1/calendars/2027')).body).toMatchObject({ version: '2027.0', provisional: true });
    expect((await counter.get(`/v1/cases/${caseId}`)).body).toMatchObject({ due: { promised: '2027-01-05' } });
  });

  it('has every due date counted anew, and tells whoever has the case', async () => {
    const published = await manager.post('/v1/calendars', NOTICE);
    expect(published).toMatchObject({ status: 201, body: { version: '2027.1', provisional: false } });
    expect((await counter.get(`/v1/cases/${caseId}`, published.position)).body).toMatchObject({
      due: { promised: '2027-01-06' },
    });
    const moved = await moveTo('2026-12-28T09:05:00+08:00');
    const { items } = (await counter.get(`/v1/cases/${caseId}/timeline`, moved.position)).body as { items: Body[] };
    const told = items.filter(({ type }) => type === 'DueTimesMoved');
    expect(told).toHaveLength(1);
    const clocks = [{ clock: 'promised', from: { date: '2027-01-05' }, to: { date: '2027-01-06' } }];
    expect(told[0]).toMatchObject({ actor: { role: 'system' }, data: { calendar: '2027.1', clocks } });
    expect(told[0]?.text).toContain('2027-01-06');
    const { body } = await counter.get(`/v1/cases/${caseId}`, moved.position);
    expect((body.warnings as Body[]).map(({ code }) => code)).toContain('due-moved');
  });

  it('takes nothing at a counter that has closed on the last day of a correction', async () => {
    const { items } = (await counter.get(`/v1/cases/${lastDayOfCorrection}/clocks`)).body as { items: Body[] };
    expect(items.find(({ kind }) => kind === 'correction')).toMatchObject({ due: '2027-01-12' });
    await moveTo('2027-01-12T11:31:00+08:00');
    const late = await counter.act(lastDayOfCorrection, 'supply-materials', { materials: ['identity-card'] });
    expect(late.body).toMatchObject({ status: 409, code: 'counter-closed' });
  });
});
