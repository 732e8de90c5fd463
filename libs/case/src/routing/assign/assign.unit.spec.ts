import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  given,
  handler,
  HEPING_MZ,
  received,
  routed,
  signed,
  textsOf,
  told,
} from '../../../testing/index.js';
import type { CaseContext } from '../../context.js';

const before = [received, accepted, routed, signed] as const;
const to = (person: string, by = handler, more: Partial<CaseContext> = {}) =>
  told(by, 'assign', { person }, { with: more });
const zhangIsAway = {
  absences: {
    standInOf: (person: string) => (person === 'zhang' ? 'li' : null),
    isAway: () => false,
  },
};

describe('assigning a case to a person', () => {
  it('names who in the unit has it; another time it is another', () => {
    const first = given('MZ-10', ...before).when(to('zhang'));
    expect(first.outcome).toEqual([{ type: 'CaseAssigned', data: { unit: HEPING_MZ, person: 'zhang' } }]);
    expect(first.state).toMatchObject({ handler: { unit: HEPING_MZ, signed: true, person: 'zhang' } });
    expect(given('MZ-10', ...before, to('zhang')).when(to('li')).state).toMatchObject({ handler: { person: 'li' } });
  });

  it('goes to the stand-in of whoever is away, and says so (AB岗)', () => {
    const { outcome } = given('MZ-10', ...before).when(to('zhang', handler, zhangIsAway));
    expect(outcome).toMatchObject([{ data: { person: 'li', insteadOf: 'zhang' } }]);
    expect(textsOf(outcome, 'zh')).toEqual(['zhang不在岗，和平区民政局将本件分派给li承办（AB岗）。']);
    expect(textsOf(outcome, 'en')).toEqual([expect.stringContaining('zhang is away: 210102-MZ')]);
  });

  it('never goes to somebody who is recused, nor to their stand-in where that one is', () => {
    const li = told(asker('supervisor', '210102'), 'recuse', { reason: '亲属', person: 'li' });
    expect(given('MZ-10', ...before, li).when(to('li')).then).toBe('rule: recused-person');
    expect(given('MZ-10', ...before, li).when(to('zhang', handler, zhangIsAway)).then).toBe('rule: recused-person');
  });

  it('is for the unit that holds it, and those above', () => {
    expect(given('MZ-10', ...before).when(to('zhang', asker('supervisor', '210102'))).then).toEqual(['CaseAssigned']);
    expect(given('MZ-10', ...before).when(to('zhang', asker('case-handler', '210103-MZ'))).then).toBe(
      'forbidden: not-allowed',
    );
  });
});
