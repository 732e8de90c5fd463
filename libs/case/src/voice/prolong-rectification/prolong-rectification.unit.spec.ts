import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  counter,
  delivered,
  fulfilled,
  given,
  granted,
  handler,
  received,
  routed,
  signed,
  textsOf,
  told,
  wholeWay,
  withPeriods,
} from '../../../testing/index.js';
import type { CaseEvent } from '../../case.js';

const bad = told(counter, 'rate', { about: 'authority', score: 1, comment: null });
const prolong = (at?: string, by = handler) =>
  told(by, 'prolong-rectification', { reason: '需入户核实' }, at === undefined ? {} : { at });

describe('prolonging a rectification that is complex', () => {
  it('gives the longer period of the item, and says how long it is', () => {
    const special = { ...received, with: { item: withPeriods('MZ-10', { complexRectification: 12 }) } };
    const way = [special, accepted, routed, signed, granted, fulfilled, delivered, bad] as const;
    const { outcome, state } = given('MZ-10', ...way).when(prolong());
    expect(textsOf(outcome, 'zh')).toEqual(['整改情况复杂，延长至12个工作日（rectification-1）：需入户核实。']);
    expect(textsOf(outcome, 'en')).toEqual(['Complex, prolonged to 12 working days (rectification-1): 需入户核实.']);
    expect(state).toMatchObject({ voice: { rectifications: [{ prolonged: true }] } });
  });

  it('tells the default of one that was written without it', () => {
    const old: CaseEvent = {
      type: 'RectificationProlonged',
      data: { rectification: 'rectification-1', reason: { plain: '复杂' } },
    };
    expect(textsOf([old], 'zh')).toEqual(['整改情况复杂，延长至15个工作日（rectification-1）：复杂。']);
  });

  it('is possible once, within the simple period', () => {
    expect(given('MZ-10', ...wholeWay, bad, prolong()).when(prolong()).then).toBe('rule: prolonged-too-late');
    expect(given('MZ-10', ...wholeWay, bad).when(prolong('2026-09-22T04:00:00.000Z')).then).toBe(
      'rule: prolonged-too-late',
    );
    expect(given('MZ-10', ...wholeWay, bad).when(prolong('2026-09-21T04:00:00.000Z')).then).toBe(
      'rule: prolonged-too-late',
    );
  });

  it('is for the unit that was rated, and only while one is open', () => {
    expect(given('MZ-10', ...wholeWay).when(prolong()).then).toBe('rule: no-rectification');
    expect(given('MZ-10', ...wholeWay, bad).when(prolong(undefined, asker('case-handler', '210103-MZ'))).then).toMatch(
      /no-rectification|not-allowed/,
    );
  });
});
