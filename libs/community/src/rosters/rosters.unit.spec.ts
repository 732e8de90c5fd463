import { addDays } from '#libs/clocks/domain';
import { describe, expect, it } from '@jest/globals';
import {
  asker,
  at,
  calendar,
  chair,
  clerk,
  COMMUNITY,
  givenOf,
  NEIGHBOUR,
  system,
  type Told,
} from '../../testing/told/index.js';
import { coverage, hoursFilled, hoursNeeded, turnsDone } from './coverage.js';
import { USUAL_OPENINGS, type Roster, type Shift } from './kit.js';
import { rosterBook } from './rosters.js';

const given = givenOf<Roster>(rosterBook);
/** A week of five working days and two of rest. */
const MONDAY = '2026-11-02';
const week = { from: MONDAY, to: addDays(MONDAY, 6), openings: USUAL_OPENINGS };
const days = Array.from({ length: 7 }, (_, index) => addDays(MONDAY, index));
const shifts: readonly Shift[] = days.flatMap((date) =>
  USUAL_OPENINGS.filter(({ on }) => on === (calendar.isRestDay(date) ? 'rest-day' : 'working-day')).map(
    ({ from, to }) => ({ date, from, to, persons: ['wang', 'li'] }),
  ),
);
const tell = (act: string, said: object, on: string, by: Told['by'] = chair): Told => ({ act, by, said, at: at(on) });
const planned = (change: object = {}) =>
  tell('plan', { from: week.from, to: week.to, shifts, ...change }, '2026-10-12');
const published = tell('publish', {}, '2026-10-20');

describe('person-hours of a week', () => {
  it('are 82 at the openings of 大东: (25 + 16) × 2, 6.8 for each of twelve', () => {
    expect(hoursNeeded(week, calendar)).toBe(82);
    expect(Math.round((10 * hoursNeeded(week, calendar)) / 12) / 10).toBe(6.8);
    expect(hoursFilled(week, shifts, calendar)).toBe(82);
    expect(coverage(week, shifts, calendar)).toBe(100);
  });

  it('are 79 of them, 96.3 %, where for three hours only one was there', () => {
    const [first] = shifts.filter(({ date }) => calendar.isRestDay(date));
    const alone = shifts.flatMap((shift) =>
      shift === first
        ? [
            { ...shift, persons: ['wang'] },
            { ...shift, persons: ['li'], to: '13:30' },
          ]
        : [shift],
    );
    expect(hoursFilled(week, alone, calendar)).toBe(79);
    expect(coverage(week, alone, calendar)).toBe(96.3);
  });

  it('do not count more than are needed, and count who was really there', () => {
    const three = shifts.map((shift) => ({ ...shift, persons: ['wang', 'li', 'zhao'] }));
    expect(hoursFilled(week, three, calendar)).toBe(82);
    const duty = { date: MONDAY, from: '07:30', to: '08:30', person: 'wang' };
    const done = turnsDone([
      { ...duty, present: true },
      { ...duty, person: 'li', present: false },
    ]);
    expect(hoursFilled(week, done, calendar)).toBe(1);
  });
});

describe('a roster', () => {
  it('is planned by the head of its own unit, for a period with its shifts in it', () => {
    expect(given().when(planned()).entry).toMatchObject({ phase: 'planned', unit: COMMUNITY });
    expect(given().when({ ...planned(), by: clerk }).then).toBe('forbidden: may-not-begin');
    expect(given().when({ ...planned({ unit: COMMUNITY }), by: asker('supervisor', NEIGHBOUR) }).then).toBe(
      'forbidden: may-not-begin',
    );
    expect(given().when(planned({ to: '2026-11-01' })).outcome).toMatchObject({ code: 'roster-period', field: '/to' });
    const outside = [{ date: '2026-11-30', from: '07:30', to: '08:30', persons: ['wang'] }];
    expect(given().when(planned({ shifts: outside })).outcome).toMatchObject({ field: '/shifts/0' });
    expect(given().when(planned({ unit: '219999' })).then).toBe('bad-request: unit-not-here');
  });

  it('is published with enough persons in every hour, 7 日 before or shown as late', () => {
    const few = shifts.map((shift, index) => (index === 1 ? { ...shift, persons: ['wang'] } : shift));
    expect(given(planned({ shifts: few })).when(published).outcome).toMatchObject({
      ...{ code: 'too-few-on-duty', params: { date: MONDAY, time: '11:30', have: '1', need: '2' } },
    });
    const late = (on: string) => given(planned()).when(tell('publish', {}, on)).outcome;
    expect(late('2026-10-26')).toMatchObject([{ data: { late: false } }]);
    expect(late('2026-10-27')).toMatchObject([{ data: { late: true } }]);
    expect(given(planned(), published).when(published).then).toBe('rule: roster-published');
    expect(given(planned()).when({ ...published, by: clerk }).then).toBe('forbidden: roster-not-allowed');
  });

  it('is swapped a day before at the latest, for somebody who is free', () => {
    const swaps = (said: object, on = '2026-11-01') =>
      given(planned(), published).when(
        tell('swap', { date: MONDAY, from: '07:30', out: 'wang', in: 'zhao', ...said }, on, clerk),
      );
    expect(swaps({}).entry.shifts[0]?.persons).toEqual(['zhao', 'li']);
    expect(swaps({}, MONDAY).then).toBe('rule: swap-too-late');
    expect(swaps({ in: 'li' }).then).toBe('rule: on-duty-already');
    expect(swaps({ out: 'sun' }).then).toBe('bad-request: no-such-shift');
    expect(
      given(planned()).when(tell('swap', { date: MONDAY, from: '07:30', out: 'wang', in: 'zhao' }, MONDAY)).then,
    ).toBe('rule: roster-not-published');
  });

  it('knows who was there by sign-in or first act, not later than the next day', () => {
    const duty = { date: MONDAY, from: '07:30', person: 'wang', present: true, evidence: 'sign-in' };
    const records = (said: object, on = MONDAY) =>
      given(planned(), published).when(tell('record-duty', { ...duty, ...said }, on, clerk));
    expect(records({}, '2026-11-03').outcome).toMatchObject([{ data: { minutes: 60, to: '08:30' } }]);
    expect(records({}, '2026-11-04').then).toBe('rule: duty-recorded-late');
    expect(records({}, '2026-11-01').then).toBe('rule: duty-recorded-late');
    expect(records({ evidence: undefined }).then).toBe('rule: presence-needs-evidence');
    expect(records({ present: false, evidence: undefined }).then).toEqual(['DutyRecorded']);
    expect(records({ person: 'sun' }).then).toBe('bad-request: no-such-shift');
    const once = tell('record-duty', duty, MONDAY, clerk);
    expect(given(planned(), published, once).when(once).then).toBe('rule: duty-recorded-already');
  });

  it('is over by time itself, when nothing can be recorded any more', () => {
    const clock = rosterBook.clocks(given(planned(), published).entry, calendar).find(({ name }) => name === 'over');
    expect(clock).toMatchObject({ due: { date: '2026-11-09' }, fires: { act: 'close' } });
    expect(given(planned(), published).when(tell('close', {}, '2026-11-10', system)).entry.phase).toBe('over');
  });
});
