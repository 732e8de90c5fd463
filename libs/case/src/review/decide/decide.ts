import { plain, refusal, refuse, type Revealed, type Sealed, type Words, words } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { contacted } from '../../state/transitions.js';
import { decision } from '../../rules/who.js';
import { onTheSpotMeansToday, onlyWhile } from '../../rules/phase.js';
import { onlyTheResponsibleUnitDecides, signBeforeYouWork } from '../../rules/place.js';
import { onlyWhoClaimedDecides, whoReceivedDoesNotDecide } from '../../rules/person.js';
import { mustBePostedAgain, noticeIsClosed, noticeOwedAgain } from '../../rules/notice.js';
import { correctionIsAnswered, gapsAreFilled, proceduresHaveEnded } from '../../rules/review.js';
import { grantedOnlyComplete, materialsOwedForGrant } from '../../rules/papers.js';
import { examinedWhereRequired, notExamined } from '../../rules/examination.js';
import { REMEDY_WORDS, remedyOf, type Remedy } from '../../rules/remedies.js';
import { decisionPaper } from './decision-paper.js';
import { grantedOnlyWithinTheWindow, windowNotOpen, windowOver } from '../../rules/window.js';
import { isImport } from '../../context.js';
export interface DecidePayload {
  readonly outcome: 'granted' | 'refused';
  /** Owed for a refusal (行政许可法 38). */
  readonly reasons?: string | null | undefined;
}

export interface DecisionMade {
  readonly type: 'DecisionMade';
  /** `remedies`: what the resident may do against a refusal; null where granted. */
  readonly data: {
    readonly outcome: 'granted' | 'refused';
    readonly reasons: Sealed | null;
    readonly remedies: Remedy | null;
    readonly unit: string;
    /** Units of the item's `via` whose answer it was made without; left out where there are none. */
    readonly notExamined?: readonly string[];
  };
}
export const DecisionMade = defineEvent<DecisionMade>('DecisionMade', {
  documents: [decisionPaper],
  evolve: (state, { outcome, notExamined = [] }, decidedAt) => ({
    ...state,
    phase: 'decided',
    outcome,
    decidedAt,
    notExamined,
    voice: contacted(state, 'authority'),
  }),
  words: decidedWords,
});

function decidedWords({ outcome, reasons, remedies, unit }: Revealed<DecisionMade['data']>): Words {
  const params = { unit, reasons: reasons ?? '' };
  if (outcome === 'granted')
    return words(
      '{unit:unit}决定：准予。[理由：{reasons}。]',
      '{unit:unit} decided: granted.[ Reasons: {reasons}.]',
      params,
    );
  const remedy = REMEDY_WORDS[remedies ?? 'review-or-lawsuit'];
  return words(
    `{unit:unit}决定：不予。[理由：{reasons}。]${remedy.zh}`,
    `{unit:unit} decided: refused.[ Reasons: {reasons}.]${remedy.en}`,
    params,
  );
}

export const reasonsNeeded = refusal('reasons-needed', {
  rule: '行政许可法 第38条 说明理由',
  title: { zh: '不予决定须说明理由', en: 'Reasons are owed' },
  detail: {
    zh: '作出不予的决定须书面说明理由。请填写 reasons。',
    en: 'A refusal is given with reasons in writing. Fill in reasons.',
  },
});

/** 决定: in writing; a refusal with its reasons and with what the resident may do against it. */
export const decideCase = defineAct('decide', {
  word: { zh: '作出决定', en: 'decide' },
  summary: { zh: '决定：准予或不予。', en: 'Decide: granted or refused.' },
  who: decision,
  guards: [
    onlyWhile('accepted'),
    onlyTheResponsibleUnitDecides,
    signBeforeYouWork,
    onlyWhoClaimedDecides,
    whoReceivedDoesNotDecide,
    onTheSpotMeansToday,
    correctionIsAnswered,
    gapsAreFilled,
    noticeIsClosed,
    proceduresHaveEnded,
    examinedWhereRequired,
  ],
  events: [DecisionMade],
  refusals: [reasonsNeeded, materialsOwedForGrant, noticeOwedAgain, windowNotOpen, windowOver],
  body: () => import('./decide.body.js').then(({ DecideBody }) => DecideBody),
  decide(state, { outcome, reasons }: DecidePayload, context) {
    if (outcome === 'granted' && mustBePostedAgain(state) && !isImport(context)) return refuse(noticeOwedAgain);
    const outside = outcome === 'granted' ? grantedOnlyWithinTheWindow(state, context) : null;
    if (outside) return outside;
    const text = plain(reasons?.trim());
    if (outcome === 'refused' && text === null && context.asker.role !== 'import')
      return refuse(reasonsNeeded, {}, { field: '/reasons' });
    const incomplete = outcome === 'granted' ? grantedOnlyComplete(state, context) : null;
    if (incomplete) return incomplete;
    const remedies = outcome === 'refused' ? remedyOf(context.item?.item) : null;
    const unheard = context.asker.role === 'import' ? [] : notExamined(state, context);
    const data = { outcome, reasons: text, remedies, unit: state.responsibleUnit };
    return [DecisionMade.of(unheard.length > 0 ? { ...data, notExamined: unheard } : data)];
  },
});
