import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '#libs/kernel/domain';
import {
  accepted,
  asker,
  calendar,
  given,
  received,
  routed,
  signed,
  textsOf,
  told,
  withPeriods,
} from '../../../testing/index.js';
import { firingsOf } from '../../clocks/firing.js';
import { type CaseEvent } from '../../case.js';

const system = asker('system', '210100');
/** A case of an item whose ladder has other periods than the defaults. */
const slow = { ...received, with: { item: withPeriods('MZ-10', { secondEscalation: 3, thirdEscalation: 7 }) } };
const before = [slow, accepted, routed, signed] as const;
const climb = (step: number) => {
  const climbs = firingsOf(given('MZ-10', ...before).state, calendar).filter(({ command }) => command.act === 'climb');
  return told(system, 'climb', { step }, { at: climbs[step]?.at ?? '' });
};

describe('the ladder that time takes', () => {
  it('goes from the responsible unit up to the city and no further', () => {
    const first = given('MZ-10', ...before).when(climb(0));
    expect(first.outcome).toMatchObject([{ data: { from: '210102-MZ', to: '210102', level: 'district' } }]);
    const second = given('MZ-10', ...before, climb(0)).when(climb(1));
    expect(second.outcome).toMatchObject([{ data: { from: '210102', to: '210100', level: 'city' } }]);
    expect(given('MZ-10', ...before, climb(0), climb(1)).when(climb(2)).then).toMatch(/^rule: /);
  });

  it('says why in codes, not in a sentence under the resident’s key', () => {
    const { outcome } = given('MZ-10', ...before, climb(0)).when(climb(1));
    const [event] = isRefusal(outcome) ? [] : outcome;
    expect(event).toMatchObject({ type: 'CaseEscalated', data: { reason: null, climbed: { step: 1, after: 3 } } });
  });

  it('is told in both languages with the periods of the item', () => {
    const first = given('MZ-10', ...before).when(climb(0)).outcome;
    expect(textsOf(first, 'zh')[0]).toMatch(
      /^提级至和平区：逾期未决定（\d{4}-\d\d-\d\d到期，至.+仍未决定的再提一级）。$/,
    );
    expect(textsOf(first, 'en')[0]).toMatch(/^Escalated to 210102 \(和平区\): not decided \(due /);
    const second = given('MZ-10', ...before, climb(0)).when(climb(1)).outcome;
    expect(textsOf(second, 'zh')[0]).toContain('逾期3个工作日仍未决定');
    expect(textsOf(second, 'en')[0]).toContain('not decided 3 working days after it was due');
  });

  it('is told as it was written where it is one of those that had a sentence', () => {
    const reason = { plain: '逾期2个工作日仍未决定' };
    const climbed = { step: 1, due: { kind: 'date', date: '2026-02-26' }, until: null } as const;
    const old: CaseEvent = {
      type: 'CaseEscalated',
      data: { from: '210102', to: '210100', level: 'city', reason, climbed },
    };
    expect(textsOf([old], 'zh')).toEqual(['提级至沈阳市：逾期2个工作日仍未决定（2026-02-26到期）。']);
  });

  it('is nobody’s to take, and not before its time', () => {
    const early = { ...climb(0), at: '2026-09-15T04:00:00.000Z' };
    expect(given('MZ-10', ...before).when(early).then).toBe('rule: not-due-yet');
    const person = { ...climb(0), by: asker('supervisor', '210102') };
    expect(given('MZ-10', ...before).when(person).then).toMatch(/^(forbidden|rule): /);
  });
});
