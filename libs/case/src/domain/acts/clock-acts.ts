import { periodOf } from '#libs/catalogue/domain';
import { localDateOf, type Due } from '#libs/clocks/domain';
import { plain } from '#libs/residents/domain';
import { movedDues } from '../clocks/moved-dues.js';
import { expiringClocks } from '../clocks/own-clocks.js';
import { caseClocks, withoutClosedTimes } from '../case-clocks.js';
import type { CaseContext } from '../context.js';
import type { LaterCommand } from '../decide.js';
import type { ClockName } from '../events-clock.js';
import { firingsOf, ladderTimes } from '../firing.js';
import { refuse, type Refusal } from '../refusal.js';
import type { Guard } from '../rules/guard.js';
import type { KnownCase } from '../state.js';
import type { Act, LastingAct } from './act.js';
import { escalated } from './escalate.js';

export interface WarnPayload {
  readonly clock: ClockName;
  readonly light: 'yellow' | 'red';
}
export interface ExpirePayload {
  readonly clock: ClockName;
}
/** The version of the calendar that moved something: `2027.1`. */
export interface TellCalendarPayload {
  readonly version: string;
}
/** Which step of the ladder: 0 when due, 1 and 2 after it. */
export interface ClimbPayload {
  readonly step: number;
}

/** Nobody asks for these: time does, and the system carries them out. */
export const onlyTheSystem: Guard<KnownCase> = (_state, { asker }, act) =>
  asker.role === 'system' ? null : refuse('only-by-system', { act });

/** 预警. */
export const warnClock: Act<WarnPayload> = {
  name: 'warn-clock',
  guards: [onlyTheSystem],
  decide(state, payload, context) {
    const refusal = notOwed(state, { act: 'warn-clock', payload }, context);
    const due = dueOfClock(state, payload.clock, context);
    if (refusal || !due) return refusal ?? refuse('not-due-yet', { date: '' });
    return [{ type: 'ClockWarned', data: { ...payload, due } }];
  },
};

/** 超期. */
export const expireClock: LastingAct<ExpirePayload> = {
  name: 'expire-clock',
  lasting: true,
  guards: [onlyTheSystem],
  decide(state, payload, context) {
    const refusal = notOwed(state, { act: 'expire-clock', payload }, context);
    const due = dueOfClock(state, payload.clock, context);
    if (refusal || !due) return refusal ?? refuse('not-due-yet', { date: '' });
    return [{ type: 'ClockExpired', data: { ...payload, due } }];
  },
};

/** 节假日安排公布: what it moved is told, once (rules §10). */
export const tellCalendar: Act<TellCalendarPayload> = {
  name: 'tell-calendar',
  guards: [onlyTheSystem],
  decide(state, payload, context) {
    const refusal = notOwed(state, { act: 'tell-calendar', payload }, context);
    const moved = movedDues(state, context.calendar).find(({ version }) => version === payload.version);
    if (refusal || !moved) return refusal ?? refuse('not-due-yet', { date: '' });
    return [{ type: 'DueTimesMoved', data: { calendar: moved.version, clocks: moved.clocks } }];
  },
};

const WHY = '逾期未决定';

function whyOf(step: number, { terms }: KnownCase): string {
  if (step === 0) return WHY;
  return `逾期${periodOf(terms, step === 1 ? 'secondEscalation' : 'thirdEscalation')}个工作日仍未决定`;
}

/** 自动提级: a case that is late goes up by itself, a step when due and further ones after 2 and 5 working days (rules §13). */
export const climb: Act<ClimbPayload> = {
  name: 'climb',
  guards: [onlyTheSystem],
  decide(state, payload, context) {
    const refusal = notOwed(state, { act: 'climb', payload }, context);
    const { due } = caseClocks(state, context.calendar, state.timezone);
    if (refusal || !due) return refusal ?? refuse('not-due-yet', { date: '' });
    const counting = withoutClosedTimes(state, context.calendar);
    const times = ladderTimes(due, state, counting);
    const climbed = { step: payload.step, due: due.due, until: times[payload.step + 1] ?? null };
    return escalated(state, null, plain(whyOf(payload.step, state)), context, climbed);
  },
};

/** The same rules that say what fires next say whether this may fire now; what has fired is not among them any more. */
export function notOwed(state: KnownCase, command: LaterCommand, { calendar, now }: CaseContext): Refusal | null {
  const wanted = JSON.stringify(command);
  const owed = firingsOf(state, calendar).find((firing) => JSON.stringify(firing.command) === wanted);
  if (owed && owed.at <= now) return null;
  return refuse('not-due-yet', { date: localDateOf(owed?.at ?? now, state.timezone) });
}

function dueOfClock(state: KnownCase, clock: ClockName, { calendar }: CaseContext): Due | null {
  const own = expiringClocks(state, calendar).find(({ name }) => name === clock);
  if (own) return own.due;
  const { promised, statutory } = caseClocks(state, calendar, state.timezone);
  return (clock === 'promised' ? promised : clock === 'statutory' ? statutory : null)?.due ?? null;
}
