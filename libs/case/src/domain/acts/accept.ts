import { localDateOf, type LocalDate } from '#libs/clocks/domain';
import { latestGapDue } from '../clocks/parts.js';
import type { CaseContext } from '../context.js';
import { isRefusal, refuse, type Refusal } from '../refusal.js';
import { materialsAreThere } from '../rules/papers.js';
import { acceptedOnlyOnce } from '../rules/phase.js';
import { onlyTheUnitInChargeAccepts, signBeforeYouWork } from '../rules/place.js';
import { countingOf } from '../rules/review.js';
import type { OpenCase } from '../state.js';
import type { Act } from './act.js';

export interface AcceptPayload {
  /** No slip is given, and the decision follows the same day; only for items of that kind. */
  readonly onTheSpot?: boolean | undefined;
  /** 容缺: tolerable materials that the resident promises to bring. */
  readonly gaps?: readonly GapAsked[] | null | undefined;
}
export interface GapAsked {
  readonly material: string;
  /** Ten working days or half of the promise, whichever is shorter, unless told; never later. */
  readonly due?: LocalDate | null | undefined;
}

/** 受理. */
export const accept: Act<AcceptPayload> = {
  name: 'accept',
  guards: [acceptedOnlyOnce, onlyTheUnitInChargeAccepts, signBeforeYouWork, materialsAreThere],
  decide(state, { onTheSpot = false, gaps }, context) {
    if (onTheSpot && state.terms.kind !== 'on-the-spot')
      return refuse('not-on-the-spot', { item: state.item }, { field: '/onTheSpot' });
    if (onTheSpot && state.phase === 'accepted')
      return refuse('out-of-phase', { act: 'accept', phase: state.phase, needed: 'received' }, { field: '/onTheSpot' });
    if (!gaps || gaps.length === 0)
      return [{ type: 'RequestAccepted', data: { manner: onTheSpot ? 'on-the-spot' : 'explicit' } }];
    if (onTheSpot) return refuse('no-gaps-on-the-spot', {}, { field: '/gaps' });
    const owed = gapsFor(gaps, state, context);
    return isRefusal(owed) ? owed : [{ type: 'RequestAccepted', data: { manner: 'with-gaps', gaps: owed } }];
  },
};

/** 容缺受理: only materials of the item's list of tolerable ones, each owed until a day before the decision (安阳条例 24, rules §13). */
function gapsFor(gaps: readonly GapAsked[], state: OpenCase, context: CaseContext) {
  const today = localDateOf(context.now, state.timezone);
  const latest = latestGapDue(state.terms, context.now, countingOf(state, context));
  const owed: { readonly material: string; readonly due: LocalDate }[] = [];
  for (const [index, { material, due }] of gaps.entries()) {
    const refusal = mayBeOwed(material, index, state) ?? inTime(due ?? latest, index, { today, latest });
    if (refusal) return refusal;
    if (!owed.some((each) => each.material === material)) owed.push({ material, due: due ?? latest });
  }
  return owed;
}

function mayBeOwed(material: string, index: number, { terms, item }: OpenCase): Refusal | null {
  const tolerable = terms.tolerable ?? [];
  if (tolerable.includes(material)) return null;
  const params = { item, material, tolerable: tolerable.join(', ') };
  return refuse('not-tolerable', params, { field: `/gaps/${index}/material` });
}

function inTime(due: LocalDate, index: number, { today, latest }: { today: LocalDate; latest: LocalDate }) {
  if (due >= today && due <= latest) return null;
  return refuse('gap-due', { date: latest }, { field: `/gaps/${index}/due` });
}
