import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, identityNumber, type Body } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const COMMUNITY = '210102001002';
/** As the State Council might arrange 2027: three days around New Year, and a Sunday that is worked for them. */
const NOTICE = {
  year: 2027,
  holidays: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'],
  makeUpDays: ['2027-01-10'],
  inLieu: ['2027-01-04'],
  notice: '国办发明电〔2026〕9号',
};

describe('a year whose holidays have not been published', () => {
  let system: TestSystem;
  let counter: Desk;
  let manager: Desk;
  let caseId: string;
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

  it('is counted by the statutory holidays', async () => {
    expect((await counter.get('/v1/calendars/2027')).body).toMatchObject({ version: '2027.0', provisional: true });
    expect((await counter.get('/v1/calendars/2026')).body).toMatchObject({ version: '2026.1', provisional: false });
    expect((await counter.get(`/v1/cases/${caseId}`)).body).toMatchObject({ due: { promised: '2027-01-05' } });
  });

  it('takes a notice from a manager of the catalogue, and no date that cannot stand', async () => {
    expect(await counter.post('/v1/calendars', NOTICE)).toMatchObject({ status: 403 });
    const wrong = { ...NOTICE, holidays: ['2027-01-01', '2028-01-01'], makeUpDays: ['2027-01-01', '2027-01-05'] };
    const { status, body } = await manager.post('/v1/calendars', wrong);
    expect(status).toBe(400);
    expect((body.errors as Body[]).map(({ field, rule }) => `${String(field)} ${String(rule)}`)).toEqual([
      '/holidays/1 other-year',
      '/makeUpDays/0 holiday-and-worked',
      '/makeUpDays/1 worked-on-a-weekday',
      '/inLieu/0 not-a-holiday',
    ]);
  });

  it('has every due date counted anew, and tells whoever has the case', async () => {
    const published = await manager.post('/v1/calendars', NOTICE);
    expect(published).toMatchObject({ status: 201, body: { version: '2027.1', provisional: false } });
    expect((await counter.get(`/v1/cases/${caseId}`, published.position)).body).toMatchObject({
      due: { promised: '2027-01-06' },
    });
    const operator = await Desk.of(system, 'operator', '210100');
    const later = JSON.stringify({ now: '2026-12-28T09:05:00+08:00' });
    const moved = await operator.send('PUT', '/v1/clock', later, { 'content-type': 'application/json' });
    const { items } = (await counter.get(`/v1/cases/${caseId}/timeline`, moved.position)).body as { items: Body[] };
    const told = items.filter(({ type }) => type === 'DueTimesMoved');
    expect(told).toHaveLength(1);
    const clocks = [{ clock: 'promised', from: { date: '2027-01-05' }, to: { date: '2027-01-06' } }];
    expect(told[0]).toMatchObject({ actor: { role: 'system' }, data: { calendar: '2027.1', clocks } });
    expect(told[0]?.text).toContain('2027-01-06');
    const { body } = await counter.get(`/v1/cases/${caseId}`, moved.position);
    expect((body.warnings as Body[]).map(({ code }) => code)).toContain('due-moved');
  });
});
