import type { EventMetadata } from '#libs/event-log/domain';
import type { Instant } from '#libs/clocks/domain';
import type { CaseEvent, RequestReceived } from './events.js';
import { initialState, type CaseFacts, type CaseOutcome, type CaseState, type OpenCase } from './state.js';

/** An event and what a fold needs to know of its circumstances; every decoded event of a case's stream is one. */
export interface CaseHappening<E extends CaseEvent = CaseEvent> {
  readonly event: E;
  readonly metadata: Pick<EventMetadata, 'occurredAt' | 'actor' | 'origin'>;
  readonly stream: string;
}

/**
 * The state after one more event. Total: it never throws and never validates, an event that makes no sense in a state leaves it as it is,
 * and a closed case stays as it was closed. It reads no sealed text.
 */
export function evolve(state: CaseState, happening: CaseHappening): CaseState {
  const { event, metadata } = happening;
  if (event.type === 'RequestReceived') return state.phase === 'none' ? received({ ...happening, event }) : state;
  if (state.phase === 'none' || state.phase === 'closed') return state;

  const at = metadata.occurredAt;
  switch (event.type) {
    case 'RequestAccepted':
      return accepted(state, event.data.manner, at);
    case 'AcceptanceRefused':
      return closed(state, 'acceptance-refused', at);
    case 'CaseRouted': {
      const { from, to, responsibleUnit } = event.data;
      const handler = { unit: to, signed: false, person: null };
      return { ...state, handler, responsibleUnit, routedBy: [...state.routedBy, from], arrivedAt: at };
    }
    case 'CaseSigned':
      return { ...state, handler: { ...state.handler, signed: true } };
    case 'CaseReturned': {
      const handler = { unit: event.data.to, signed: true, person: null };
      return { ...state, handler, routedBy: state.routedBy.slice(0, -1), arrivedAt: at };
    }
    case 'CaseAssigned':
    case 'CaseClaimed':
      return { ...state, handler: { ...state.handler, person: event.data.person } };
    case 'DecisionMade':
      return { ...state, phase: 'decided', outcome: event.data.outcome, decidedAt: at };
    case 'RequestFulfilled':
      return fulfilled(state, at);
    case 'ResultDelivered':
      return closed(state, outcomeOf(state) ?? 'granted', at);
    case 'CaseWithdrawn':
      return closed(state, 'withdrawn', at);
    case 'CaseTerminated':
      return closed(state, 'terminated', at);
    case 'CaseVoided':
      return closed(state, 'voided', at);
    case 'CaseEscalated':
      return { ...state, escalation: { level: event.data.level, to: event.data.to } };
    default:
      return ignored(event, state);
  }
}

/** The state of a case from the beginning of its stream. */
export function foldCase(happenings: Iterable<CaseHappening>): CaseState {
  let state = initialState;
  for (const happening of happenings) state = evolve(state, happening);
  return state;
}

function received({ event: { data }, metadata, stream }: CaseHappening<RequestReceived>): CaseState {
  return {
    phase: 'received',
    region: data.region,
    timezone: data.timezone,
    number: data.number,
    item: data.item,
    itemVersion: data.itemVersion,
    terms: data.terms,
    mode: data.mode,
    residentId: data.residentId,
    sealKey: data.residentId === null ? stream : `resident-${data.residentId}`,
    receiving: { ...data.receiving, person: metadata.actor.person },
    home: data.home,
    responsibleUnit: data.responsibleUnit,
    missing: data.missing,
    deliverTo: data.deliverTo,
    registerDue: data.register?.due ?? null,
    origin: metadata.origin ?? null,
    receivedAt: metadata.occurredAt,
    completeAt: data.missing.length === 0 ? metadata.occurredAt : null,
    acceptedAt: null,
    acceptance: null,
    escalation: null,
    routedBy: [],
    arrivedAt: metadata.occurredAt,
    handler: { unit: data.receiving.unit, signed: true, person: null },
  };
}

/** A slip that follows an acceptance on the spot changes how it was accepted, not when. */
function accepted(state: OpenCase, acceptance: 'explicit' | 'on-the-spot', at: Instant): CaseState {
  const facts = { acceptance, acceptedAt: state.acceptedAt ?? at, completeAt: state.completeAt ?? at };
  if (state.phase === 'received' || state.phase === 'accepted') return { ...state, ...facts, phase: 'accepted' };
  return { ...state, ...facts };
}

function fulfilled(state: OpenCase, at: Instant): CaseState {
  return {
    ...state,
    phase: 'fulfilled',
    outcome: outcomeOf(state) ?? 'granted',
    decidedAt: decidedAtOf(state) ?? at,
    fulfilledAt: at,
  };
}

function closed(state: OpenCase, outcome: CaseOutcome, at: Instant): CaseState {
  const facts: CaseFacts = state;
  return {
    ...facts,
    phase: 'closed',
    outcome,
    decidedAt: decidedAtOf(state),
    fulfilledAt: state.phase === 'fulfilled' ? state.fulfilledAt : null,
    closedAt: at,
    handler: null,
  };
}

function outcomeOf(state: OpenCase): 'granted' | 'refused' | null {
  return state.phase === 'decided' || state.phase === 'fulfilled' ? state.outcome : null;
}

function decidedAtOf(state: OpenCase): Instant | null {
  return state.phase === 'decided' || state.phase === 'fulfilled' ? state.decidedAt : null;
}

/** Unreachable as far as the compiler knows; an event of a later version than this one is left aside. */
function ignored(_event: never, state: CaseState): CaseState {
  return state;
}
