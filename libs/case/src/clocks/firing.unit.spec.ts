import { type CaseState } from '../state/case.js';
import { decide } from '../case.js';
import { isRefusal } from '#libs/kernel/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accepted, asker, contextOf, counter, fold, given, received } from '../../testing/index.js';
import { firingsOf } from './firing.js';

const system = asker('system', '210100');
const context = contextOf('MZ-10', system);

/** Does what is owed by each of the moments, as a timekeeper would who was down between them. */
function fireAt(moments: readonly string[], from: CaseState) {
  const fired: string[] = [];
  let state = from;
  for (const now of moments)
    for (;;) {
      const [next] = firingsOf(state, context.calendar);
      if (!next || next.at > now) break;
      const result = decide(next.command, state, { ...context, now: next.at });
      if (isRefusal(result)) throw new Error(`${next.key} is owed and refused: ${result.code}`);
      fired.push(`${next.at} ${next.key}`);
      state = fold(state, result, { by: system, at: next.at });
    }
  return { fired, state };
}

const { state: accepted15 } = given('MZ-10', received, accepted);

describe('what falls due', () => {
  it('fires each once and in order, however long the timekeeper was down between', () => {
    const always = fireAt(['2030-01-01T00:00:00.000Z'], accepted15).fired;
    expect(always.map((each) => each.replace(/^\S+ /, ''))).toEqual(
      expect.arrayContaining([expect.stringContaining('promised/yellow'), expect.stringContaining('escalation/0')]),
    );
    const times = always.map((each) => each.slice(0, 24));
    expect([...times].sort()).toEqual(times);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 8 }).map((days) => [...days].sort((a, b) => a - b)),
        (days) => {
          const moments = days.map((day) => new Date(Date.UTC(2026, 8, 10) + day * 86_400_000).toISOString());
          const { fired } = fireAt([...moments, '2030-01-01T00:00:00.000Z'], accepted15);
          expect(fired).toEqual(always);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is refused a second time, before its time, and to people', () => {
    const [first] = firingsOf(accepted15, context.calendar);
    if (!first) throw new Error('nothing is owed');
    const early = new Date(Date.parse(first.at) - 1).toISOString();
    expect(decide(first.command, accepted15, { ...context, now: early })).toMatchObject({ code: 'not-due-yet' });
    const { state } = fireAt([first.at], accepted15);
    expect(decide(first.command, state, { ...context, now: first.at })).toMatchObject({ code: 'not-due-yet' });
    const person = { ...contextOf('MZ-10', counter), now: first.at };
    expect(decide(first.command, accepted15, person)).toMatchObject({ kind: 'forbidden' });
  });

  it('owes nothing for what a register brought in', () => {
    if (accepted15.phase === 'none') throw new Error('no case');
    expect(firingsOf({ ...accepted15, origin: 'import' }, context.calendar)).toEqual([]);
  });
});
