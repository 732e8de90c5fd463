import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  given,
  granted,
  handler,
  HEPING_MZ,
  received,
  routed,
  signed,
  told,
} from '../../../testing/index.js';

const before = [received, accepted, routed, signed] as const;
const recuse = (person?: string, by = handler) => told(by, 'recuse', { reason: '亲属', person });
const above = asker('supervisor', '210102');

describe('recusing somebody', () => {
  it('is said by oneself, or by a superior of anybody', () => {
    expect(given('MZ-10', ...before).when(recuse()).outcome).toMatchObject([
      { data: { unit: HEPING_MZ, person: handler.person, by: handler.person, reason: { plain: '亲属' } } },
    ]);
    expect(given('MZ-10', ...before).when(recuse('li', above)).outcome).toMatchObject([
      { data: { person: 'li', by: above.person } },
    ]);
    expect(given('MZ-10', ...before).when(recuse('li')).then).toBe('rule: recused-by-superior');
  });

  it('takes the case from whoever had it, and leaves it with the unit', () => {
    const claimed = told(handler, 'claim', {});
    const { state } = given('MZ-10', ...before, claimed).when(recuse());
    expect(state).toMatchObject({
      handler: { unit: HEPING_MZ, signed: true, person: null },
      recused: [handler.person],
    });
  });

  it('binds from then on: nothing is done on the case by that person, and all by another', () => {
    const recused = given('MZ-10', ...before, recuse());
    expect(recused.when(granted).then).toBe('rule: recused');
    expect(recused.when({ ...granted, by: asker('case-handler', HEPING_MZ, 'li') }).then).toEqual(['DecisionMade']);
  });

  it('is said once', () => {
    expect(given('MZ-10', ...before, recuse('li', above)).when(recuse('li', above)).then).toBe('rule: recused-already');
  });
});
