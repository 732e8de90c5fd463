import { mayAct } from '#libs/access/domain';
import type { CaseContext } from '../context.js';
import type { CaseEvent } from '../events.js';
import { refuse, type Refusal } from '../refusal.js';
import { firstBroken, type Guard } from '../rules/guard.js';
import type { CaseState, KnownCase, OpenCase } from '../state.js';
import type { ActName } from './names.js';

/** An act on a case: what must hold before it, and what it makes happen. `decide` judges only what the command itself says. */
export interface Act<P> {
  readonly name: ActName;
  readonly guards: readonly Guard[];
  decide(state: OpenCase, payload: P, context: CaseContext): readonly CaseEvent[] | Refusal;
}

/** What forbids the act now, whatever its payload: first who may (403), then the rules of the field (409). */
export function forbids(
  act: Pick<Act<never>, 'name' | 'guards'>,
  state: CaseState,
  context: CaseContext,
): Refusal | null {
  if (state.phase === 'none') return refuse('not-received');
  const { asker, tree } = context;
  if (!mayAct(asker, act.name, accessFacts(state), tree))
    return refuse('not-allowed', { act: act.name, role: asker.role, unit: asker.unit });
  if (state.phase === 'closed') return refuse('case-closed', { act: act.name });
  return firstBroken(act.guards, state, context, act.name);
}

export function perform<P>(
  act: Act<P>,
  state: CaseState,
  payload: P,
  context: CaseContext,
): readonly CaseEvent[] | Refusal {
  const refusal = forbids(act, state, context);
  if (refusal) return refusal;
  if (state.phase === 'none' || state.phase === 'closed') return refuse('case-closed', { act: act.name });
  return act.decide(state, payload, context);
}

/** What the table of who may do what looks at. A closed case is asked about as if the responsible unit held it: its refusal is that it is closed. */
function accessFacts(state: KnownCase) {
  return {
    mode: state.mode,
    receivingUnit: state.receiving.unit,
    homeUnit: state.home.unit,
    responsibleUnit: state.responsibleUnit,
    handlerUnit: state.handler?.unit ?? state.responsibleUnit,
    deliverToUnit: state.deliverTo?.unit ?? null,
  };
}
