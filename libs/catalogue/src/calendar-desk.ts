import type { Asker } from '#libs/access/domain';
import { CALENDAR_STREAM_PREFIX, localDateOf, yearOf, type Calendars, type Instant } from '#libs/clocks/domain';
import { EventRegistry } from '#libs/event-log';
import { CommandRefused, Desk, type DeskPorts } from '#libs/kernel';
import { isRefusal, type Hierarchy } from '#libs/kernel/domain';
import {
  CALENDAR_EVENTS,
  calendarMatter,
  type CalendarCommand,
  type CalendarContext,
  type CalendarHappening,
  type CalendarTypes,
} from './domain/index.js';

export interface CalendarDeskPorts extends Omit<DeskPorts, 'registry' | 'sealer'> {
  /** What is in force. */
  readonly reference: { readonly tree: Hierarchy; readonly calendars: Pick<Calendars, 'of'> };
}

/** Where the notices of holidays and the hours of counters are published. */
export type CalendarDesk = Desk<CalendarTypes, CalendarCommand, CalendarHappening>;

export function openCalendarDesk(ports: CalendarDeskPorts): CalendarDesk {
  const { reference } = ports;
  return new Desk<CalendarTypes, CalendarCommand, CalendarHappening>(
    {
      matter: calendarMatter,
      streamOf: (id) => `${CALENDAR_STREAM_PREFIX}${id}`,
      // The id has the asker's region in it: nobody reaches another's.
      isVisible: () => true,
      contextOf: ({ asker, now }) => Promise.resolve(calendarContextOf(reference, asker, now)),
    },
    { ...ports, registry: new EventRegistry(CALENDAR_EVENTS) },
  );
}

/** Whether the asker may publish it, and whether it may stand: throws as the desk does (`CommandRefused`), and writes nothing. */
export function judgeCalendar(
  reference: CalendarDeskPorts['reference'],
  command: CalendarCommand,
  { asker, now }: { readonly asker: Asker; readonly now: Instant },
): void {
  const decided = calendarMatter.decide(command, calendarMatter.initial, calendarContextOf(reference, asker, now));
  if (isRefusal(decided)) throw new CommandRefused(decided);
}

function calendarContextOf(
  { tree, calendars }: CalendarDeskPorts['reference'],
  asker: Asker,
  now: Instant,
): CalendarContext {
  const region = tree.regionOf(asker.unit)?.code ?? '';
  const thisYear = yearOf(localDateOf(now, tree.timezoneOf(asker.unit) ?? 'UTC'));
  return { now, asker, tree, region, kind: calendars.of(region).kind, thisYear };
}
