import { mayAct, type AccessFacts } from '#libs/access/domain';
import type { CaseContext } from '../context.js';
import type { CaseEvent } from '../events.js';
import { refuse, type Refusal } from '../refusal.js';
import { firstBroken, type Guard } from '../rules/guard.js';
import type { CaseState, KnownCase, OpenCase } from '../state.js';
import type { ActName } from './names.js';

/** An act on a case: what must hold before it, and what it makes happen. `decide` judges only what the command itself says. */
export interface Act<P> {
  readonly name: ActName;
  readonly lasting?: false;
  readonly guards: readonly Guard[];
  decide(state: OpenCase, payload: P, context: CaseContext): readonly CaseEvent[] | Refusal;
}

/** An act that may be done to a closed case, too: what is said of it, and what is still sent after it. */
export interface LastingAct<P> {
  readonly name: ActName;
  readonly lasting: true;
  readonly guards: readonly Guard<KnownCase>[];
  decide(state: KnownCase, payload: P, context: CaseContext): readonly CaseEvent[] | Refusal;
}

export type AnyAct<P> = Act<P> | LastingAct<P>;

/** What forbids the act now, whatever its payload: first who may (403), then the rules of the field (409). */
export function forbids(
  act: AnyAct<never>,
  state: CaseState,
  context: CaseContext,
  facts: AccessFacts = accessFacts(state),
): Refusal | null {
  if (state.phase === 'none') return refuse('not-received');
  const { asker, tree } = context;
  if (!mayAct(asker, act.name, facts, tree))
    return refuse('not-allowed', { act: act.name, role: asker.role, unit: asker.unit });
  if (state.recused?.includes(asker.person)) return refuse('recused', { act: act.name, person: asker.person });
  if (act.lasting) return firstBroken(act.guards, state, context, act.name);
  if (state.phase === 'closed') return refuse('case-closed', { act: act.name });
  return firstBroken(act.guards, state, context, act.name);
}

export function perform<P>(
  act: AnyAct<P>,
  state: CaseState,
  payload: P,
  context: CaseContext,
): readonly CaseEvent[] | Refusal {
  const refusal = forbids(act, state, context);
  if (refusal) return refusal;
  if (state.phase === 'none') return refuse('not-received');
  if (act.lasting) return act.decide(state, payload, context);
  if (state.phase === 'closed') return refuse('case-closed', { act: act.name });
  return act.decide(state, payload, context);
}

/** What the table of who may do what looks at. A closed case is asked about as if the responsible unit held it: its refusal is that it is closed. */
export function accessFacts(state: CaseState): AccessFacts {
  if (state.phase === 'none') return {};
  return {
    mode: state.mode,
    receivingUnit: state.receiving.unit,
    homeUnit: state.home.unit,
    responsibleUnit: state.responsibleUnit,
    handlerUnit: state.handler?.unit ?? state.responsibleUnit,
    deliverToUnit: state.deliverTo?.unit ?? null,
    ...unitsBeside(state),
  };
}

/** Units that owe a case something beside the one whose turn it is; most cases have none. */
function unitsBeside({ receiving, coHandlings, papers, supervision }: KnownCase) {
  const owing = <T extends { readonly to: string }>(list: readonly T[], owes: (each: T) => boolean) =>
    list.filter(owes).map(({ to }) => to);
  return {
    coHandlingUnits: coHandlings.filter(({ answeredAt }) => answeredAt === null).map(({ unit }) => unit),
    papersAt: [receiving.unit, ...owing(papers, ({ arrivedAt }) => arrivedAt !== null)],
    papersTo: owing(papers, ({ arrivedAt }) => arrivedAt === null),
    orderedUnits: owing(supervision, ({ answeredAt }) => answeredAt === null),
  };
}
