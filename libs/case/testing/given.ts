import { decide, evolve, type CaseCommand, type CaseEvent } from '../src/case.js';
import { type CaseContext } from '../src/context.js';
import { isRefusal, type Refusal } from '#libs/kernel/domain';
import { initialState, type CaseState } from '../src/state/case.js';
import type { Asker } from '#libs/access/domain';
import type { Instant } from '#libs/clocks/domain';
import { CASE_ID, contextOf, NOON } from './shenyang.js';

/** A command, who gives it and when. */
export interface Told {
  readonly command: CaseCommand;
  readonly by: Asker;
  readonly at?: Instant;
  /** When it was written, where that is not when it happened. */
  readonly recordedAt?: Instant;
  readonly with?: Partial<CaseContext>;
}

/** What a command led to. */
export type Outcome = readonly CaseEvent[] | Refusal;

/**
 * Given what was done before, when a command comes, then events or a refusal: `given(...).when(...).then()`. What is given must itself be
 * allowed, so that no spec stands on a history that cannot be.
 */
export function given(item: string, ...before: readonly Told[]) {
  const state = before.reduce((from, told) => {
    const outcome = decided(item, from, told);
    if (isRefusal(outcome)) throw new Error(`given, but refused: ${told.command.act}: ${outcome.code}`);
    return fold(from, outcome, told);
  }, initialState);
  return {
    state,
    when(told: Told) {
      const outcome = decided(item, state, told);
      return {
        outcome,
        /** The types of the events, or the code of the refusal. */
        then: isRefusal(outcome) ? `${outcome.kind}: ${outcome.code}` : outcome.map(({ type }) => type),
        state: isRefusal(outcome) ? state : fold(state, outcome, told),
      };
    },
  };
}

function decided(item: string, state: CaseState, { command, by, at = NOON, with: more = {} }: Told): Outcome {
  return decide(command, state, contextOf(item, by, { now: at, ...more }));
}

export function fold(
  from: CaseState,
  events: readonly CaseEvent[],
  { by, at = NOON, recordedAt = at }: Pick<Told, 'by' | 'at' | 'recordedAt'>,
): CaseState {
  const { person, role, unit } = by;
  const origin = role === 'import' ? { origin: 'import' } : {};
  const metadata = { occurredAt: at, recordedAt, actor: { person, role, unit }, ...origin };
  return events.reduce((state, event) => evolve(state, { event, metadata, stream: `case-${CASE_ID}` }), from);
}
