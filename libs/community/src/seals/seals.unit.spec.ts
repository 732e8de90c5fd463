import { describe, expect, it } from '@jest/globals';
import {
  asker,
  at,
  calendar as bookCalendar,
  chair,
  clerk,
  COMMUNITY,
  givenOf,
  handler,
  NEIGHBOUR,
  street,
  type Told,
} from '../../testing/told/index.js';
import type { Seal } from './kit.js';
import { sealBook } from './seals.js';

const given = givenOf<Seal>(sealBook);
const keeper = asker('case-handler', COMMUNITY, 'sun');
const tell = (act: string, by: Told['by'], said: object, on: string): Told => ({ act, by, said, at: at(on) });
const registered = tell('register', chair, { name: '丰泽社区居民委员会', keeper: 'sun' }, '2026-09-01');
const lent = (until: string) => tell('lend', chair, { borrower: 'qian', until, purpose: '到区里办事' }, '2026-09-14');

describe('a seal has a named keeper', () => {
  it('is entered by its own unit, not by another desk or a role that has none', () => {
    expect(given().when(registered).entry).toMatchObject({ phase: 'kept', keeper: 'sun', unit: COMMUNITY });
    const from = (by: Told['by']) => given().when({ ...registered, by, said: { ...registered.said, unit: COMMUNITY } });
    expect(from(asker('intake-clerk', NEIGHBOUR)).then).toBe('forbidden: may-not-begin');
    expect(from(asker('auditor')).then).toBe('forbidden: may-not-begin');
    expect(from(street).then).toEqual(['SealRegistered']);
  });

  it('is not kept by temporary staff', () => {
    const temporary = { ...registered, said: { ...registered.said, temporary: true } };
    expect(given().when(temporary).then).toBe('rule: temporary-staff');
    const over = tell('hand-over', chair, { to: 'li', temporary: true }, '2026-09-02');
    expect(given(registered).when(over).then).toBe('rule: temporary-staff');
  });

  it('goes to another keeper, after an election within 10 日 and led by the committee', () => {
    const over = (said: object, on = '2026-09-14') => given(registered).when(tell('hand-over', chair, said, on));
    expect(over({ to: 'sun' }).then).toBe('rule: keeper-already');
    expect(over({ to: 'li' }).entry).toMatchObject({ keeper: 'li', keptFrom: '2026-09-14' });
    expect(over({ to: 'li', electedOn: '2026-09-07' }).then).toBe('rule: committee-leads');
    expect(over({ to: 'li', electedOn: '2026-10-01', ledBy: '选委会' }).then).toBe('rule: election-to-come');
    const after = (on: string) => over({ to: 'li', electedOn: '2026-09-07', ledBy: '居民选举委员会' }, on).outcome;
    expect(after('2026-09-17')).toMatchObject([{ data: { election: { due: '2026-09-17', late: false } } }]);
    expect(after('2026-09-18')).toMatchObject([{ data: { election: { late: true } } }]);
  });
});

describe('a seal leaves the office with approval and a day of return', () => {
  it('is lent by the head to somebody else, and given back into the keeper’s hands', () => {
    expect(given(registered).when({ ...lent('2026-09-16'), by: clerk }).then).toBe('forbidden: seal-not-allowed');
    const self = tell('lend', chair, { borrower: chair.person, until: '2026-09-16' }, '2026-09-14');
    expect(given(registered).when(self).then).toBe('rule: two-persons');
    expect(given(registered).when(lent('2026-09-13')).then).toBe('rule: back-in-the-past');
    const out = given(registered, lent('2026-09-16'));
    expect(out.when(tell('give-back', handler, {}, '2026-09-16')).then).toBe('rule: keeper-takes-back');
    expect(out.when(tell('give-back', keeper, {}, '2026-09-17')).outcome).toMatchObject([
      { data: { by: 'qian', late: true } },
    ]);
    expect(out.when(tell('give-back', keeper, {}, '2026-09-16')).entry).toMatchObject({ phase: 'kept', lent: null });
    expect(given(registered).when(tell('give-back', keeper, {}, '2026-09-16')).then).toBe('rule: seal-not-lent');
  });

  it('can be neither lent again, nor handed over, nor destroyed meanwhile', () => {
    const out = given(registered, lent('2026-09-16'));
    expect(out.when(lent('2026-09-17')).then).toBe('rule: seal-lent');
    expect(out.when(tell('hand-over', chair, { to: 'li' }, '2026-09-14')).then).toBe('rule: seal-lent');
    expect(out.when(tell('destroy', chair, { reason: 'worn', witness: 'zhou' }, '2026-09-14')).then).toBe(
      'rule: seal-still-out',
    );
  });

  it('shows in the schedule when it is to be back', () => {
    const [clock] = sealBook.clocks(given(registered, lent('2026-09-16')).entry, bookCalendar);
    expect(clock).toMatchObject({ name: 'return', owedBy: COMMUNITY, due: { date: '2026-09-16' } });
  });
});

describe('a lost seal is given notice of for 30 日', () => {
  const lost = tell('report-lost', clerk, { circumstances: '外出途中遗失' }, '2026-09-14');
  const struck = (on: string) => tell('destroy', street, { reason: 'lost', witness: 'zhou' }, on);

  it('is reported to the street, once, and struck off when the notice is over', () => {
    expect(given(registered).when(lost).outcome).toMatchObject([
      { data: { to: '210102002', noticeFrom: '2026-09-14', noticeUntil: '2026-10-14' } },
    ]);
    const gone = given(registered, lost);
    expect(gone.when(lost).then).toBe('rule: seal-lost-already');
    expect(gone.when(struck('2026-10-14')).then).toBe('rule: seal-notice-running');
    expect(gone.when(struck('2026-10-15')).entry.phase).toBe('destroyed');
    expect(given(registered, lost, struck('2026-10-15')).when(lost).then).toBe('rule: seal-ended');
  });

  it('is neither lent nor handed over', () => {
    expect(given(registered, lost).when(lent('2026-09-16')).then).toBe('rule: seal-lost');
  });
});

describe('a seal is struck off before a witness, and checked by the street', () => {
  it('needs a witness who is neither head nor keeper', () => {
    const struck = (witness: string) =>
      given(registered).when(tell('destroy', chair, { reason: 'worn', witness }, '2026-09-14')).then;
    expect(struck('sun')).toBe('rule: two-persons');
    expect(struck(chair.person)).toBe('rule: two-persons');
    expect(struck('zhou')).toEqual(['SealDestroyed']);
  });

  it('is checked by who stands above, not by the unit itself', () => {
    const check = (by: Told['by']) => given(registered).when(tell('spot-check', by, { sound: true }, '2026-09-14'));
    expect(check(street).entry.checks).toBe(1);
    expect(check(chair).then).toBe('forbidden: seal-not-allowed');
  });
});
