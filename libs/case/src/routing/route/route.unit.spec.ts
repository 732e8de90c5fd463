import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  counter,
  FAKU,
  given,
  HEPING_MZ,
  received,
  RESIDENT_ID,
  routed,
  textsOf,
  told,
} from '../../../testing/index.js';

const route = (to?: string, reason?: string, by = counter) => told(by, 'route', { to, reason });
const at = (item: string) => told(counter, 'receive', { item, residentId: RESIDENT_ID });

describe('routing a case', () => {
  it('goes from the counter to the responsible unit, unsigned there, and starts no clock anew', () => {
    const { outcome, state } = given('MZ-10', received, accepted).when(route());
    expect(outcome).toEqual([
      { type: 'CaseRouted', data: { from: FAKU, to: HEPING_MZ, responsibleUnit: HEPING_MZ, reason: null } },
    ]);
    expect(state).toMatchObject({ phase: 'accepted', handler: { unit: HEPING_MZ, signed: false }, routedBy: [FAKU] });
    expect(textsOf(outcome, 'zh')).toEqual([expect.stringMatching(/派单至和平区民政局。$/)]);
  });

  it('makes another unit responsible only with a reason', () => {
    expect(given('MZ-10', received, accepted).when(route('210103-MZ')).then).toBe('rule: route-reason-needed');
    expect(given('MZ-10', received, accepted).when(route('210103-MZ', ' ')).then).toBe('rule: route-reason-needed');
    const { outcome } = given('MZ-10', received, accepted).when(route('210103-MZ', '户籍已迁'));
    expect(outcome).toMatchObject([
      { data: { to: '210103-MZ', responsibleUnit: '210103-MZ', reason: { plain: '户籍已迁' } } },
    ]);
  });

  it('never goes to a unit that is not there', () => {
    expect(given('MZ-10', received, accepted).when(route('nowhere', '户籍已迁')).then).toMatch(/^bad-request: /);
  });

  it('follows the order of the mode: accepted first where any counter accepts, routed first where it only collects', () => {
    expect(given('MZ-10', received).when(route()).then).toBe('rule: out-of-phase');
    expect(given('MZ-01', at('MZ-01')).when(route()).then).toEqual(['CaseRouted']);
  });

  it('is nothing for what the counter decides itself', () => {
    expect(given('WJ-01', at('WJ-01')).when(route()).then).toBe('rule: decided-at-the-counter');
  });

  it('is for the counter that received and still holds it', () => {
    expect(given('MZ-10', received, accepted, routed).when(route()).then).toBe('rule: lies-elsewhere');
    const elsewhere = asker('universal-counter', '210103006003');
    expect(given('MZ-10', received, accepted).when(route(undefined, undefined, elsewhere)).then).toBe(
      'forbidden: not-allowed',
    );
  });
});
