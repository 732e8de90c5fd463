import { notYetOwed } from '../../rules/time.js';
import { textOfDue } from '../../clocks/fired-key.js';
import { defineAct, defineEvent } from '../../kit.js';
import { fired } from '../../state/transitions.js';
import { firedKey } from '../../clocks/fired-key.js';
import { nobody, refuse, words } from '#libs/kernel/domain';
import { notDueYet, onlyTheSystem } from '../../rules/time.js';
import { kindOfClock } from '../../clocks/own-clock.js';
import { movedDues, type MovedDue } from '../../clocks/moved-dues.js';
/** The version of the calendar that moved something: `2027.1`. */
export interface TellCalendarPayload {
  readonly version: string;
}

/** 日历调整: a notice of holidays that came while the case ran moved its due dates; told to whoever has it. */
export interface DueTimesMoved {
  readonly type: 'DueTimesMoved';
  readonly data: {
    /** Of the calendar of that year: `2027.1`. */
    readonly calendar: string;
    readonly clocks: readonly MovedDue[];
  };
}
export const DueTimesMoved = defineEvent<DueTimesMoved>('DueTimesMoved', {
  movesClock: false,
  evolve: (state, { calendar }) => ({ ...fired(state, firedKey.told(calendar)), dueMoved: calendar }),
  words: ({ calendar, clocks: [first] }) =>
    // The clock that counts comes first.
    words(
      '{year}年节假日安排公布，{clock:clock}由{from}改为{to}到期。',
      'The holidays of {year} were published: the {clock:clock} is due {to} instead of {from}.',
      {
        year: calendar.slice(0, 4),
        clock: kindOfClock(first?.clock ?? 'promised'),
        from: first?.from ? textOfDue(first.from) : '',
        to: first?.to ? textOfDue(first.to) : '',
      },
    ),
});

/** 节假日安排公布: what it moved is told, once (rules §10). */
export const tellCalendar = defineAct('tell-calendar', {
  word: { zh: '告知日历调整', en: 'tell of a calendar' },
  who: nobody,
  guards: [onlyTheSystem],
  events: [DueTimesMoved],
  refusals: [notDueYet],
  decide(state, payload: TellCalendarPayload, context) {
    const refusal = notYetOwed(state, { act: 'tell-calendar', payload }, context);
    const moved = movedDues(state, context.calendar).find(({ version }) => version === payload.version);
    if (refusal || !moved) return refusal ?? refuse(notDueYet, { date: '' });
    return [DueTimesMoved.of({ calendar: moved.version, clocks: moved.clocks })];
  },
});
