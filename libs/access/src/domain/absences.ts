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
export const ABSENCE_STREAM_PREFIX = 'absences-';

/** Of one unit. */
export function absenceStream(unit: string): string {
  return `${ABSENCE_STREAM_PREFIX}${unit}`;
}

/** What a decision asks of who is away. */
export interface AbsenceCalendar {
  /** Who does the person's work on that day; null while the person is there. */
  standInOf(person: string, on: LocalDate): string | null;
  /** Whether the person is away on that day. */
  isAway(person: string, on: LocalDate): boolean;
}

/** Everybody is there. */
export const NOBODY_AWAY: AbsenceCalendar = { standInOf: () => null, isAway: () => false };

/** Who is away and who stands in: a fold of the `absences-` streams. */
export class Absences implements AbsenceCalendar {
  private readonly all = new Map<string, Absence>();

  apply(event: AbsenceEntered | AbsenceEnded): void {
    if (event.type === 'AbsenceEntered') {
      this.all.set(event.data.absence, event.data);
      return;
    }
    const { absence: id, on } = event.data;
    const known = this.all.get(id);
    if (!known) return;
    const left = afterItsEnd(known, on);
    if (left) this.all.set(id, left);
    else this.all.delete(id);
  }

  standInOf(person: string, on: LocalDate): string | null {
    const away = this.on(on);
    const standIn = away.find((absence) => absence.person === person)?.standIn ?? null;
    // Whoever is away acts for nobody, whatever was entered before that was refused.
    return away.some((absence) => absence.person === standIn) ? null : standIn;
  }

  isAway(person: string, on: LocalDate): boolean {
    return this.on(on).some((absence) => absence.person === person);
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

  private on(day: LocalDate): readonly Absence[] {
    return [...this.all.values()].filter(({ from, to }) => from <= day && day <= to);
  }
}

/** What is left of it where A is back on that day; null where it was called off before it began. */
export function afterItsEnd(absence: Absence, on: LocalDate): Absence | null {
  if (on <= absence.from) return null;
  const before = dayBefore(on);
  return { ...absence, to: before < absence.to ? before : absence.to };
}
