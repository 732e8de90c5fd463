import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  counter,
  given,
  granted,
  handler,
  received,
  routed,
  signed,
  told,
} from '../../../testing/index.js';

const withdraw = told(counter, 'withdraw', { reason: '不再需要' });

describe('withdrawing a request', () => {
  it('closes it at the resident’s wish, wherever it lies, until there is a decision', () => {
    for (const way of [[received], [received, accepted], [received, accepted, routed, signed]])
      expect(given('MZ-10', ...way).when(withdraw).state).toMatchObject({ phase: 'closed', outcome: 'withdrawn' });
    expect(given('MZ-10', received, accepted, routed, signed, granted).when(withdraw).then).toBe('rule: out-of-phase');
  });

  it('is entered at the receiving counter or the responsible unit', () => {
    expect(given('MZ-10', received, accepted, routed, signed).when({ ...withdraw, by: handler }).then).toEqual([
      'CaseWithdrawn',
    ]);
    const elsewhere = asker('universal-counter', '210103006003');
    expect(given('MZ-10', received).when({ ...withdraw, by: elsewhere }).then).toBe('forbidden: not-allowed');
  });

  it('keeps its reason sealed', () => {
    expect(given('MZ-10', received).when(withdraw).outcome).toEqual([
      { type: 'CaseWithdrawn', data: { reason: { plain: '不再需要' } } },
    ]);
  });
});
