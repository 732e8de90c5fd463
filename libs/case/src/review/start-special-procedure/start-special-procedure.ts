import { notPastTheLimitOf } from '../../rules/limits.js';
import { daysNeeded } from '../../rules/review.js';
import { plain, refusal, refuse, type Refusal, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { type OpenCase } from '../../state/case.js';
import { reviewed } from '../../state/transitions.js';
import { decision } from '../../rules/who.js';
import { onlyWhile } from '../../rules/phase.js';
import { onlyTheResponsibleUnitDecides, signBeforeYouWork } from '../../rules/place.js';
import { clocksMayStand, daysAreNamed, procedureRunning } from '../../rules/review.js';
import { specialProceduresOf } from '../../clocks/pauses.js';
import { openSpecials } from '../../state/review.js';
import { procedureNotice } from './procedure-notice.js';
export interface StartSpecialProcedurePayload {
  readonly kind: string;
  /** Announced in writing: working days. */
  readonly days: number;
  readonly note?: string | null | undefined;
}

/** 特别程序: announced in writing with the days that it needs; its time does not count (行政许可法 45). */
export interface SpecialProcedureStarted {
  readonly type: 'SpecialProcedureStarted';
  readonly data: {
    readonly kind: string;
    readonly days: number;
    readonly unit: string;
    readonly note: Sealed | null;
  };
}
export const SpecialProcedureStarted = defineEvent<SpecialProcedureStarted>('SpecialProcedureStarted', {
  documents: [procedureNotice],
  evolve: (state, { kind, days }, at) =>
    reviewed(state, { special: [...state.review.special, { kind, days, startedAt: at, endedAt: null }] }),
  words: {
    zh: '{unit:unit}启动特别程序：{procedure:kind}，预计{days}个工作日，不计入时限。[备注：{note}。]',
    en: '{unit:unit} started {procedure:kind}, {days} working days, which do not count.[ Note: {note}.]',
  },
});

export const procedureNotAllowed = refusal('procedure-not-allowed', {
  rule: '行政许可法 第45条 特别程序',
  title: { zh: '不是可用的特别程序', en: 'Not a special procedure' },
  detail: {
    zh: '“{procedure:kind}”的时间照常计入时限；本事项可用的特别程序：{procedure:allowed}。请在时限内办理。',
    en: 'The time of {procedure:kind} counts. This item knows {procedure:allowed}. Do it within the limit.',
  },
});

export const procedureTooLong = refusal('procedure-too-long', {
  rule: '事项目录 不计入时限的时间',
  title: { zh: '超过可以告知的天数', en: 'Longer than the item allows' },
  detail: {
    zh: '“{item:item}”的“{procedure:kind}”最多{days}个工作日不计入时限。请按此告知；未结束的，此后的时间照常计入。',
    en: '{procedure:kind} leaves out {days} working days of {item:item} at the most. Announce no more; what it takes beyond them counts.',
  },
});

/** What the item says does not count, it may say for how long at the most (`excluded`). */
export function announcedForNoLongerThanTheItemSays(kind: string, days: number, state: OpenCase): Refusal | null {
  const most = state.terms.excludedDays?.[kind];
  if (most === undefined || days <= most) return null;
  return refuse(procedureTooLong, { item: state.item, kind, days: String(most) }, { field: '/days' });
}

/** 特别程序: of a kind that the law or the item knows, announced with its days; the clocks stand meanwhile (行政许可法 45). */
export const startSpecialProcedure = defineAct('start-special-procedure', {
  word: { zh: '启动特别程序', en: 'start a special procedure' },
  summary: {
    zh: '启动特别程序，所需时间不计入时限。',
    en: 'Start a special procedure, whose time does not count.',
  },
  who: decision,
  guards: [
    onlyWhile('accepted', 'suspended'),
    onlyTheResponsibleUnitDecides,
    signBeforeYouWork,
    clocksMayStand,
    notPastTheLimitOf(({ review }) => review.special.length),
  ],
  events: [SpecialProcedureStarted],
  refusals: [daysNeeded, procedureNotAllowed, procedureTooLong, procedureRunning],
  body: () =>
    import('./start-special-procedure.body.js').then(({ StartSpecialProcedureBody }) => StartSpecialProcedureBody),
  decide(state, { kind, days, note }: StartSpecialProcedurePayload, { asker }) {
    const unnamed = daysAreNamed(days);
    if (unnamed) return unnamed;
    const known = specialProceduresOf(state.terms);
    if (!known.includes(kind))
      return refuse(procedureNotAllowed, { kind, allowed: known.join(',') }, { field: '/kind' });
    const tooLong = announcedForNoLongerThanTheItemSays(kind, days, state);
    if (tooLong) return tooLong;
    if (openSpecials(state.review).some((each) => each.kind === kind))
      return refuse(procedureRunning, { kind }, { field: '/kind' });
    return [SpecialProcedureStarted.of({ kind, days, unit: asker.unit, note: plain(note) })];
  },
});
