import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  counter,
  delivered,
  FAKU,
  fulfilled,
  given,
  granted,
  HEPING_MZ,
  received,
  routed,
  signed,
  textsOf,
  told,
  wholeWay,
  withPeriods,
} from '../../../testing/index.js';
import type { CaseEvent } from '../../case.js';

const rated = (about: 'counter' | 'authority', score: number, by = counter) =>
  told(by, 'rate', { about, score, comment: null });

describe('rating a service', () => {
  it('counts for the unit that was rated: the counter, or the authority once it has decided', () => {
    expect(given('MZ-10', received).when(rated('counter', 5)).outcome).toMatchObject([
      { data: { unit: FAKU, given: true } },
    ]);
    expect(given('MZ-10', received).when(rated('authority', 5)).then).toBe('rule: nothing-to-rate-yet');
    expect(given('MZ-10', ...wholeWay).when(rated('authority', 4)).outcome).toMatchObject([
      { data: { unit: HEPING_MZ } },
    ]);
  });

  it('is done once a contact: each side for itself', () => {
    const counterRated = given('MZ-10', ...wholeWay, rated('counter', 5));
    expect(counterRated.when(rated('counter', 4)).then).toBe('rule: rated-already');
    expect(counterRated.when(rated('authority', 4)).then).toEqual(['ServiceRated']);
    expect(
      given('MZ-10', ...wholeWay, rated('counter', 5), rated('authority', 5)).when(rated('authority', 5)).then,
    ).toBe('rule: rated-already');
  });

  it('opens a rectification at 1 and 2, at the unit that was rated, and at no other score', () => {
    for (const score of [1, 2]) {
      const { outcome } = given('MZ-10', ...wholeWay).when(rated('authority', score));
      expect(outcome).toMatchObject([
        { type: 'ServiceRated' },
        { type: 'RectificationOpened', data: { unit: HEPING_MZ } },
      ]);
    }
    expect(given('MZ-10', ...wholeWay).when(rated('authority', 3)).then).toEqual(['ServiceRated']);
  });

  it('tells the periods that the item has for putting it right', () => {
    const special = { ...received, with: { item: withPeriods('MZ-10', { contact: 2, rectification: 8 }) } };
    const way = [special, accepted, routed, signed, granted, fulfilled, delivered] as const;
    const { outcome } = given('MZ-10', ...way).when(rated('authority', 1));
    expect(textsOf(outcome, 'zh')[1]).toBe(
      '差评，和平区民政局须整改（rectification-1）：2个工作日内联系，8个工作日内答复。',
    );
    expect(textsOf(outcome, 'en')[1]).toContain('contact within 2 and answer within 8 working days');
  });

  it('tells the defaults of an opening that was written without them', () => {
    const data = { rectification: 'rectification-1', about: 'authority', unit: HEPING_MZ, score: 1 } as const;
    const old: CaseEvent = { type: 'RectificationOpened', data };
    expect(textsOf([old], 'zh')[0]).toContain('1个工作日内联系，5个工作日内答复');
  });

  it('assumes nothing of silence: what the system sets is no rating, and opens nothing', () => {
    const silent = given('MZ-10', ...wholeWay).when(rated('authority', 1, asker('system', '210100')));
    expect(silent.outcome).toMatchObject([{ type: 'ServiceRated', data: { given: false } }]);
    expect(silent.state).toMatchObject({ voice: { ratings: 0, rectifications: [] } });
  });

  it('is taken at the counter that received or hands out, nowhere else', () => {
    const elsewhere = asker('universal-counter', '210103006003');
    expect(given('MZ-10', ...wholeWay).when(rated('counter', 5, elsewhere)).then).toBe('forbidden: not-allowed');
  });
});
