import { cannotBeStored } from './rules/every-act.js';
import { type Asker, type Hierarchy } from '#libs/kernel/domain';
import { factsAtOwnUnit } from './rules/who.js';
import { receive } from './intake/receive/receive.js';
import { accept } from './intake/accept/accept.js';
import { refuseAcceptance } from './intake/refuse-acceptance/refuse-acceptance.js';
import { route } from './routing/route/route.js';
import { sign } from './routing/sign/sign.js';
import { returnCase } from './routing/return/return.js';
import { assign } from './routing/assign/assign.js';
import { claim } from './routing/claim/claim.js';
import { decideCase } from './review/decide/decide.js';
import { fulfil } from './ending/fulfil/fulfil.js';
import { deliver } from './ending/deliver/deliver.js';
import { withdraw } from './ending/withdraw/withdraw.js';
import { terminate } from './ending/terminate/terminate.js';
import { voidCase } from './ending/void/void.js';
import { escalate } from './oversight/escalate/escalate.js';
import { reopen } from './ending/reopen/reopen.js';
import { replaceResident } from './intake/replace-resident/replace-resident.js';
import { transfer } from './routing/transfer/transfer.js';
import { rule } from './routing/rule/rule.js';
import { requestCoHandling } from './routing/request-co-handling/request-co-handling.js';
import { answerCoHandling } from './routing/answer-co-handling/answer-co-handling.js';
import { sendPapers } from './routing/send-papers/send-papers.js';
import { confirmPapers } from './routing/confirm-papers/confirm-papers.js';
import { orderSupervision } from './oversight/order-supervision/order-supervision.js';
import { answerSupervision } from './oversight/answer-supervision/answer-supervision.js';
import { remindSupervision } from './oversight/remind-supervision/remind-supervision.js';
import { rate } from './voice/rate/rate.js';
import { recordFollowUp } from './voice/record-follow-up/record-follow-up.js';
import { prolongRectification } from './voice/prolong-rectification/prolong-rectification.js';
import { closeRectification } from './voice/close-rectification/close-rectification.js';
import { requestCorrection } from './intake/request-correction/request-correction.js';
import { supplyMaterials } from './intake/supply-materials/supply-materials.js';
import { correctOnTheSpot } from './intake/correct-on-the-spot/correct-on-the-spot.js';
import { prolongCorrection } from './intake/prolong-correction/prolong-correction.js';
import { fillGap } from './intake/fill-gap/fill-gap.js';
import { startSpecialProcedure } from './review/start-special-procedure/start-special-procedure.js';
import { endSpecialProcedure } from './review/end-special-procedure/end-special-procedure.js';
import { postNotice } from './review/post-notice/post-notice.js';
import { objectToNotice } from './review/object-to-notice/object-to-notice.js';
import { answerObjection } from './review/answer-objection/answer-objection.js';
import { expireWindow } from './review/expire-window/expire-window.js';
import { recordAfterwards } from './ending/record-afterwards/record-afterwards.js';
import { closeNotice } from './review/close-notice/close-notice.js';
import { recordFieldCheck } from './review/record-field-check/record-field-check.js';
import { recuse } from './routing/recuse/recuse.js';
import { extend } from './review/extend/extend.js';
import { deemAccepted } from './intake/deem-accepted/deem-accepted.js';
import { expireCorrection } from './intake/expire-correction/expire-correction.js';
import { expireGap } from './intake/expire-gap/expire-gap.js';
import { tellCalendar } from './oversight/tell-calendar/tell-calendar.js';
import { warnClock } from './oversight/warn-clock/warn-clock.js';
import { expireClock } from './oversight/expire-clock/expire-clock.js';
import { climb } from './oversight/climb/climb.js';
import { succeed } from './routing/succeed/succeed.js';
import { endByDeath } from './ending/end-by-death/end-by-death.js';
import { matterOf, type CommandOf, type Happening, type HappeningOf, type PayloadsOf } from '#libs/kernel/domain';
import { caseStates, type CaseTypes } from './kit.js';
import { initialState } from './state/case.js';
import {
  accessOf,
  alreadyReceived,
  caseClosed,
  isRecused,
  notAllowed,
  notReceived,
  whoIsRecusedDoesNothing,
} from './rules/every-act.js';
/** Every act on a case, in the order in which they usually come: the unions, the fold, the routes and the documents are made from this list. */
export const CASE_ACTS = [
  receive,
  accept,
  refuseAcceptance,
  route,
  sign,
  returnCase,
  assign,
  claim,
  decideCase,
  fulfil,
  deliver,
  recordAfterwards,
  withdraw,
  terminate,
  voidCase,
  escalate,
  reopen,
  replaceResident,
  transfer,
  rule,
  requestCoHandling,
  answerCoHandling,
  sendPapers,
  confirmPapers,
  orderSupervision,
  answerSupervision,
  remindSupervision,
  rate,
  recordFollowUp,
  prolongRectification,
  closeRectification,
  requestCorrection,
  supplyMaterials,
  correctOnTheSpot,
  prolongCorrection,
  fillGap,
  startSpecialProcedure,
  endSpecialProcedure,
  postNotice,
  objectToNotice,
  answerObjection,
  closeNotice,
  recordFieldCheck,
  recuse,
  extend,
  deemAccepted,
  expireCorrection,
  expireGap,
  expireWindow,
  tellCalendar,
  warnClock,
  expireClock,
  climb,
  succeed,
  endByDeath,
] as const;

/** What a command says, by its act. */
export type ActPayloads = PayloadsOf<typeof CASE_ACTS>;
/** A command to a case: an act and what is said with it. */
export type CaseCommand = CommandOf<typeof CASE_ACTS>;
export type ActName = CaseCommand['act'];
export const ACT_NAMES: readonly ActName[] = CASE_ACTS.map(({ name }) => name);
/** Every act on a case that has been received. */
export type LaterAct = Exclude<ActName, 'receive'>;
export type LaterCommand = Extract<CaseCommand, { readonly act: LaterAct }>;
/** Everything that can happen to a case. */
export type CaseEvent = HappeningOf<typeof CASE_ACTS>;
/** An event of a case and its circumstances. */
export type CaseHappening<E extends CaseEvent = CaseEvent> = Happening<E>;

/** The case, folded from its features. */
export const caseMatter = matterOf<CaseTypes, CaseCommand, CaseEvent>({
  ...caseStates,
  name: 'case',
  initial: initialState,
  acts: CASE_ACTS,
  factsOf: accessOf,
  refusals: { alreadyBegun: alreadyReceived, notBegun: notReceived, notAllowed, closed: caseClosed },
  ofEveryAct: { refusals: [isRecused, cannotBeStored], judge: whoIsRecusedDoesNothing },
});

export const { decide, evolve, allowedActs, forbidden, describe } = caseMatter;
export const foldCase = caseMatter.fold;

/** What the asker's role and unit let them do to one case or another: what `GET /v1/me` tells. */
export function caseActsOf(asker: Asker, tree: Hierarchy): readonly ActName[] {
  const facts = factsAtOwnUnit(asker);
  const may = (act: (typeof CASE_ACTS)[number]) =>
    MODES_THAT_DIFFER.some((mode) => act.who({ asker, facts: { ...facts, mode }, tree }));
  return CASE_ACTS.filter(may).map(({ name }) => name);
}

/** In these, other people may accept and decide. */
const MODES_THAT_DIFFER = ['fixed', 'collect-and-forward', 'decide-anywhere'] as const;
