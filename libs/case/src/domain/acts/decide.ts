import { plain } from '#libs/residents/domain';
import type { CaseContext } from '../context.js';
import { refuse } from '../refusal.js';
import { examinedWhereRequired, notExamined } from '../rules/examination.js';
import { onlyWhoClaimedDecides, whoReceivedDoesNotDecide } from '../rules/person.js';
import { onlyWhile, onTheSpotMeansToday } from '../rules/phase.js';
import { onlyTheResponsibleUnitDecides, signBeforeYouWork } from '../rules/place.js';
import { gapsAreFilled, noticeIsClosed } from '../rules/review.js';
import type { Act } from './act.js';

export interface DecidePayload {
  readonly outcome: 'granted' | 'refused';
  /** Owed for a refusal (行政许可法 38). */
  readonly reasons?: string | null | undefined;
}

/** 决定: in writing; a refusal with its reasons and with what the resident may do against it. */
export const decideCase: Act<DecidePayload> = {
  name: 'decide',
  guards: [
    onlyWhile('accepted'),
    onlyTheResponsibleUnitDecides,
    signBeforeYouWork,
    onlyWhoClaimedDecides,
    whoReceivedDoesNotDecide,
    onTheSpotMeansToday,
    gapsAreFilled,
    noticeIsClosed,
    examinedWhereRequired,
  ],
  decide(state, { outcome, reasons }, context) {
    const text = plain(reasons?.trim());
    if (outcome === 'refused' && text === null && context.asker.role !== 'import')
      return refuse('reasons-needed', {}, { field: '/reasons' });
    const remedies = outcome === 'refused' ? remediesOf(context) : null;
    const unheard = context.asker.role === 'import' ? [] : notExamined(state, context);
    const data = { outcome, reasons: text, remedies, unit: state.responsibleUnit };
    return [{ type: 'DecisionMade', data: unheard.length > 0 ? { ...data, notExamined: unheard } : data }];
  },
};

/** 行政复议法 20, 行政诉讼法 46 for administrative acts; a community's own service is complained of to the street (rules §1.1). */
function remediesOf({ item }: CaseContext): 'review-or-lawsuit' | 'complaint-to-street' {
  return (item?.item.administrativeAct ?? true) ? 'review-or-lawsuit' : 'complaint-to-street';
}
