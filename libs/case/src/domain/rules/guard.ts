import type { ActName } from '../acts/names.js';
import { isImport, type CaseContext } from '../context.js';
import type { Refusal } from '../refusal.js';
import type { KnownCase, OpenCase } from '../state.js';

/** One rule: null where it is kept. It looks at the state and the circumstances, never at what the command says. */
export type Guard<S extends KnownCase = OpenCase> = (state: S, context: CaseContext, act: ActName) => Refusal | null;

/** A rule about persons or papers, which does not bind what a register brings in. */
export function exceptImport<S extends KnownCase>(guard: Guard<S>): Guard<S> {
  return (state, context, act) => (isImport(context) ? null : guard(state, context, act));
}

/** The first rule that is broken. */
export function firstBroken<S extends KnownCase>(
  guards: readonly Guard<S>[],
  state: S,
  context: CaseContext,
  act: ActName,
): Refusal | null {
  for (const guard of guards) {
    const refusal = guard(state, context, act);
    if (refusal) return refusal;
  }
  return null;
}
