import { leftOf } from '#libs/case';
import { explainDue, lightAt, localDateOf, type Instant, type WorkingCalendar } from '#libs/clocks/domain';
import { fill, type Naming } from '#libs/kernel/domain';
import { dueText, scheduleOf, type BookClock } from './clock.js';
import type { Entry } from './entry.js';

/** A clock of an entry with its arithmetic, as those of cases are shown. */
export function explainBookClock(
  clock: BookClock,
  entry: Entry,
  now: Instant,
  naming: Naming,
  calendar: WorkingCalendar,
) {
  const { name, word, owedBy, start, limit, due, endedAt } = clock;
  const arithmetic = limit && explainDue(start, limit, calendar, entry.timezone);
  const running = endedAt === null;
  return {
    ...{ kind: name, of: owedBy, start, limit, stopped: [], extended: [], due: dueText(due) },
    left: leftOf(clock, now, { calendar, zone: entry.timezone }),
    light: running ? lightAt(scheduleOf(clock, entry, calendar), now) : ('none' as const),
    endedAt,
    standsSince: null,
    steps: arithmetic?.steps ?? [],
    calendars: arithmetic?.calendars ?? [],
    text: fill(
      naming.language === 'zh'
        ? `${word.zh}，自{start}起，{due}到期[，{end}结束]。`
        : `${word.en}, from {start}, due {due}[, ended {end}].`,
      {
        start: localDateOf(start, entry.timezone),
        due: dueText(due),
        end: endedAt === null ? '' : localDateOf(endedAt, entry.timezone),
      },
      naming,
    ),
  };
}
