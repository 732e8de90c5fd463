import type { Instant } from '#libs/clocks/domain';
import type { CaseReturned } from './events.js';
import type { MoveEvent, RoutingRuled, SupervisionReminded } from './events-moves.js';
import type { KnownCase, OpenCase } from './state.js';

const MOVES: Readonly<Record<MoveEvent['type'], true>> = {
  CaseTransferred: true,
  DisputeReferred: true,
  RoutingRuled: true,
  CoHandlingRequested: true,
  CoHandlingAnswered: true,
  PapersSent: true,
  PapersArrived: true,
  SupervisionOrdered: true,
  SupervisionAnswered: true,
  SupervisionReminded: true,
};

export function isMove<E extends { readonly type: string }>(
  event: E,
): event is Extract<E, { readonly type: MoveEvent['type'] }> {
  return event.type in MOVES;
}

/** What moved between units. Papers still travel when the case is closed, everything else has ended with it. */
export function moved(state: KnownCase, event: MoveEvent, at: Instant): KnownCase {
  switch (event.type) {
    case 'PapersSent': {
      const { sending, from, to } = event.data;
      return {
        ...state,
        papers: [...state.papers, { sending, from, to, sentAt: at, arrivedAt: null, mismatch: false }],
      };
    }
    case 'PapersArrived': {
      const { sending, mismatch } = event.data;
      const arrived = { arrivedAt: at, mismatch: mismatch !== null };
      return {
        ...state,
        papers: state.papers.map((each) => (each.sending === sending ? { ...each, ...arrived } : each)),
      };
    }
    default:
      return state.phase === 'closed' ? state : movedWhileOpen(state, event, at);
  }
}

function movedWhileOpen(
  state: OpenCase,
  event: Exclude<MoveEvent, { readonly type: 'PapersSent' | 'PapersArrived' }>,
  at: Instant,
): OpenCase {
  switch (event.type) {
    case 'CaseTransferred': {
      const { from, to } = event.data;
      const moves = { ...state.moves, transfers: [...state.moves.transfers, { from, to, at }] };
      return { ...state, ...arrivesAt(to, at), moves, responsibleUnit: to, routedBy: [...state.routedBy, from] };
    }
    case 'DisputeReferred': {
      const { between, cause, to } = event.data;
      const moves = { ...state.moves, dispute: { between, cause, to, at } };
      return { ...state, handler: { unit: to, signed: true, person: null }, arrivedAt: at, moves };
    }
    case 'RoutingRuled':
      return ruled(state, event.data, at);
    case 'CoHandlingRequested': {
      const { request, unit, role, due } = event.data;
      const asked = { request, unit, role, due, requestedAt: at, answeredAt: null };
      return { ...state, coHandlings: [...state.coHandlings, asked] };
    }
    case 'CoHandlingAnswered': {
      const { request } = event.data;
      const coHandlings = state.coHandlings.map((each) =>
        each.request === request ? { ...each, answeredAt: each.answeredAt ?? at } : each,
      );
      return { ...state, coHandlings };
    }
    case 'SupervisionOrdered': {
      const { order, by, to, due } = event.data;
      const ordered = { order, by, to, due, orderedAt: at, answeredAt: null, reminders: [] };
      return { ...state, supervision: [...state.supervision, ordered] };
    }
    case 'SupervisionAnswered': {
      const { order } = event.data;
      const supervision = state.supervision.map((each) =>
        each.order === order ? { ...each, answeredAt: each.answeredAt ?? at } : each,
      );
      return { ...state, supervision };
    }
    case 'SupervisionReminded':
      return reminded(state, event.data);
    default:
      return event satisfies never;
  }
}

/** A case that comes to a unit waits for its signature, and has no person yet. */
export function arrivesAt(unit: string, at: Instant) {
  return { handler: { unit, signed: false, person: null }, arrivedAt: at } as const;
}

/** Back to the unit that sent it, where it counts as signed; what that unit had transferred is its own again. */
export function returned(state: OpenCase, data: CaseReturned['data'], at: Instant): OpenCase {
  const { from, to, reasonCode, repeated = false } = data;
  const { moves } = state;
  const last = moves.transfers.at(-1);
  const isTransferBack = last?.from === to && last.to === from && state.responsibleUnit === from;
  return {
    ...state,
    handler: { unit: to, signed: true, person: null },
    responsibleUnit: isTransferBack ? to : state.responsibleUnit,
    routedBy: state.routedBy.slice(0, -1),
    arrivedAt: at,
    moves: { ...moves, returns: [...moves.returns, { from, to, at, cause: reasonCode, repeated }] },
  };
}

/** Who has it already keeps it as it is; anybody else signs for it first. */
function ruled(state: OpenCase, { to, by }: RoutingRuled['data'], at: Instant): OpenCase {
  const moves = { ...state.moves, dispute: null, ruling: { to, by, at } };
  const where = state.handler.unit === to ? {} : arrivesAt(to, at);
  return { ...state, ...where, responsibleUnit: to, moves };
}

function reminded(state: OpenCase, { order, step }: SupervisionReminded['data']): OpenCase {
  const supervision = state.supervision.map((each) =>
    each.order === order ? { ...each, reminders: [...each.reminders, step] } : each,
  );
  return { ...state, supervision };
}
