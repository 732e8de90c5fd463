import { notAllowedToManage } from '#libs/access/domain';
import { eventTypesOf, matterOf, type CommandOf, type HappeningOf } from '#libs/kernel/domain';
import { calendarStates, type CalendarTypes } from './kit.js';
import { publishCalendar } from './publish-calendar.js';
import { publishCounterHours } from './publish-counter-hours.js';

const ACTS = [publishCalendar, publishCounterHours] as const;

export type CalendarCommand = CommandOf<typeof ACTS>;
export type CalendarHappening = HappeningOf<typeof ACTS>;

/** What the managers of a region publish of its days: the notice of a year, and when its counters are open. */
export const calendarMatter = matterOf<CalendarTypes, CalendarCommand, CalendarHappening>({
  ...calendarStates,
  name: 'calendar',
  initial: { phase: 'none' },
  acts: ACTS,
  factsOf: () => ({}),
  // Both acts may be the first or a later one: nothing is begun twice, and nothing ends.
  refusals: {
    alreadyBegun: notAllowedToManage,
    notBegun: notAllowedToManage,
    notAllowed: notAllowedToManage,
    closed: notAllowedToManage,
  },
});

/** For the registry of events; what a region adopts is written where it is loaded. */
export const CALENDAR_EVENTS = [...eventTypesOf(calendarMatter), { type: 'CalendarAdopted', version: 1 }];

/** Whose notice it is: the year of a region. */
export function calendarId(region: string, year: number): string {
  return `${region}-${year}`;
}

/** Whose hours they are: those of all counters of a region, or of one unit. */
export function counterHoursId(region: string, unit?: string): string {
  return unit === undefined ? `${region}-counters` : `${region}-counters-${unit}`;
}
