import { caseNumber } from '#libs/case';
import { localDateOf, type Instant, type LocalDate, type TimeZone } from '#libs/clocks/domain';
import type { Happening } from '#libs/kernel/domain';
import type { RegionTree } from '#libs/region/domain';

/** Where an entry of a book belongs, for good: stands in the event that begins it, since no fold asks the tree. */
export interface Place {
  readonly region: string;
  readonly timezone: TimeZone;
  /** The unit whose entry it is: a community, a street, a department. */
  readonly unit: string;
  /** Where boards count it (CONTRACT §5). */
  readonly leaf: string;
  /** What is printed and read out, as of a case. */
  readonly number: string;
}

/** What every entry of every book knows of itself; `phase` is its state. */
export interface Entry extends Place {
  readonly id: string;
  readonly phase: string;
  readonly begunAt: Instant;
}

/** Nothing is begun yet. */
export interface Unbegun {
  readonly phase: 'none';
}

/** The place of an entry that begins now at a unit of the asker's region; null where the tree knows no such unit. */
export function placeAt(
  {
    id,
    now,
    region,
    tree,
  }: { readonly id: string; readonly now: Instant; readonly region: string; readonly tree: RegionTree },
  unit: string,
): Place | null {
  const [leaf, timezone] = [tree.leafOf(unit), tree.timezoneOf(unit)];
  if (leaf === null || timezone === null || tree.regionOf(unit)?.code !== region) return null;
  return { region, timezone, unit, leaf, number: caseNumber(unit, localDateOf(now, timezone), id) };
}

/** The part of a new entry that all books have; its state is the book's to say. */
export function begun(place: Place, { metadata, stream }: Happening): Omit<Entry, 'phase'> {
  const { region, timezone, unit, leaf, number } = place;
  return { id: stream.slice(-ID_LENGTH), region, timezone, unit, leaf, number, begunAt: metadata.occurredAt };
}

/** Of a UUID, with which the stream of every entry ends. */
const ID_LENGTH = 36;

/** The local date of an instant where the entry belongs. */
export function dateAt({ timezone }: Pick<Place, 'timezone'>, at: Instant): LocalDate {
  return localDateOf(at, timezone);
}
