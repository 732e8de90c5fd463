import { localDateOf, type Instant, type LocalDate } from '#libs/clocks/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { type OpenCase } from '../../state/case.js';
import { withTolerableMissing } from '../../state/owed.js';
import { isRefusal, refusal, refuse, type Refusal, type Revealed, type Words, words } from '#libs/kernel/domain';
import { acceptanceOrItsHolder } from '../../rules/who.js';
import { acceptedOnlyOnce, outOfPhase } from '../../rules/phase.js';
import { onlyTheUnitInChargeAccepts, signBeforeYouWork } from '../../rules/place.js';
import { materialsAreThere } from '../../rules/papers.js';
import { type CaseContext } from '../../context.js';
import { latestGapDue } from '../../clocks/parts.js';
import { countingOf } from '../../rules/review.js';
import { acceptanceNotice, gapPromise } from './acceptance-notice.js';
export interface AcceptPayload {
  /** No slip is given, and the decision follows the same day; only for items of that kind. */
  readonly onTheSpot?: boolean | undefined;
  /** 容缺: tolerable materials that the resident promises to bring. */
  readonly gaps?: readonly GapAsked[] | null | undefined;
}

export interface GapAsked {
  readonly material: string;
  /** The item's period or half of the promise, whichever is shorter, unless told; never later. */
  readonly due?: LocalDate | null | undefined;
}

export interface RequestAccepted {
  readonly type: 'RequestAccepted';
  readonly data: {
    readonly manner: 'explicit' | 'on-the-spot' | 'with-gaps' | 'deemed';
    /** 容缺: what is still owed, and until when. */
    readonly gaps?: readonly { readonly material: string; readonly due: LocalDate }[];
    /** 视为受理: who held it in silence, and since when it counts as accepted. */
    readonly heldBy?: string;
    readonly acceptedAt?: Instant;
  };
}
export const RequestAccepted = defineEvent<RequestAccepted>('RequestAccepted', {
  documents: [acceptanceNotice, gapPromise],
  evolve: accepted,
  words: acceptedWords,
});

/** A slip that follows an acceptance on the spot changes how it was accepted, not when; a deemed one is dated back. */
function accepted(
  state: OpenCase,
  { manner, gaps = [], acceptedAt: since }: RequestAccepted['data'],
  at: Instant,
): OpenCase {
  const owed = gaps.map(({ material, due }) => ({ material, since: at, due, filledAt: null }));
  const review = { ...state.review, gaps: [...state.review.gaps, ...owed] };
  const acceptedAt = state.acceptedAt ?? since ?? at;
  const facts = { acceptance: manner, acceptedAt, completeAt: state.completeAt ?? acceptedAt, review };
  // What silence accepted nobody has promised to bring: it is missing still.
  const known = manner === 'deemed' ? state : withTolerableMissing(state, []);
  const isToCome = state.phase === 'received' || state.phase === 'correcting' || state.phase === 'accepted';
  return isToCome ? { ...known, ...facts, phase: 'accepted' } : { ...known, ...facts };
}

function acceptedWords({ manner, gaps = [], heldBy = '' }: Revealed<RequestAccepted['data']>): Words {
  switch (manner) {
    case 'explicit':
      return words('已受理。', 'Accepted.');
    case 'on-the-spot':
      return words('当场受理，当日作出决定。', 'Accepted on the spot, to be decided the same day.');
    case 'with-gaps':
      return withGaps(gaps);
    case 'deemed':
      return words(
        '{unit:heldBy}逾期未告知，视为受理，自收到材料之日起算。',
        '{unit:heldBy} said nothing in time: deemed accepted on the day of receipt.',
        { heldBy },
      );
  }
}

/** Each material with the day until which it is owed. */
function withGaps(gaps: NonNullable<RequestAccepted['data']['gaps']>): Words {
  const each = gaps.map(({ due }, index) => ({
    zh: `{material:gap${index}}（${due}）`,
    en: `{material:gap${index}} (${due})`,
  }));
  return words(
    `容缺受理，须补齐：${each.map(({ zh }) => zh).join('、')}。`,
    `Accepted with gaps: ${each.map(({ en }) => en).join(', ')} is owed.`,
    Object.fromEntries(gaps.map(({ material }, index) => [`gap${index}`, material])),
  );
}

export const notOnTheSpot = refusal('not-on-the-spot', {
  rule: '即办件: 受理后当日决定',
  title: { zh: '不是即办件', en: 'Not decided on the spot' },
  detail: {
    zh: '“{item:item}”不是即办件，不能当场受理。请正常受理并出具受理单。',
    en: '{item:item} is not decided on the spot. Accept it with a slip.',
  },
});

export const noGapsOnTheSpot = refusal('no-gaps-on-the-spot', {
  rule: '容缺: 决定之前补齐',
  title: { zh: '当场办结不能容缺', en: 'No gaps on the spot' },
  detail: {
    zh: '当场办结的件当日决定，不能容缺。请补齐，或按一般方式受理。',
    en: 'What is decided the same day leaves nothing owed. Have it completed, or accept it with a slip.',
  },
});

export const notTolerable = refusal('not-tolerable', {
  rule: '容缺受理: 只限公布的容缺清单',
  title: { zh: '不属可容缺的材料', en: 'This may not be owed' },
  detail: {
    zh: '“{item:item}”的{material:material}不在容缺清单（{material:tolerable}）。请告知补正，或补齐后受理。',
    en: '{material:material} is not among what may be owed for {item:item} ({material:tolerable}). Ask for it before accepting.',
  },
});

export const gapDue = refusal('gap-due', {
  rule: '容缺补齐期: 不超过承诺时限的一半',
  title: { zh: '补齐期限不当', en: 'Not a possible due date' },
  detail: {
    zh: '容缺补齐期限最迟为{date}，且不早于今天。请改期，或不填。',
    en: 'What is owed is owed until {date} at the latest, and not before today. Choose another date, or none.',
  },
});

/** 受理. */
export const accept = defineAct('accept', {
  word: { zh: '受理', en: 'accept' },
  summary: { zh: '受理：出具受理通知书，或当场办理。', en: 'Accept it, with a slip or on the spot.' },
  who: acceptanceOrItsHolder,
  guards: [acceptedOnlyOnce, onlyTheUnitInChargeAccepts, signBeforeYouWork, materialsAreThere],
  events: [RequestAccepted],
  refusals: [notOnTheSpot, outOfPhase, noGapsOnTheSpot, notTolerable, gapDue],
  body: () => import('./accept.body.js').then(({ AcceptBody }) => AcceptBody),
  decide(state, { onTheSpot = false, gaps }: AcceptPayload, context) {
    if (onTheSpot && state.terms.kind !== 'on-the-spot')
      return refuse(notOnTheSpot, { item: state.item }, { field: '/onTheSpot' });
    if (onTheSpot && state.phase === 'accepted')
      return refuse(outOfPhase, { act: 'accept', phase: state.phase, needed: 'received' }, { field: '/onTheSpot' });
    const asked = withWhatIsMissing(gaps ?? [], state);
    if (asked.length === 0) return [RequestAccepted.of({ manner: onTheSpot ? 'on-the-spot' : 'explicit' })];
    if (onTheSpot) return refuse(noGapsOnTheSpot, {}, { field: gaps?.length ? '/gaps' : '/onTheSpot' });
    const owed = gapsFor(asked, state, context);
    return isRefusal(owed) ? owed : [RequestAccepted.of({ manner: 'with-gaps', gaps: owed })];
  },
});

/** A tolerable material that was not shown is owed from the acceptance on, named or not. */
function withWhatIsMissing(asked: readonly GapAsked[], { tolerableMissing = [] }: OpenCase): readonly GapAsked[] {
  const unnamed = tolerableMissing.filter((code) => !asked.some(({ material }) => material === code));
  return [...asked, ...unnamed.map((material) => ({ material }))];
}

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
  return refuse(notTolerable, params, { field: `/gaps/${index}/material` });
}

function inTime(due: LocalDate, index: number, { today, latest }: { today: LocalDate; latest: LocalDate }) {
  if (due >= today && due <= latest) return null;
  return refuse(gapDue, { date: latest }, { field: `/gaps/${index}/due` });
}
