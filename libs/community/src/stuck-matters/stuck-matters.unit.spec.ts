import { describe, expect, it } from '@jest/globals';
import {
  asker,
  at,
  calendar,
  chair,
  clerk,
  givenOf,
  NEIGHBOUR,
  street,
  type Told,
  type World,
} from '../../testing/told/index.js';
import { lastDayOf } from './deadlines.js';
import type { StuckMatter } from './kit.js';
import { stuckMatterBook } from './stuck-matters.js';

const given = givenOf<StuckMatter>(stuckMatterBook);
const MONDAY = '2026-09-28';
const tell = (act: string, by: Told['by'], said: object = {}, on = MONDAY, world: World = {}): Told => ({
  ...{ act, by, said, at: at(on), world },
});
const reported = tell('report', clerk, { what: '低保申请跑了三趟', item: 'MZ-01' });
const classed = (kind: string, on = MONDAY, said: object = {}) => tell('class', chair, { class: kind, ...said }, on);
const solved = tell('answer', clerk, { outcome: 'solved', answer: '已受理' });
const told = tell('tell', clerk, { way: 'phone' });
const closed = (cause = 'material', world: World = {}) => tell('close', chair, { cause }, MONDAY, world);

describe('a stuck matter is answered in 5, 10 or 15 working days', () => {
  it('counts from Monday 2026-09-28 over the holidays: 10-10, 10-16, 10-23', () => {
    const { entry } = given(reported);
    const days = (['simple', 'joint', 'complex'] as const).map((kind) => lastDayOf(entry, kind, calendar));
    expect(days).toEqual(['2026-10-10', '2026-10-16', '2026-10-23']);
    expect(stuckMatterBook.clocks(entry, calendar)).toMatchObject([{ due: { date: '2026-10-10' }, endedAt: null }]);
    expect(stuckMatterBook.clocks(given(reported, classed('joint')).entry, calendar)[0]?.due).toMatchObject({
      date: '2026-10-16',
    });
  });

  it('is given 15 only when the resident was told before the day is over', () => {
    expect(given(reported).when(classed('complex')).then).toBe('rule: told-of-the-delay-first');
    const complex = (on: string) =>
      given(reported, classed('joint')).when(classed('complex', on, { told: '需两部门会商' }));
    expect(complex('2026-10-16').outcome).toMatchObject([{ data: { due: '2026-10-23' } }]);
    expect(complex('2026-10-17').then).toBe('rule: due-day-passed');
    expect(given(reported, classed('joint')).when(classed('simple')).then).toBe('rule: class-not-shorter');
  });
});

describe('who does what', () => {
  it('is reported at any window for itself, classed and assigned by the duty head', () => {
    expect(given().when({ ...reported, by: asker('auditor') }).then).toBe('forbidden: may-not-begin');
    expect(given(reported).when({ ...classed('simple'), by: clerk }).then).toBe('forbidden: stuck-matter-not-allowed');
    expect(given(reported).when({ ...classed('simple'), by: asker('supervisor', NEIGHBOUR) }).then).toBe(
      'forbidden: stuck-matter-not-allowed',
    );
    expect(given(reported).when({ ...classed('simple'), by: street }).then).toEqual(['StuckMatterClassed']);
    const assigned = tell('assign', chair, { unit: '210102-MZ' });
    expect(given(reported, classed('simple'), assigned).entry.assigned).toBe('210102-MZ');
    expect(given(reported, classed('simple')).when(tell('assign', chair, { unit: '219999' })).then).toBe(
      'bad-request: unit-not-here',
    );
    const answers = { ...solved, by: asker('case-handler', '210102-MZ') };
    expect(given(reported, classed('simple')).when(answers).then).toBe('forbidden: stuck-matter-not-allowed');
    expect(given(reported, classed('simple'), assigned).when(answers).then).toEqual(['StuckMatterAnswered']);
  });

  it('goes its way in order, and is closed only when the resident was told and the cause is coded', () => {
    expect(given(reported).when(solved).then).toBe('rule: stuck-matter-out-of-turn');
    const done = [reported, classed('simple'), solved];
    expect(given(...done).when(closed()).then).toBe('rule: stuck-matter-out-of-turn');
    expect(given(...done, told).when(closed()).entry).toMatchObject({ phase: 'closed', cause: 'material' });
    expect(given(...done, told, closed()).when(told).then).toBe('rule: stuck-matter-ended');
  });
});

describe('what is not solved here', () => {
  it.each(['court', 'petition', 'quarrel'])('a %s is pointed to the right address', (kind) => {
    const before = [reported, classed(kind)];
    expect(given(...before).when(solved).then).toBe('rule: pointed-only');
    const pointed = (pointer?: string) => tell('answer', clerk, { outcome: 'pointed', answer: '不属窗口', pointer });
    expect(given(...before).when(pointed()).then).toBe('rule: pointer-needed');
    expect(given(...before).when(pointed('区人民法院')).entry.phase).toBe('pointed');
  });

  it('what the law forbids is explained with its article', () => {
    const explained = (article?: string) =>
      tell('answer', clerk, { outcome: 'explained', answer: '依法不能', article });
    expect(given(reported, classed('simple')).when(explained()).then).toBe('rule: article-needed');
    expect(given(reported, classed('simple')).when(explained('社会救助暂行办法 第10条')).entry.phase).toBe('explained');
  });
});

describe('three of one cause in a quarter', () => {
  const before = [reported, classed('simple'), solved, told];
  const past = (id: string, change: Partial<StuckMatter> = {}) => ({
    ...{ id, entry: { ...given(...before, closed()).entry, id, ...change } },
  });

  it('propose to change the item', () => {
    const when = (...others: ReturnType<typeof past>[]) =>
      given(...before).when(closed('material', { all: { 'stuck-matter': others } })).outcome;
    expect(when(past('a'))).toMatchObject([{ data: { inQuarter: 2, proposal: false } }]);
    expect(when(past('a'), past('b'))).toMatchObject([{ data: { inQuarter: 3, proposal: true } }]);
    expect(when(past('a'), past('b', { cause: 'system' }))).toMatchObject([{ data: { proposal: false } }]);
    expect(when(past('a'), past('b', { item: 'MZ-02' }))).toMatchObject([{ data: { proposal: false } }]);
    expect(when(past('a'), past('b', { begunAt: at('2026-06-30') }))).toMatchObject([{ data: { proposal: false } }]);
  });
});
