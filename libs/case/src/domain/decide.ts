import { accept, type AcceptPayload } from './acts/accept.js';
import { accessFacts, forbids, perform, type AnyAct } from './acts/act.js';
import { assign, type AssignPayload } from './acts/assign.js';
import { claim } from './acts/claim.js';
import {
  climb,
  expireClock,
  tellCalendar,
  warnClock,
  type ClimbPayload,
  type ExpirePayload,
  type TellCalendarPayload,
  type WarnPayload,
} from './acts/clock-acts.js';
import { decideCase, type DecidePayload } from './acts/decide.js';
import {
  correctOnTheSpot,
  expireCorrection,
  prolongCorrection,
  requestCorrection,
  supplyMaterials,
  type MaterialsPayload,
} from './acts/correction.js';
import { deemAccepted } from './acts/deem-accepted.js';
import { deliver, type DeliverPayload } from './acts/deliver.js';
import { escalate, type EscalatePayload } from './acts/escalate.js';
import { extend, type ExtendPayload } from './acts/extend.js';
import { recordFieldCheck, type FieldCheckPayload } from './acts/field-check.js';
import { fulfil, type FulfilPayload } from './acts/fulfil.js';
import { expireGap, fillGap } from './acts/gaps.js';
import type { ActName } from './acts/names.js';
import {
  closeNotice,
  objectToNotice,
  postNotice,
  type CloseNoticePayload,
  type ObjectToNoticePayload,
  type PostNoticePayload,
} from './acts/public-notice.js';
import { receive, type ReceivePayload } from './acts/receive.js';
import { recuse, type RecusePayload } from './acts/recuse.js';
import { refuseAcceptance, type RefuseAcceptancePayload } from './acts/refuse-acceptance.js';
import { returnCase, type ReturnPayload } from './acts/return.js';
import { route, type RoutePayload } from './acts/route.js';
import { sign } from './acts/sign.js';
import {
  endSpecialProcedure,
  startSpecialProcedure,
  type EndSpecialProcedurePayload,
  type StartSpecialProcedurePayload,
} from './acts/special-procedure.js';
import { terminate } from './acts/terminate.js';
import {
  answerCoHandling,
  requestCoHandling,
  type AnswerCoHandlingPayload,
  type RequestCoHandlingPayload,
} from './acts/co-handling.js';
import { confirmPapers, sendPapers, type ConfirmPapersPayload, type SendPapersPayload } from './acts/papers.js';
import {
  answerSupervision,
  orderSupervision,
  remindSupervision,
  type AnswerSupervisionPayload,
  type OrderSupervisionPayload,
  type RemindSupervisionPayload,
} from './acts/supervision.js';
import { rate, type RatePayload } from './acts/rate.js';
import { recordFollowUp, type FollowUpPayload } from './acts/follow-up.js';
import { closeRectification, prolongRectification, type CloseRectificationPayload } from './acts/rectification.js';
import { reopen } from './acts/reopen.js';
import { replaceResident, type ReplaceResidentPayload } from './acts/replace-resident.js';
import { rule, transfer, type MovePayload } from './acts/transfer.js';
import { voidCase } from './acts/void.js';
import { withdraw, type ReasonPayload } from './acts/withdraw.js';
import type { CaseContext } from './context.js';
import type { CaseEvent } from './events.js';
import type { Refusal } from './refusal.js';
import type { CaseState } from './state.js';

/** What a command says, by its act. */
export interface ActPayloads {
  readonly receive: ReceivePayload;
  readonly accept: AcceptPayload;
  readonly 'refuse-acceptance': RefuseAcceptancePayload;
  readonly route: RoutePayload;
  readonly sign: object;
  readonly return: ReturnPayload;
  readonly assign: AssignPayload;
  readonly claim: object;
  readonly decide: DecidePayload;
  readonly fulfil: FulfilPayload;
  readonly deliver: DeliverPayload;
  readonly withdraw: ReasonPayload;
  readonly terminate: ReasonPayload;
  readonly void: ReasonPayload;
  readonly escalate: EscalatePayload;
  readonly reopen: ReasonPayload;
  readonly 'replace-resident': ReplaceResidentPayload;
  readonly transfer: MovePayload;
  readonly rule: MovePayload;
  readonly 'request-co-handling': RequestCoHandlingPayload;
  readonly 'answer-co-handling': AnswerCoHandlingPayload;
  readonly 'send-papers': SendPapersPayload;
  readonly 'confirm-papers': ConfirmPapersPayload;
  readonly 'order-supervision': OrderSupervisionPayload;
  readonly 'answer-supervision': AnswerSupervisionPayload;
  readonly 'remind-supervision': RemindSupervisionPayload;
  readonly rate: RatePayload;
  readonly 'record-follow-up': FollowUpPayload;
  readonly 'prolong-rectification': ReasonPayload;
  readonly 'close-rectification': CloseRectificationPayload;
  readonly 'request-correction': MaterialsPayload;
  readonly 'supply-materials': MaterialsPayload;
  readonly 'correct-on-the-spot': MaterialsPayload;
  readonly 'prolong-correction': ReasonPayload;
  readonly 'fill-gap': MaterialsPayload;
  readonly 'start-special-procedure': StartSpecialProcedurePayload;
  readonly 'end-special-procedure': EndSpecialProcedurePayload;
  readonly 'post-notice': PostNoticePayload;
  readonly 'object-to-notice': ObjectToNoticePayload;
  readonly 'close-notice': CloseNoticePayload;
  readonly 'record-field-check': FieldCheckPayload;
  readonly recuse: RecusePayload;
  readonly extend: ExtendPayload;
  readonly 'deem-accepted': object;
  readonly 'expire-correction': object;
  readonly 'expire-gap': object;
  readonly 'tell-calendar': TellCalendarPayload;
  readonly 'warn-clock': WarnPayload;
  readonly 'expire-clock': ExpirePayload;
  readonly climb: ClimbPayload;
}

/** A command to a case: an act and what is said with it. */
export type CaseCommand = { readonly [A in ActName]: { readonly act: A; readonly payload: ActPayloads[A] } }[ActName];

/** Every act on a case that has been received. */
export type LaterAct = Exclude<ActName, 'receive'>;

export type LaterCommand = Extract<CaseCommand, { readonly act: LaterAct }>;

const ACTS: { readonly [A in LaterAct]: AnyAct<ActPayloads[A]> } = {
  accept,
  'refuse-acceptance': refuseAcceptance,
  route,
  sign,
  return: returnCase,
  assign,
  claim,
  decide: decideCase,
  fulfil,
  deliver,
  withdraw,
  terminate,
  void: voidCase,
  escalate,
  reopen,
  'replace-resident': replaceResident,
  transfer,
  rule,
  'request-co-handling': requestCoHandling,
  'answer-co-handling': answerCoHandling,
  'send-papers': sendPapers,
  'confirm-papers': confirmPapers,
  'order-supervision': orderSupervision,
  'answer-supervision': answerSupervision,
  'remind-supervision': remindSupervision,
  rate,
  'record-follow-up': recordFollowUp,
  'prolong-rectification': prolongRectification,
  'close-rectification': closeRectification,
  'request-correction': requestCorrection,
  'supply-materials': supplyMaterials,
  'correct-on-the-spot': correctOnTheSpot,
  'prolong-correction': prolongCorrection,
  'fill-gap': fillGap,
  'start-special-procedure': startSpecialProcedure,
  'end-special-procedure': endSpecialProcedure,
  'post-notice': postNotice,
  'object-to-notice': objectToNotice,
  'close-notice': closeNotice,
  'record-field-check': recordFieldCheck,
  recuse,
  extend,
  'deem-accepted': deemAccepted,
  'expire-correction': expireCorrection,
  'expire-gap': expireGap,
  'tell-calendar': tellCalendar,
  'warn-clock': warnClock,
  'expire-clock': expireClock,
  climb,
};

const LATER_ACTS = Object.values(ACTS).map((act) => act.name);

/** What a command makes happen to a case, or why it may not: one way in for every act. Never throws, changes nothing. */
export function decide(command: CaseCommand, state: CaseState, context: CaseContext): readonly CaseEvent[] | Refusal {
  if (command.act === 'receive') return receive(command.payload, state, context);
  return performAct(command, state, context);
}

/** What the asker may do now: the acts whose guards would all let them pass. */
export function allowedActs(state: CaseState, context: CaseContext): readonly ActName[] {
  if (state.phase === 'none') return [];
  const facts = accessFacts(state);
  return LATER_ACTS.filter((name) => name !== 'receive' && forbids(ACTS[name], state, context, facts) === null);
}

/** Whether role or unit forbid an act, whatever the phase: what is a 403 and comes before everything else. */
export function forbidden(act: LaterAct, state: CaseState, context: CaseContext): Refusal | null {
  const refusal = forbids(ACTS[act], state, context);
  return refusal?.kind === 'forbidden' ? refusal : null;
}

function performAct<A extends LaterAct>(
  { act, payload }: { readonly act: A; readonly payload: ActPayloads[A] },
  state: CaseState,
  context: CaseContext,
) {
  const acts: { readonly [K in A]: AnyAct<ActPayloads[K]> } = ACTS;
  return perform(acts[act], state, payload, context);
}
