import { HEPING_MZ, asker, calendar, contextOf, counter, handler, tree } from '../testing/shenyang.js';
import { fold, given, type Told } from '../testing/given.js';
import { accepted, received, routed, signed, told } from '../testing/steps.js';
import { type CaseState } from './state/case.js';
import { decide } from './case.js';
import { isRefusal } from '#libs/kernel/domain';
import { caseClocks } from './clocks/case-clocks.js';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

const SHENHE_MZ = '210103-MZ';
const other = asker('case-handler', SHENHE_MZ);
const city = asker('supervisor', '210100');
const street = asker('intake-clerk', '210102002');
const papers = [{ name: '户口簿', copies: 1, original: true }];

/** Everything that units do to a case between each other. */
const anyMove: fc.Arbitrary<Told> = fc.constantFrom(
  routed,
  signed,
  told(other, 'sign', {}),
  told(handler, 'return', { reasonCode: 'wrong-unit' }),
  told(handler, 'return', { reasonCode: 'wrong-item' }),
  told(other, 'return', { reasonCode: 'wrong-unit' }),
  told(handler, 'transfer', { to: SHENHE_MZ, reason: '户籍已迁' }),
  told(other, 'transfer', { to: HEPING_MZ, reason: '户籍在彼' }),
  told(city, 'rule', { to: SHENHE_MZ, reason: '户籍已迁' }),
  told(handler, 'request-co-handling', { unit: street.unit, ask: '入户核实' }),
  told(street, 'answer-co-handling', { request: 'co-1', answer: '属实' }),
  told(counter, 'send-papers', { to: HEPING_MZ, papers }),
  told(handler, 'confirm-papers', {}),
  told(city, 'order-supervision', { to: HEPING_MZ, demand: '请说明' }),
  told(handler, 'answer-supervision', { order: 'order-1', answer: '在办' }),
  told(city, 'escalate', { reason: '久拖不决' }),
  told(counter, 'rate', { score: 2, about: 'counter' }),
);

/** Moves at growing times within the two working days in which a return is possible. */
const history = fc.array(fc.tuple(anyMove, fc.integer({ min: 0, max: 60 })), { maxLength: 40, size: 'max' });

function lived(moves: readonly (readonly [Told, number])[]): readonly CaseState[] {
  let now = Date.parse('2026-09-14T04:00:00.000Z');
  const states = [given('MZ-10', received, accepted).state];
  for (const [move, minutes] of moves) {
    now += minutes * 60_000;
    const at = new Date(now).toISOString();
    const state = states.at(-1) ?? { phase: 'none' };
    const outcome = decide(move.command, state, contextOf('MZ-10', move.by, { now: at }));
    if (!isRefusal(outcome)) states.push(fold(state, outcome, { by: move.by, at }));
  }
  return states;
}

const dueOf = (state: CaseState) => {
  const { promised, statutory } = caseClocks(state, calendar, 'Asia/Shanghai');
  return [promised?.due, statutory?.due];
};

describe('whatever units do with a case between each other', () => {
  it('resets no clock and moves no due date', () => {
    fc.assert(
      fc.property(history, (moves) => {
        const [first, ...rest] = lived(moves);
        for (const state of rest) expect(dueOf(state)).toEqual(dueOf(first ?? state));
      }),
      { numRuns: 150 },
    );
  });

  it('goes to the common superior with the second return for one cause, and no further once that has ruled', () => {
    fc.assert(
      fc.property(history, (moves) => {
        let ruledFor: string | null = null;
        for (const state of lived(moves)) {
          if (state.phase === 'none' || state.phase === 'closed') continue;
          const { dispute, ruling, returns } = state.moves;
          if (dispute) {
            const between = returns.filter(({ from, to, cause }) => {
              return cause === dispute.cause && dispute.between.includes(from) && dispute.between.includes(to);
            });
            expect(between.length).toBeGreaterThanOrEqual(2);
            for (const unit of dispute.between) expect(tree.isWithin(unit, dispute.to)).toBe(true);
            expect(state.handler.unit).toBe(dispute.to);
          }
          if (ruledFor !== null) expect(state.responsibleUnit).toBe(ruledFor);
          ruledFor = ruling?.to ?? null;
        }
      }),
      { numRuns: 150 },
    );
  });

  it('has one responsible unit, and remembers every one before it', () => {
    fc.assert(
      fc.property(history, (moves) => {
        for (const state of lived(moves)) {
          if (state.phase === 'none') continue;
          for (const { from } of state.moves.transfers) expect([HEPING_MZ, SHENHE_MZ]).toContain(from);
          expect([HEPING_MZ, SHENHE_MZ]).toContain(state.responsibleUnit);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('gets far enough to mean something', () => {
    const all = fc.sample(history, { numRuns: 300, seed: 7 }).flatMap((moves) => lived(moves).slice(-1));
    const moved = all.flatMap((state) => (state.phase === 'none' ? [] : [state.moves]));
    expect(moved.some(({ dispute }) => dispute !== null)).toBe(true);
    expect(moved.some(({ ruling }) => ruling !== null)).toBe(true);
    expect(moved.some(({ transfers }) => transfers.length > 0)).toBe(true);
  });
});
