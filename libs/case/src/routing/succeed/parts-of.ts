import type { KnownCase } from '../../state/case.js';

/** What a unit may have of a case, and the codes that say which unit it is; none of what is done and over. */
const PARTS: Readonly<Record<string, (state: KnownCase) => readonly (string | null | undefined)[]>> = {
  holder: ({ handler }) => [handler?.unit],
  responsible: ({ responsibleUnit }) => [responsibleUnit],
  receiving: ({ receiving }) => [receiving.unit],
  routing: ({ routedBy, phase }) => (phase === 'closed' ? [] : routedBy),
  'co-handling': ({ coHandlings }) => openOf(coHandlings).map(({ unit }) => unit),
  order: ({ supervision }) => openOf(supervision).map(({ to }) => to),
  delivery: ({ deliverTo }) => [deliverTo?.unit],
  papers: ({ papers }) => papers.map(({ to }) => to),
  rectification: ({ voice }) =>
    voice.rectifications.filter(({ closedAt }) => closedAt === null).map(({ unit }) => unit),
  escalation: ({ escalation }) => [escalation?.to],
  ruling: ({ moves: { dispute } }) => [dispute?.to, ...(dispute?.between ?? [])],
};

function openOf<T extends { readonly answeredAt: string | null }>(owed: readonly T[]): readonly T[] {
  return owed.filter(({ answeredAt }) => answeredAt === null);
}

/** What the unit has of the case. */
export function partsOf(state: KnownCase, unit: string): readonly string[] {
  return Object.entries(PARTS).flatMap(([part, unitsOf]) => (unitsOf(state).includes(unit) ? [part] : []));
}

/** Every unit that has something of the case. */
export function unitsWithAPart(state: KnownCase): readonly string[] {
  const all = Object.values(PARTS).flatMap((unitsOf) => unitsOf(state));
  return [...new Set(all.filter((unit) => typeof unit === 'string'))];
}

/**
 * The same case with its successor in the place of a unit that has ended. What was signed, claimed and counted stays so; where the boards have counted the
 * receipt they go on counting it.
 */
export function succeeded<S extends KnownCase>(state: S, from: string, to: string): S {
  const now = (unit: string) => (unit === from ? to : unit);
  const { receiving, handler, deliverTo, escalation, moves, voice } = state;
  const { dispute } = moves;
  const change = {
    responsibleUnit: now(state.responsibleUnit),
    receiving: { ...receiving, unit: now(receiving.unit) },
    handler: handler && { ...handler, unit: now(handler.unit) },
    routedBy: state.routedBy.map(now),
    deliverTo: deliverTo && { ...deliverTo, unit: deliverTo.unit && now(deliverTo.unit) },
    escalation: escalation && { ...escalation, to: now(escalation.to) },
    coHandlings: state.coHandlings.map((each) => (each.answeredAt === null ? { ...each, unit: now(each.unit) } : each)),
    supervision: state.supervision.map((each) => (each.answeredAt === null ? { ...each, to: now(each.to) } : each)),
    papers: state.papers.map((each) => ({ ...each, to: now(each.to) })),
    moves: dispute
      ? { ...moves, dispute: { ...dispute, to: now(dispute.to), between: between(dispute.between, now) } }
      : moves,
    voice: {
      ...voice,
      rectifications: voice.rectifications.map((each) =>
        each.closedAt === null ? { ...each, unit: now(each.unit) } : each,
      ),
    },
  };
  return { ...state, ...change } as S;
}

function between([a, b]: readonly [string, string], now: (unit: string) => string): readonly [string, string] {
  return [now(a), now(b)];
}
