import type { Instant } from '#libs/clocks/domain';
import { pausesOf } from './clocks/pauses.js';
import type { RequestAccepted } from './events.js';
import type { CorrectionRequested, ReviewEvent } from './events-review.js';
import type { OpenCase } from './state.js';
import { openCorrection, type CaseReview, type PublicNotice } from './state-review.js';

type Kept = Exclude<ReviewEvent, { readonly type: 'CorrectionExpired' | 'GapExpired' }>;

const REVIEW: Readonly<Record<Kept['type'], true>> = {
  CorrectionRequested: true,
  MaterialsSupplied: true,
  CorrectedOnSpot: true,
  CorrectionProlonged: true,
  GapFilled: true,
  SpecialProcedureStarted: true,
  SpecialProcedureEnded: true,
  ExtensionGranted: true,
  PublicNoticePosted: true,
  PublicNoticeObjected: true,
  PublicNoticeClosed: true,
  FieldCheckRecorded: true,
  HandlerRecused: true,
};

/** Whether an event belongs to intake and review and leaves the case open. */
export function isReview<E extends { readonly type: string }>(
  event: E,
): event is Extract<E, { readonly type: Kept['type'] }> {
  return event.type in REVIEW;
}

/** What was asked for, supplied, looked into and posted; the phase follows from what is still open. */
export function reviewed(state: OpenCase, event: Kept, at: Instant): OpenCase {
  const { review } = state;
  const now = (change: Partial<CaseReview>): OpenCase => rephased({ ...state, review: { ...review, ...change } });
  switch (event.type) {
    case 'CorrectionRequested':
      return corrected(state, event.data, at);
    case 'MaterialsSupplied':
      return supplied(state, event.data.materials, at);
    case 'CorrectedOnSpot':
      return supplied(
        { ...state, review: { ...review, correctedOnSpot: review.correctedOnSpot + 1 } },
        event.data.materials,
        at,
      );
    case 'CorrectionProlonged':
      return now({ corrections: prolonged(review, event.data.days) });
    case 'GapFilled': {
      const { materials } = event.data;
      const isFilled = (material: string) => materials.includes(material);
      return now({
        gaps: review.gaps.map((gap) => (isFilled(gap.material) ? { ...gap, filledAt: gap.filledAt ?? at } : gap)),
      });
    }
    case 'SpecialProcedureStarted': {
      const { kind, days } = event.data;
      return now({ special: [...review.special, { kind, days, startedAt: at, endedAt: null }] });
    }
    case 'SpecialProcedureEnded': {
      const { kind } = event.data;
      const ended = review.special.map((each) =>
        each.kind === kind && each.endedAt === null ? { ...each, endedAt: at } : each,
      );
      return now({ special: ended });
    }
    case 'ExtensionGranted':
      return now({ extension: review.extension ?? { days: event.data.days, at } });
    case 'PublicNoticePosted': {
      const posted = { days: event.data.days, postedAt: at, objections: [], closedAt: null, upheld: false };
      return now({ notices: [...review.notices, posted] });
    }
    case 'PublicNoticeObjected':
      return now({ notices: lastNotice(review, (notice) => ({ ...notice, objections: [...notice.objections, at] })) });
    case 'PublicNoticeClosed':
      return now({
        notices: lastNotice(review, (notice) => ({ ...notice, closedAt: at, upheld: event.data.upheld })),
      });
    case 'FieldCheckRecorded':
      return now({ fieldChecks: review.fieldChecks + 1 });
    case 'HandlerRecused':
      return recused(state, event.data.person);
    default:
      return event satisfies never;
  }
}

/** Whoever is recused has the case no more; the unit keeps it. */
function recused(state: OpenCase, person: string): OpenCase {
  const handler = state.handler.person === person ? { ...state.handler, person: null } : state.handler;
  return { ...state, handler, recused: [...(state.recused ?? []), person] };
}

/** What an acceptance leaves owed. */
export function gapsOf({ data }: RequestAccepted, at: Instant): CaseReview['gaps'] {
  return (data.gaps ?? []).map(({ material, due }) => ({ material, since: at, due, filledAt: null }));
}

/** A notice upon a notice takes up what is still owed, and its time begins anew. */
function corrected(state: OpenCase, data: CorrectionRequested['data'], at: Instant): OpenCase {
  const afterAcceptance = state.phase !== 'received' && state.phase !== 'correcting';
  const owed = [...new Set([...(openCorrection(state.review)?.owed ?? []), ...data.materials])];
  const before = state.review.corrections.map((each) => ({ ...each, suppliedAt: each.suppliedAt ?? at }));
  const correction = { materials: owed, owed, requestedAt: at, afterAcceptance, prolongedBy: 0 };
  const corrections = [...before, { ...correction, suppliedAt: null, repeated: data.repeated }];
  return rephased({ ...state, review: { ...state.review, corrections } });
}

function prolonged({ corrections }: CaseReview, days: number): CaseReview['corrections'] {
  const last = corrections.length - 1;
  return corrections.map((each, index) => (index === last ? { ...each, prolongedBy: days } : each));
}

/** Materials that are there are neither missing nor owed; with the last of them a notice is answered, and a new check begins. */
function supplied(state: OpenCase, materials: readonly string[], at: Instant): OpenCase {
  const without = (codes: readonly string[]) => codes.filter((code) => !materials.includes(code));
  const missing = without(state.missing);
  const completeAt = state.completeAt ?? (missing.length === 0 ? at : null);
  const open = openCorrection(state.review);
  if (!open) return { ...state, missing, completeAt };
  const owed = without(open.owed);
  const answered = { ...open, owed, suppliedAt: owed.length === 0 ? at : null };
  const recheckAt = owed.length === 0 && !open.afterAcceptance ? at : state.review.recheckAt;
  const review = { ...state.review, corrections: [...state.review.corrections.slice(0, -1), answered], recheckAt };
  return rephased({ ...state, missing, completeAt, review });
}

function lastNotice({ notices }: CaseReview, change: (notice: PublicNotice) => PublicNotice) {
  return notices.map((notice, index) => (index === notices.length - 1 ? change(notice) : notice));
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
