import type { CaseEvent, KnownCase, ReturnReason } from '#libs/case';
import { localDateOf, type Instant } from '#libs/clocks/domain';
import type { Happening } from './happening.js';
import { rateCounts } from './rate-counts.js';
import { LEG_FIGURES, type Count, type FlowFigure, type HandlerFigure, type Leg } from './figures.js';

type Figures = Readonly<Partial<Record<FlowFigure, number>>>;

/**
 * What one event adds to the statistics, on the day on which it happened. Nothing is taken back by what comes later, as on the boards; only a case
 * that is put right to another district's resident counts from then on as received for that one.
 */
export function countsOf(happening: Happening): readonly Count[] {
  if (isOfMarket(happening.after)) return [];
  return [...flowCounts(happening), ...handlerCounts(happening), ...rateCounts(happening)];
}

/** Market services and mutual aid are no matter of government: cases of such items are in none of its figures (CONTRACT §5). */
export function isOfMarket({ terms }: Pick<KnownCase, 'terms'>): boolean {
  return terms.kind === 'order';
}

function flowCounts({ before, happened, after, late }: Happening): readonly Count[] {
  const { event, metadata } = happened;
  if (event.type === 'ResidentReplaced') return movedReceipt(before, after);
  const figures = flowFigures(before, event, metadata.occurredAt, late);
  if (!figures) return [];
  const day = event.type === 'ServiceRated' ? event.data.date : localDateOf(metadata.occurredAt, after.timezone);
  return [{ of: 'flow', region: after.region, day, key: flowKey(after), figures }];
}

function flowFigures(before: KnownCase | null, event: CaseEvent, at: Instant, late: boolean): Figures | null {
  switch (event.type) {
    case 'RequestReceived':
      return { received: 1 };
    case 'RequestAccepted':
      return isFirst(before) ? { accepted: 1 } : null;
    case 'CaseRouted':
      return { sendings: 1, ...(before?.routedBy.length === 0 ? leg('sent', before.receivedAt, at) : {}) };
    case 'CaseTransferred':
    case 'RoutingRuled':
      return { sendings: 1 };
    case 'CaseSigned':
      return before && leg('signed', before.arrivedAt, at);
    case 'CaseReturned':
      return { [RETURNED[event.data.reasonCode]]: 1 };
    case 'CaseEscalated':
      return { escalated: 1 };
    case 'DecisionMade': {
      const decided = leg('decided', before?.arrivedAt ?? at, at);
      return { ...decided, [event.data.outcome]: 1, ...(late ? { late: 1 } : {}) };
    }
    case 'RequestFulfilled':
      if (before?.phase !== 'decided') return null;
      return { ...leg('fulfilled', before.decidedAt, at), ...leg('whole', before.receivedAt, at) };
    case 'ResultDelivered':
      return before?.phase === 'fulfilled' ? leg('delivered', before.fulfilledAt, at) : null;
    case 'ServiceRated':
      return event.data.given ? { ratings: 1, scores: event.data.score } : null;
    default:
      return null;
  }
}

/** A slip that follows an acceptance on the spot says how it was accepted: the case was accepted once. */
function isFirst(before: KnownCase | null): boolean {
  return (before?.acceptedAt ?? null) === null;
}

const RETURNED: Readonly<Record<ReturnReason, FlowFigure>> = {
  'wrong-unit': 'returned_wrong_unit',
  'missing-material': 'returned_missing_material',
  'wrong-item': 'returned_wrong_item',
  other: 'returned_other',
};

function flowKey({ receiving, home, item }: KnownCase): readonly [string, string, string] {
  return [receiving.district, home.district, item];
}

/** A register may tell of an end before its beginning: that took no time. */
function leg(name: Leg, from: Instant, to: Instant): Figures {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1_000));
  const figures = LEG_FIGURES[name];
  return { [figures.count]: 1, [figures.seconds]: seconds };
}

function movedReceipt(before: KnownCase | null, after: KnownCase): readonly Count[] {
  if (!before || before.home.district === after.home.district) return [];
  const day = localDateOf(after.receivedAt, after.timezone);
  const one = (state: KnownCase, by: number): Count => ({
    ...{ of: 'flow', region: state.region, day, key: flowKey(state) },
    figures: { received: by },
  });
  return [one(before, -1), one(after, 1)];
}

/** Whose doing it was: the person at the unit that had the case. What an import or the system did is nobody's own. */
function handlerCounts({ before, happened, after, late }: Happening): readonly Count[] {
  const { event, metadata } = happened;
  const at = metadata.occurredAt;
  const person = metadata.actor.role === 'import' || metadata.actor.role === 'system' ? '' : metadata.actor.person;
  const counted = (
    unit: string,
    figures: Readonly<Partial<Record<HandlerFigure, number>>>,
    who = person,
    day = localDateOf(at, after.timezone),
  ): readonly Count[] => [{ of: 'handler', region: after.region, day, key: [unit, who], figures }];
  switch (event.type) {
    case 'RequestReceived':
      return counted(after.receiving.unit, { received: 1 });
    case 'RequestAccepted':
      if (!isFirst(before)) return [];
      return counted(before?.handler?.unit ?? after.receiving.unit, { accepted: 1 });
    case 'CaseSigned':
      return counted(event.data.unit, leg('signed', before?.arrivedAt ?? at, at));
    case 'CaseReturned':
      return counted(event.data.from, { returned: 1 });
    case 'DecisionMade': {
      const times = leg('decided', before?.arrivedAt ?? at, at);
      return counted(event.data.unit, { decided: 1, ...times, ...(late ? { late: 1 } : {}) });
    }
    case 'ServiceRated': {
      const { given, about, unit, score, date } = event.data;
      const who = about === 'counter' && metadata.actor.role !== 'import' ? after.receiving.person : '';
      return given ? counted(unit, { ratings: 1, scores: score }, who, date) : [];
    }
    default:
      return [];
  }
}
