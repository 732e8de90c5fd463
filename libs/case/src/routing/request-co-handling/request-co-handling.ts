import { notPastTheLimitOf } from '../../rules/limits.js';
import {
  addWorkingDays,
  dueDate,
  localDateOf,
  type LocalDate,
  type WorkingCalendar,
  workingDaysBetween,
} from '#libs/clocks/domain';
import { type CoHandlingRole } from '../../state/codes.js';
import { plain, refusal, refuse, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { decision } from '../../rules/who.js';
import { onlyWhile } from '../../rules/phase.js';
import { onlyTheResponsibleUnitDecides, signBeforeYouWork } from '../../rules/place.js';
import { UNIT_REFUSALS, unitIsThere } from '../../rules/named.js';
import { roleOf } from '../../rules/examination.js';
import { type OpenCase } from '../../state/case.js';
import { type CaseContext } from '../../context.js';
import { examinationLeg } from '../../clocks/legs.js';
import { caseClocks } from '../../clocks/case-clocks.js';
import { periodOf } from '#libs/catalogue/domain';
export interface RequestCoHandlingPayload {
  readonly unit: string;
  readonly ask: string;
  /** A date; the default is also the latest. */
  readonly due?: LocalDate | null | undefined;
}

/** 协办: the unit asked owes an answer by a date of its own; the lead unit stays responsible. */
export interface CoHandlingRequested {
  readonly type: 'CoHandlingRequested';
  readonly data: {
    readonly request: string;
    readonly from: string;
    readonly unit: string;
    readonly role: CoHandlingRole;
    readonly ask: Sealed;
    readonly due: LocalDate;
  };
}
export const CoHandlingRequested = defineEvent<CoHandlingRequested>('CoHandlingRequested', {
  movesClock: false,
  evolve: (state, { request, unit, role, due }, at) => ({
    ...state,
    coHandlings: [...state.coHandlings, { request, unit, role, due, requestedAt: at, answeredAt: null }],
  }),
  words: {
    zh: '{unit:from}请{unit:unit}{part:role}（{request}），{due}前答复：{ask}。',
    en: '{unit:from} asked {unit:unit} for {part:role} ({request}) by {due}: {ask}.',
  },
});

export const coHandlingByOneself = refusal('co-handling-by-oneself', {
  rule: '北京市接诉即办工作条例 第14条: 主办汇总协办意见',
  title: { zh: '不能请本单位协办', en: 'Not by oneself' },
  detail: {
    zh: '{unit:unit}是主办单位，不能请自己协办。请直接办理，或选择其他单位。',
    en: '{unit:unit} has the lead and cannot be asked to co-handle. Do it, or name another unit.',
  },
});

export const coHandlingAskedAlready = refusal('co-handling-asked-already', {
  rule: '北京市接诉即办工作条例 第14条: 主办汇总协办意见',
  title: { zh: '已请其协办', en: 'Asked already' },
  detail: {
    zh: '已请{unit:unit}协办，尚未答复。请待其答复后再提新的请求。',
    en: '{unit:unit} has been asked and has not answered yet. Wait for the answer before asking again.',
  },
});

export const coHandlingDueTooLate = refusal('co-handling-due-too-late', {
  rule: '协办时限: 不超过剩余时限的一半',
  title: { zh: '协办期限不合规定', en: 'Not within the limit of a co-handling' },
  detail: {
    zh: '协办期限须自今日起、最迟{date}（{days}个工作日，且不超过剩余时限的一半），不能定为{asked}。请改期，或不填由系统计算。',
    en: 'A co-handling is due from today to {date} at the latest ({days} working days, at most half of what is left), not {asked}. Change the date, or leave it out.',
  },
});

/** 协办: the responsible unit asks another one for a part, by a date of its own; it stays responsible, and no clock waits for it. */
export const requestCoHandling = defineAct('request-co-handling', {
  word: { zh: '请求协办', en: 'request co-handling' },
  summary: { zh: '请其他单位协办。', en: 'Ask another unit for a part.' },
  who: decision,
  guards: [
    onlyWhile('received', 'accepted', 'suspended'),
    onlyTheResponsibleUnitDecides,
    signBeforeYouWork,
    notPastTheLimitOf(({ coHandlings }) => coHandlings.length),
  ],
  events: [CoHandlingRequested],
  refusals: [...UNIT_REFUSALS, coHandlingByOneself, coHandlingAskedAlready, coHandlingDueTooLate],
  body: () => import('./request-co-handling.body.js').then(({ RequestCoHandlingBody }) => RequestCoHandlingBody),
  decide(state, { unit, ask, due }: RequestCoHandlingPayload, context) {
    const notThere = unitIsThere(unit, '/unit', state, context);
    if (notThere) return notThere;
    if (unit === state.responsibleUnit) return refuse(coHandlingByOneself, { unit }, { field: '/unit' });
    if (state.coHandlings.some((each) => each.unit === unit && each.answeredAt === null))
      return refuse(coHandlingAskedAlready, { unit }, { field: '/unit' });
    const today = localDateOf(context.now, state.timezone);
    const role = roleOf(unit, state, context);
    const latest = latestAnswer(state, role, today, context);
    if (due && (due > latest || due < today))
      return refuse(
        coHandlingDueTooLate,
        { days: String(mostDays(state)), date: latest, asked: due },
        { field: '/due' },
      );
    const request = `co-${state.coHandlings.length + 1}`;
    const data = { request, from: state.responsibleUnit, unit, role, ask: plain(ask), due: due ?? latest };
    return [CoHandlingRequested.of(data)];
  },
});

/**
 * The item's period, at most half of what is left of the case's own time, but never less than one (rules §13). Where the item gives the examination a leg
 * of its own (3+15+15+3), that is its time.
 */
function latestAnswer(state: OpenCase, role: CoHandlingRole, today: LocalDate, { calendar }: CaseContext): LocalDate {
  const leg = role === 'examination' ? examinationLeg(state, calendar) : null;
  if (leg?.due) {
    const tomorrow = addWorkingDays(today, 1, calendar);
    const day = dueDate(leg.due, state.timezone);
    return day > tomorrow ? day : tomorrow;
  }
  const { due } = caseClocks(state, calendar, state.timezone);
  const most = mostDays(state);
  const days = due === null ? most : halfOfWhatIsLeft(today, dueDate(due.due, state.timezone), calendar);
  return addWorkingDays(today, Math.max(1, Math.min(most, days)), calendar);
}

function mostDays({ terms }: OpenCase): number {
  return periodOf(terms, 'coHandling');
}

function halfOfWhatIsLeft(today: LocalDate, due: LocalDate, calendar: WorkingCalendar): number {
  return Math.floor(workingDaysBetween(today, due, calendar) / 2);
}
