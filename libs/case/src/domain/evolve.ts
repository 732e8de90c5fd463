import type { EventMetadata } from '#libs/event-log/domain';
import type { Instant } from '#libs/clocks/domain';
import type { CaseEscalated, CaseEvent, DecisionMade, RequestAccepted, RequestReceived } from './events.js';
import { reopened, withResident } from './evolve-again.js';
import { arrivesAt, isMove, moved, returned } from './evolve-moves.js';
import { gapsOf, isReview, reviewed } from './evolve-review.js';
import { contacted, heard, isVoice } from './evolve-voice.js';
import { firedKey } from './fired-key.js';
import {
  initialState,
  type CaseFacts,
  type CaseOutcome,
  type CaseState,
  type ClosedCase,
  type KnownCase,
  type OpenCase,
} from './state.js';
import { NO_REVIEW } from './state-review.js';
import { NO_MOVES, NO_VOICE } from './state-moves.js';

/** An event and what a fold needs to know of its circumstances; every decoded event of a case's stream is one. */
export interface CaseHappening<E extends CaseEvent = CaseEvent> {
  readonly event: E;
  readonly metadata: Pick<EventMetadata, 'occurredAt' | 'actor' | 'origin'>;
  readonly stream: string;
}

/**
 * The state after one more event. Total: it never throws and never validates, an event that makes no sense in a state leaves it as it is,
 * and a closed case stays as it was closed, whatever is said of it or sent after it, until it is reopened. It reads no sealed text.
 */
export function evolve(state: CaseState, happening: CaseHappening): CaseState {
  const { event, metadata } = happening;
  if (event.type === 'RequestReceived') return state.phase === 'none' ? received({ ...happening, event }) : state;
  if (state.phase === 'none') return state;
  const at = metadata.occurredAt;
  if (isVoice(event)) return heard(state, event, at);
  if (isMove(event)) return moved(state, event, at);
  if (event.type === 'ClockExpired') return fired(state, firedKey.expired(event.data.clock, event.data.due));
  if (state.phase === 'closed') return event.type === 'CaseReopened' ? reopened(state, event.data, at) : state;
  if (isReview(event)) return reviewed(state, event, at);

  switch (event.type) {
    case 'RequestAccepted':
      return accepted(state, event, at);
    case 'AcceptanceRefused':
      return closed(state, 'acceptance-refused', at);
    case 'CaseRouted': {
      const { from, to, responsibleUnit } = event.data;
      const routedAt = state.routedAt ?? at;
      return { ...state, ...arrivesAt(to, at), routedAt, responsibleUnit, routedBy: [...state.routedBy, from] };
    }
    case 'CaseSigned':
      return { ...state, handler: { ...state.handler, signed: true } };
    case 'CaseReturned':
      return returned(state, event.data, at);
    case 'CaseAssigned':
    case 'CaseClaimed':
      return { ...state, handler: { ...state.handler, person: event.data.person } };
    case 'DecisionMade':
      return decided(state, event.data, at);
    case 'RequestFulfilled':
      return fulfilled(state, at);
    case 'ResultDelivered':
      return { ...closed(state, outcomeOf(state) ?? 'granted', at), voice: contacted(state, 'counter') };
    case 'CaseWithdrawn':
      return closed(state, 'withdrawn', at);
    case 'CorrectionExpired':
    case 'GapExpired':
      return closed(state, 'withdrawn', at);
    case 'CaseTerminated':
      return closed(state, 'terminated', at);
    case 'CaseVoided':
      return closed(state, 'voided', at);
    case 'CaseReopened':
      return state;
    case 'ResidentReplaced':
      return withResident(state, event.data);
    case 'CaseEscalated':
      return escalated(state, event.data);
    case 'DueTimesMoved':
      return { ...fired(state, firedKey.told(event.data.calendar)), dueMoved: event.data.calendar };
    case 'ClockWarned':
      return fired(state, firedKey.warned(event.data.clock, event.data.light, event.data.due));
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
    routedAt: null,
    livesElsewhere: data.livesElsewhere ?? null,
    notExamined: [],
    agent: data.agent?.residentId ?? null,
    fired: [],
    parent: data.parent ?? null,
    episodes: [],
    review: NO_REVIEW,
    moves: NO_MOVES,
    coHandlings: [],
    papers: [],
    supervision: [],
    voice: NO_VOICE,
    handler: { unit: data.receiving.unit, signed: true, person: null },
  };
}

/** A slip that follows an acceptance on the spot changes how it was accepted, not when; a deemed one is dated back. */
function accepted(state: OpenCase, event: RequestAccepted, at: Instant): CaseState {
  const { manner, acceptedAt: since = at } = event.data;
  const review = { ...state.review, gaps: [...state.review.gaps, ...gapsOf(event, at)] };
  const acceptedAt = state.acceptedAt ?? since;
  const facts = { acceptance: manner, acceptedAt, completeAt: state.completeAt ?? acceptedAt, review };
  const isToCome = state.phase === 'received' || state.phase === 'correcting' || state.phase === 'accepted';
  return isToCome ? { ...state, ...facts, phase: 'accepted' } : { ...state, ...facts };
}

function escalated(state: OpenCase, { level, to, climbed }: CaseEscalated['data']): CaseState {
  const next = climbed ? fired(state, firedKey.escalated(climbed.step, climbed.due)) : state;
  return { ...next, escalation: { level, to } };
}

function fired<S extends KnownCase>(state: S, key: string): S {
  return { ...state, fired: [...state.fired, key] };
}

function decided(state: OpenCase, { outcome, notExamined = [] }: DecisionMade['data'], decidedAt: Instant): CaseState {
  return { ...state, phase: 'decided', outcome, decidedAt, notExamined, voice: contacted(state, 'authority') };
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

function closed(state: OpenCase, outcome: CaseOutcome, at: Instant): ClosedCase {
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
