import { periodOf } from '#libs/catalogue/domain';
import {
  addWorkingDays,
  dueDate,
  localDateOf,
  workingDaysBetween,
  type LocalDate,
  type WorkingCalendar,
} from '#libs/clocks/domain';
import { plain } from '#libs/residents/domain';
import { caseClocks } from '../case-clocks.js';
import { examinationLeg } from '../clocks/legs.js';
import type { CaseContext } from '../context.js';
import type { CoHandlingRole } from '../events-moves.js';
import { refuse } from '../refusal.js';
import { roleOf } from '../rules/examination.js';
import type { Guard } from '../rules/guard.js';
import { onlyWhile } from '../rules/phase.js';
import { onlyTheResponsibleUnitDecides, signBeforeYouWork } from '../rules/place.js';
import type { OpenCase } from '../state.js';
import type { Act } from './act.js';

export interface RequestCoHandlingPayload {
  readonly unit: string;
  readonly ask: string;
  /** A date; the default is also the latest. */
  readonly due?: LocalDate | null | undefined;
}

export interface AnswerCoHandlingPayload {
  readonly request: string;
  readonly answer: string;
}

/** 协办: the responsible unit asks another one for a part, by a date of its own; it stays responsible, and no clock waits for it. */
export const requestCoHandling: Act<RequestCoHandlingPayload> = {
  name: 'request-co-handling',
  guards: [onlyWhile('received', 'accepted', 'suspended'), onlyTheResponsibleUnitDecides, signBeforeYouWork],
  decide(state, { unit, ask, due }, context) {
    const { tree } = context;
    if (tree.unit(unit) === null || tree.regionOf(unit)?.code !== state.region)
      return refuse('unknown-unit', { code: unit }, { field: '/unit' });
    if (unit === state.responsibleUnit) return refuse('co-handling-by-oneself', { unit }, { field: '/unit' });
    if (state.coHandlings.some((each) => each.unit === unit && each.answeredAt === null))
      return refuse('co-handling-asked-already', { unit }, { field: '/unit' });
    const today = localDateOf(context.now, state.timezone);
    const role = roleOf(unit, state, context);
    const latest = latestAnswer(state, role, today, context);
    if (due && (due > latest || due < today))
      return refuse('co-handling-due-too-late', { date: latest, asked: due }, { field: '/due' });
    const request = `co-${state.coHandlings.length + 1}`;
    const data = { request, from: state.responsibleUnit, unit, role, ask: plain(ask), due: due ?? latest };
    return [{ type: 'CoHandlingRequested', data }];
  },
};

/**
 * The item's period, at most half of what is left of the case's own time, but never less than one (rules §13). Where the item gives the examination a leg
 * of its own (3+15+15+3), that is its time.
 */
function latestAnswer(state: OpenCase, role: CoHandlingRole, today: LocalDate, { calendar }: CaseContext): LocalDate {
  const leg = role === 'examination' ? examinationLeg(state, calendar) : null;
  if (leg) {
    const tomorrow = addWorkingDays(today, 1, calendar);
    const day = dueDate(leg.due, state.timezone);
    return day > tomorrow ? day : tomorrow;
  }
  const { due } = caseClocks(state, calendar, state.timezone);
  const most = periodOf(state.terms, 'coHandling');
  const days = due === null ? most : halfOfWhatIsLeft(today, dueDate(due.due, state.timezone), calendar);
  return addWorkingDays(today, Math.max(1, Math.min(most, days)), calendar);
}

function halfOfWhatIsLeft(today: LocalDate, due: LocalDate, calendar: WorkingCalendar): number {
  return Math.floor(workingDaysBetween(today, due, calendar) / 2);
}

/** 协办: only who was asked, and has not answered, answers (rules §1.3). */
const onlyWhoIsAskedAnswers: Guard = (state, { asker }) =>
  state.coHandlings.some(({ unit, answeredAt }) => unit === asker.unit && answeredAt === null)
    ? null
    : refuse('nothing-to-answer', { unit: asker.unit });

/** The unit asked answers; the lead unit collects what comes (北京条例 14). */
export const answerCoHandling: Act<AnswerCoHandlingPayload> = {
  name: 'answer-co-handling',
  guards: [onlyWhoIsAskedAnswers],
  decide(state, { request, answer }, { asker }) {
    const asked = state.coHandlings.find((each) => each.request === request && each.unit === asker.unit);
    if (!asked) return refuse('unknown-request', { request }, { field: '/request' });
    if (asked.answeredAt !== null) return refuse('answered-already', { request }, { field: '/request' });
    return [{ type: 'CoHandlingAnswered', data: { request, unit: asker.unit, answer: plain(answer) } }];
  },
};
