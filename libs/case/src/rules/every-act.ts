import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import { type CaseState, type KnownCase } from '../state/case.js';
import { type CaseContext } from '../context.js';
import { type CaseAccess } from './who.js';
export const notAllowed = refusal('not-allowed', {
  kind: 'forbidden',
  rule: '《沈阳市政务服务管理办法》(市政府令第51号) 岗位职责',
  title: { zh: '无权办理', en: 'Not allowed' },
  detail: {
    zh: '{unit:unit}的{role:role}不能对本件“{act:act}”。请由有权的窗口或责任单位办理。',
    en: 'The {role:role} of {unit:unit} may not {act:act} this case. Leave it to the counter or the responsible unit that may.',
  },
});

export const alreadyReceived = refusal('already-received', {
  rule: '通办规程 一件一次收件',
  title: { zh: '已经收件', en: 'Already received' },
  detail: {
    zh: '本件已经收件，不能再次收件。请在原件上继续办理。',
    en: 'This case has been received already. Go on with it as it is.',
  },
});

export const notReceived = refusal('not-received', {
  rule: '行政许可法 第32条',
  title: { zh: '尚未收件', en: 'Not received' },
  detail: { zh: '本件尚未收件。请先收件。', en: 'This case has not been received. Receive it first.' },
});

/** Given by the desk: what follows from it lies beyond what can be kept. */
export const cannotBeStored = refusal('cannot-be-stored', {
  kind: 'bad-request',
  rule: '通办规程 时限计算',
  title: { zh: '据此算不出可用的时限', en: 'No due time can be computed from it' },
  detail: {
    zh: '按所给日期或系统时间计算的时限超出可以保存的范围，未作任何记录。请核对日期和系统时间。',
    en: 'What would be due by the given date, or by the system’s time, cannot be stored; nothing was written. Check the date and the clock.',
  },
});

export const caseClosed = refusal('case-closed', {
  rule: '通办规程 办件结束',
  title: { zh: '本件已结束', en: 'Case closed' },
  detail: {
    zh: '本件已结束，不能再“{act:act}”。居民仍有需要的，请重新收件。',
    en: 'This case is closed, nothing more can be done to it ({act:act}). Receive a new request if the resident still needs something.',
  },
});

export const isRecused = refusal('recused', {
  rule: '信访工作条例 回避; 济南条例 第32条',
  title: { zh: '已回避', en: 'You are recused' },
  detail: {
    zh: '{person}与本件有利害关系，已回避，不能{act:act}。请由本单位其他人员办理。',
    en: '{person} is recused from this case and cannot {act:act}. Somebody else of the unit does it.',
  },
});

/** 回避: whoever has an interest of their own does nothing on the case any more (信访工作条例, 济南条例 32). */
export function whoIsRecusedDoesNothing(state: KnownCase, { asker }: CaseContext, act: string): Refusal | null {
  return state.recused?.includes(asker.person) ? refuse(isRecused, { act, person: asker.person }) : null;
}

/** What the table of who may do what looks at. A closed case is asked about as if the responsible unit held it: its refusal is that it is closed. */
export function accessOf(state: CaseState): CaseAccess {
  if (state.phase === 'none') return {};
  return {
    mode: state.mode,
    receivingUnit: state.receiving.unit,
    homeUnit: state.home.unit,
    responsibleUnit: state.responsibleUnit,
    handlerUnit: state.handler?.unit ?? state.responsibleUnit,
    deliverToUnit: state.deliverTo?.unit ?? null,
    acceptanceOwedBy: acceptanceOwedBy(state),
    ...unitsBeside(state),
  };
}

/** Who holds a case whose acceptance, or slip, the counter that received it can no longer see to. */
function acceptanceOwedBy(state: KnownCase): string | null {
  const isSlipOwed = state.phase === 'accepted' && state.acceptance === 'on-the-spot';
  const isToCome = state.phase === 'received' || state.phase === 'correcting';
  const hasLeftUnaccepted = isToCome && state.handler.unit === state.responsibleUnit;
  return state.phase !== 'closed' && (isSlipOwed || hasLeftUnaccepted) ? state.handler.unit : null;
}

/** Units that owe a case something beside the one whose turn it is; most cases have none. */
function unitsBeside({ receiving, coHandlings, papers, supervision }: KnownCase) {
  const owing = <T extends { readonly to: string }>(list: readonly T[], owes: (each: T) => boolean) =>
    list.filter(owes).map(({ to }) => to);
  return {
    coHandlingUnits: coHandlings.filter(({ answeredAt }) => answeredAt === null).map(({ unit }) => unit),
    papersAt: [receiving.unit, ...owing(papers, ({ arrivedAt }) => arrivedAt !== null)],
    papersTo: owing(papers, ({ arrivedAt }) => arrivedAt === null),
    orderedUnits: owing(supervision, ({ answeredAt }) => answeredAt === null),
  };
}
