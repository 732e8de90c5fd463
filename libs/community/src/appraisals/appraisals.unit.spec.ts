import { describe, expect, it } from '@jest/globals';
import {
  asker,
  at,
  calendar,
  chair,
  COMMUNITY,
  givenOf,
  STREET,
  street,
  type Told,
  type World,
} from '../../testing/told/index.js';
import { appraisalBook } from './appraisals.js';
import { levelOf, mostExcellent, payOf } from './arithmetic.js';
import type { Appraisal } from './kit.js';

const given = givenOf<Appraisal>(appraisalBook);
const worker = asker('intake-clerk', COMMUNITY, 'wang');
const other = asker('supervisor', STREET, 'another');
const tell = (act: string, by: Told['by'], said: object = {}, on = '2027-01-04', world: World = {}): Told => ({
  ...{ act, by, said, at: at(on), world },
});
const opened = tell('open', chair, { person: 'wang', year: 2026 });
const scored = (figures = 35, residents = 28, streetSays = 25, measures: readonly string[] = ['cases', 'rating']) =>
  tell('score', street, { figures, residents, street: streetSays, measures });
const posted = tell('post', street);
const appealed = (on = '2027-01-06', by = worker) => tell('appeal', by, { reason: '漏算上门' }, on);

describe('the arithmetic of an appraisal', () => {
  it('has its levels by points', () => {
    const level = (figures: number, residents: number, streetSays: number) =>
      levelOf({ figures, residents, street: streetSays });
    expect([level(40, 30, 20), level(40, 30, 19), level(35, 20, 20), level(30, 20, 10), level(30, 20, 9)]).toEqual([
      ...['excellent', 'competent', 'competent', 'basic', 'failing'],
    ]);
  });

  it('has at the most 2 excellent ones of 11', () => {
    expect([mostExcellent(11), mostExcellent(4), mostExcellent(5)]).toEqual([2, 0, 1]);
  });

  it('pays 3 400 × 1.2 = 4 080: 3 264 fixed and 816 by performance; 979, 490 and 0 by level', () => {
    const pay = (level: 'excellent' | 'competent' | 'basic' | 'failing') =>
      payOf({ base: 3400, coefficient: 1.2 }, level);
    expect(pay('competent')).toEqual({ total: 4080, fixed: 3264, performance: 816 });
    expect([pay('excellent'), pay('basic'), pay('failing')].map(({ performance }) => performance)).toEqual([
      979, 490, 0,
    ]);
  });
});

describe('an appraisal goes its way', () => {
  it('is opened once a year by the head', () => {
    expect(given().when({ ...opened, by: worker }).then).toBe('forbidden: may-not-begin');
    const known = { all: { appraisal: [{ id: 'x', entry: given(opened).entry }] } };
    expect(given().when({ ...opened, world: known }).then).toBe('rule: appraised-once-a-year');
    expect(given().when(tell('open', chair, { person: 'wang', year: 2028 })).outcome).toMatchObject({ field: '/year' });
  });

  it.each(['log-ins', 'app-activity', 'pictures', 'groups', 'forms-filled'])('is never scored by %s', (measure) => {
    expect(given(opened).when(scored(35, 28, 25, ['cases', measure])).outcome).toMatchObject({
      ...{ code: 'not-appraised-by', field: '/measures/1', params: { measure } },
    });
  });

  it('is scored by the street, not by the community and not by the worker, with the duties that rosters know', () => {
    expect(given(opened).when({ ...scored(), by: chair }).then).toBe('forbidden: appraisal-not-allowed');
    const self = asker('supervisor', STREET, 'wang');
    expect(given(opened).when({ ...scored(), by: self }).then).toBe('rule: two-persons');
    expect(given(opened).when(scored(41)).outcome).toMatchObject({ code: 'score-out-of-range', field: '/figures' });
    const duty = (date: string, present: boolean, person = 'wang') => ({
      date,
      from: '07:30',
      to: '08:30',
      person,
      present,
    });
    const duties = [
      duty('2026-03-02', true),
      duty('2026-03-03', false),
      duty('2025-03-03', false),
      duty('2026-03-02', true, 'li'),
    ];
    const world = { all: { roster: [{ id: 'r', entry: { duties } }] } };
    expect(given(opened).when({ ...scored(), world }).outcome).toMatchObject([
      { data: { level: 'competent', duty: { present: 1, missed: 1 } } },
    ]);
  });

  it('posts no more excellent ones than a fifth', () => {
    const excellent = [opened, scored(40, 30, 25)];
    const others = (many: number, posted: number): World => ({
      all: {
        appraisal: Array.from({ length: many }, (_, index) => ({
          id: `o${index}`,
          entry: {
            ...given(opened).entry,
            phase: index < posted ? 'noticed' : 'open',
            level: index < posted ? 'excellent' : null,
          },
        })),
      },
    });
    expect(given(...excellent).when({ ...posted, world: others(11, 1) }).then).toEqual(['AppraisalPosted']);
    expect(given(...excellent).when({ ...posted, world: others(11, 2) }).outcome).toMatchObject({
      ...{ code: 'too-many-excellent', params: { workers: '11', most: '2' } },
    });
    expect(given(opened, scored()).when({ ...posted, world: others(11, 2) }).then).toEqual(['AppraisalPosted']);
  });

  it('is final only after the notice', () => {
    const decides = (on: string, said: object = {}) =>
      given(opened, scored(), posted).when(tell('decide', street, said, on));
    expect(given(opened, scored(), posted).entry.noticeUntil).toBe('2027-01-11');
    expect(decides('2027-01-11').then).toBe('rule: appraisal-notice-running');
    expect(decides('2027-01-12', { base: 3400, coefficient: 120 }).entry).toMatchObject({
      ...{ phase: 'final', level: 'competent', pay: { total: 4080 } },
    });
    expect(decides('2027-01-12', { level: 'basic' }).then).toBe('rule: reason-of-the-change');
    expect(appraisalBook.clocks(given(opened).entry, calendar)).toMatchObject([{ due: { date: '2027-01-31' } }]);
  });

  it('is appealed against by the worker within 5 working days, and heard by another than the scorer', () => {
    const out = given(opened, scored(), posted);
    expect(out.when(appealed('2027-01-06', chair)).then).toBe('rule: only-the-worker-appeals');
    expect(out.when(appealed('2027-01-11')).then).toEqual(['AppraisalAppealed']);
    expect(out.when(appealed('2027-01-12')).then).toBe('rule: appeal-too-late');
    const heard = given(opened, scored(), posted, appealed());
    expect(heard.when(tell('decide', street, { reason: '维持' })).then).toBe('rule: two-persons');
    expect(heard.when(tell('decide', other)).then).toBe('rule: reason-of-the-change');
    expect(heard.when(tell('decide', other, { level: 'excellent', reason: '补算上门' })).entry.level).toBe('excellent');
  });

  it('ends the contract at the second failing year', () => {
    const before = { ...given(opened).entry, year: 2025, phase: 'final', level: 'failing' };
    const failing = given(opened, scored(10, 10, 10), posted);
    const decides = tell('decide', street, {}, '2027-01-12', { all: { appraisal: [{ id: 'x', entry: before }] } });
    expect(failing.when(decides).outcome).toMatchObject([{ data: { level: 'failing', endsContract: true } }]);
    expect(failing.when({ ...decides, world: {} }).outcome).toMatchObject([{ data: { endsContract: false } }]);
  });
});
