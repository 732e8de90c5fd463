import { describe, expect, it } from '@jest/globals';
import { accepted, asker, given, handler, received, routed, signed, told } from '../../../testing/index.js';

const street = asker('case-handler', '210102002');
const ask = told(handler, 'request-co-handling', { unit: street.unit, ask: '入户核实' });
const before = [received, accepted, routed, signed, ask] as const;
const answer = (request = 'co-1', by = street) => told(by, 'answer-co-handling', { request, answer: '属实' });

describe('answering what was asked of a co-handler', () => {
  it('is owed no more once it is answered', () => {
    const { outcome, state } = given('MZ-10', ...before).when(answer());
    expect(outcome).toEqual([
      { type: 'CoHandlingAnswered', data: { request: 'co-1', unit: street.unit, answer: { plain: '属实' } } },
    ]);
    expect(state).toMatchObject({ coHandlings: [{ request: 'co-1', answeredAt: '2026-09-14T04:00:00.000Z' }] });
    expect(given('MZ-10', ...before, answer()).when(answer()).then).toMatch(/nothing-to-answer|not-allowed/);
  });

  it('names a request that was made of the unit', () => {
    expect(given('MZ-10', ...before).when(answer('co-9')).then).toBe('bad-request: unknown-request');
  });

  it('is for the unit that was asked', () => {
    expect(given('MZ-10', ...before).when(answer('co-1', asker('case-handler', '210103-MZ'))).then).toMatch(
      /nothing-to-answer|not-allowed/,
    );
  });
});
