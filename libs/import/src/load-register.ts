import { loadRegion, UnitCodeTaken, type LoadedRegion, type ReferenceData } from '#libs/reference';
import { calendarStreamOf, type CalendarEvent, type CalendarKind, type Instant } from '#libs/clocks/domain';
import type { EventLog } from '#libs/event-log/domain';
import { OperatorError } from '#libs/runtime';
import type { Mapping } from './mapping.js';
import type { RegisterReference } from './reference.js';

/**
 * A region that is there has its name, its zone and its calendar: local dates and due times of its cases follow from them. Throws an OperatorError for a
 * mapping that says otherwise.
 */
export async function checkRegion(
  { region }: Mapping,
  { tree }: Pick<ReferenceData, 'tree'>,
  log: EventLog,
): Promise<void> {
  const { code, name, timezone, calendar } = region;
  const there = tree.unit(code);
  if (!there) return;
  if (there.parent !== null)
    throw new OperatorError(
      `The region code ${code} belongs to a unit, ${there.name}; give the mapping another one.`,
      2,
    );
  if (there.name !== name)
    throw new OperatorError(`The region code ${code} belongs to ${there.name}; give the mapping another one.`, 2);
  if (there.timezone !== timezone)
    throw new OperatorError(
      `The region ${code} is there with the time zone ${there.timezone ?? 'UTC'}, and /region/timezone says ${timezone}; its cases keep theirs: give the mapping the same, or another region code.`,
      2,
    );
  const kept = await adoptedCalendar(code, log);
  if (kept !== null && kept !== calendar)
    throw new OperatorError(
      `The region ${code} is there with the calendar "${kept}", and /region/calendar says "${calendar}"; its due times follow from it: give the mapping the same, or another region code.`,
      2,
    );
}

/** Writes what the log lacks of the register's units, items and calendar. Throws an OperatorError where a code is another unit's. */
export async function loadRegister(
  log: EventLog,
  { region: { code: region, calendar }, title }: Mapping,
  { units, items }: RegisterReference,
  now: Instant,
): Promise<LoadedRegion> {
  try {
    return await loadRegion(log, {
      units,
      items: { region, basis: title, items },
      calendar: [{ type: 'CalendarAdopted', data: { region, kind: calendar } }],
      actor: { person: `import@${region}`, role: 'import', unit: region },
      now,
      origin: 'import',
    });
  } catch (error) {
    if (!(error instanceof UnitCodeTaken)) throw error;
    throw new OperatorError(
      `The code ${error.unit} belongs to another unit already; codes are unique over all regions: give the mapping another region code, or the level a prefix.`,
      2,
    );
  }
}

/** The rule of rest days that the region has adopted; null where it never said so. */
async function adoptedCalendar(region: string, log: EventLog): Promise<CalendarKind | null> {
  const rule: CalendarEvent = { type: 'CalendarAdopted', data: { region, kind: 'china' } };
  const [last] = await log.lastEvents([calendarStreamOf(rule)]);
  return last ? (JSON.parse(last.data) as typeof rule.data).kind : null;
}
