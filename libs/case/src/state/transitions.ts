import type { Instant } from '#libs/clocks/domain';
import { pausesOf } from '../clocks/pauses.js';
import type { CaseFacts, CaseOutcome, ClosedCase, KnownCase, OpenCase } from './case.js';
import type { RatedSide } from './codes.js';
import type { CaseVoice } from './moves.js';
import { withTolerableMissing } from './owed.js';
import { openCorrection, type CaseReview, type PublicNotice } from './review.js';

/** A case that comes to a unit waits for its signature, and has no person yet. */
export function arrivesAt(unit: string, at: Instant) {
  return { handler: { unit, signed: false, person: null }, arrivedAt: at } as const;
}

/** One person of the unit has it from now on. */
export function taken(state: OpenCase, { person }: { readonly person: string }): OpenCase {
  return { ...state, handler: { ...state.handler, person } };
}

/** What time has made happen already never happens again for the same due time (`firedKey`). */
export function fired<S extends KnownCase>(state: S, key: string): S {
  return { ...state, fired: [...state.fired, key] };
}

export function closed(state: OpenCase, outcome: CaseOutcome, at: Instant): ClosedCase {
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

export function outcomeOf(state: OpenCase): 'granted' | 'refused' | null {
  return state.phase === 'decided' || state.phase === 'fulfilled' ? state.outcome : null;
}

export function decidedAtOf(state: OpenCase): Instant | null {
  return state.phase === 'decided' || state.phase === 'fulfilled' ? state.decidedAt : null;
}

/** Another state of the review; the phase follows from what is still open. */
export function reviewed(state: OpenCase, change: Partial<CaseReview>): OpenCase {
  return rephased({ ...state, review: { ...state.review, ...change } });
}

export function ofLastNotice(state: OpenCase, change: (notice: PublicNotice) => PublicNotice): OpenCase {
  const last = state.review.notices.length - 1;
  return reviewed(state, {
    notices: state.review.notices.map((notice, index) => (index === last ? change(notice) : notice)),
  });
}

/** Materials that are there are neither missing nor owed; with the last of them a notice is answered, and a new check begins. */
export function supplied(state: OpenCase, materials: readonly string[], at: Instant): OpenCase {
  const without = (codes: readonly string[]) => codes.filter((code) => !materials.includes(code));
  const missing = without(state.missing);
  const open = openCorrection(state.review);
  const owed = without(open?.owed ?? []);
  const completeAt = state.completeAt ?? (missing.length + owed.length === 0 ? at : null);
  const shown = withTolerableMissing({ ...state, missing, completeAt }, without(state.tolerableMissing ?? []));
  if (!open) return shown;
  const answered = { ...open, owed, suppliedAt: owed.length === 0 ? at : null };
  const recheckAt = owed.length === 0 && !open.afterAcceptance ? at : state.review.recheckAt;
  const corrections = [...state.review.corrections.slice(0, -1), answered];
  return reviewed(shown, { corrections, recheckAt });
}

/** Correcting while the resident owes an answer before acceptance; suspended while a pause is open after it. */
function rephased(state: OpenCase): OpenCase {
  switch (state.phase) {
    case 'received':
    case 'correcting':
      return { ...state, phase: openCorrection(state.review) ? 'correcting' : 'received' };
    case 'accepted':
    case 'suspended':
      return { ...state, phase: pausesOf(state).some(({ to }) => to === null) ? 'suspended' : 'accepted' };
    case 'decided':
    case 'fulfilled':
      return state;
  }
}

/** Where the counter is itself the authority, one rating is about both. */
export function sidesOf(state: KnownCase, about: RatedSide): readonly RatedSide[] {
  return state.receiving.unit === state.responsibleUnit ? ['counter', 'authority'] : [about];
}

/** A contact with the resident that may be rated. What was filed online is rated once a case, not once a contact (rules §4). */
export function contacted(state: KnownCase, side: RatedSide): CaseVoice {
  const { voice, mode } = state;
  const isOnce = mode === 'online' && voice.ratings > 0;
  return isOnce || voice.unrated.includes(side) ? voice : { ...voice, unrated: [...voice.unrated, side] };
}
