import { dayBefore, type LocalDate } from '#libs/clocks/domain';

/** AB岗: A is away from the first to the last day, and B does A's work with the same power (rules §1.3). Dates of the region, both inclusive. */
export interface Absence {
  readonly absence: string;
  readonly unit: string;
  readonly person: string;
  readonly standIn: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export interface AbsenceEntered {
  readonly type: 'AbsenceEntered';
  readonly data: Absence;
}
/** Back again: from this day on A does the work, or the whole absence is called off where that is before its first day. */
export interface AbsenceEnded {
  readonly type: 'AbsenceEnded';
  readonly data: { readonly absence: string; readonly unit: string; readonly on: LocalDate };
}
export type AbsenceEvent = AbsenceEntered | AbsenceEnded;

/** The stored names and schema versions, for the registry of events. */
export const ABSENCE_EVENTS = [
  { type: 'AbsenceEntered', version: 1 },
  { type: 'AbsenceEnded', version: 1 },
] as const satisfies readonly { readonly type: AbsenceEvent['type']; readonly version: number }[];

export const ABSENCE_STREAM_PREFIX = 'absences-';

/** Of one unit. */
export function absenceStream(unit: string): string {
  return `${ABSENCE_STREAM_PREFIX}${unit}`;
}

/** What a decision asks of who is away. */
export interface AbsenceCalendar {
  /** Who does the person's work on that day; null while the person is there. */
  standInOf(person: string, on: LocalDate): string | null;
}

/** Everybody is there. */
export const NOBODY_AWAY: AbsenceCalendar = { standInOf: () => null };

/** Who is away and who stands in: a fold of the `absences-` streams. */
export class Absences implements AbsenceCalendar {
  private readonly all = new Map<string, Absence>();

  apply(event: AbsenceEvent): void {
    if (event.type === 'AbsenceEntered') {
      this.all.set(event.data.absence, event.data);
      return;
    }
    const { absence: id, on } = event.data;
    const known = this.all.get(id);
    if (!known) return;
    if (on <= known.from) this.all.delete(id);
    else this.all.set(id, { ...known, to: dayBeforeOf(on, known.to) });
  }

  standInOf(person: string, on: LocalDate): string | null {
    const away = this.on(on);
    const standIn = away.find((absence) => absence.person === person)?.standIn ?? null;
    // Whoever is away acts for nobody, whatever was entered before that was refused.
    return away.some((absence) => absence.person === standIn) ? null : standIn;
  }

  /** Whose work the person does on that day beside their own. */
  standsInFor(person: string, on: LocalDate): readonly string[] {
    const away = this.on(on);
    if (away.some((absence) => absence.person === person)) return [];
    return away.filter(({ standIn }) => standIn === person).map((absence) => absence.person);
  }

  get(absence: string): Absence | null {
    return this.all.get(absence) ?? null;
  }

  /** Those that have not passed, of all units, the earliest first. */
  from(day: LocalDate): readonly Absence[] {
    return [...this.all.values()].filter(({ to }) => to >= day).sort((a, b) => (a.from < b.from ? -1 : 1));
  }

  /** An absence that keeps another one from being entered: of the same person, or of the stand-in, on one of its days. */
  conflictWith({ person, standIn, from, to }: Omit<Absence, 'absence'>): Absence | null {
    const meets = (other: Absence) => other.from <= to && from <= other.to;
    return [...this.all.values()].find((other) => meets(other) && [person, standIn].includes(other.person)) ?? null;
  }

  /**
   * An absence that the person stands in for on one of the days: whoever stands in is there, so that two absences mean the same in either order of
   * entering.
   */
  standInDutyOf({ person, from, to }: Pick<Absence, 'person' | 'from' | 'to'>): Absence | null {
    return (
      [...this.all.values()].find((other) => other.standIn === person && other.from <= to && from <= other.to) ?? null
    );
  }

  private on(day: LocalDate): readonly Absence[] {
    return [...this.all.values()].filter(({ from, to }) => from <= day && day <= to);
  }
}

function dayBeforeOf(on: LocalDate, last: LocalDate): LocalDate {
  const before = dayBefore(on);
  return before < last ? before : last;
}
