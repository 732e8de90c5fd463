import { describe, expect, it } from '@jest/globals';
import { accepted, calendar, given, handler, received, routed, signed, told } from '../../../testing/index.js';
import { caseClocks } from '../../clocks/case-clocks.js';
import { type CaseState } from '../../state/case.js';

const ready = [received, accepted, routed, signed] as const;
const start = (kind: string, days = 5) => told(handler, 'start-special-procedure', { kind, days });
const end = (at: string, kind?: string) => told(handler, 'end-special-procedure', { kind, result: '属实' }, { at });
const promisedDue = (state: CaseState) =>
  state.phase === 'none' ? null : caseClocks(state, calendar, state.timezone).promised?.due;

describe('a special procedure', () => {
  it('suspends the case, and its time does not count', () => {
    const before = given('MZ-10', ...ready).state;
    const started = given('MZ-10', ...ready).when(start('hearing'));
    expect(started.state).toMatchObject({
      phase: 'suspended',
      review: { special: [{ kind: 'hearing', days: 5, endedAt: null }] },
    });
    const ended = given('MZ-10', ...ready, start('hearing')).when(end('2026-09-17T04:00:00.000Z'));
    expect(ended.state).toMatchObject({ phase: 'accepted' });
    expect(JSON.stringify(promisedDue(ended.state)) > JSON.stringify(promisedDue(before))).toBe(true);
  });

  it('is of a kind that the law or the item knows, each one at a time', () => {
    expect(given('MZ-10', ...ready).when(start('lunch')).then).toBe('rule: procedure-not-allowed');
    expect(given('MZ-10', ...ready, start('hearing')).when(start('hearing')).then).toBe('rule: procedure-running');
    expect(given('MZ-10', ...ready, start('hearing')).when(start('appraisal')).then).toEqual([
      'SpecialProcedureStarted',
    ]);
  });

  it('is announced with its days', () => {
    expect(given('MZ-10', ...ready).when(start('hearing', 0)).then).toBe('bad-request: days-needed');
  });
});
