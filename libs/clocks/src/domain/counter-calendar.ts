import type { CounterHours, LaterNotice, LocalDate, WorkingCalendar } from './types.js';

/** The calendar as one counter sees it: the region's days, its own hours. */
export class CounterCalendar implements WorkingCalendar {
  readonly hasCounterHours = true;

  constructor(
    private readonly region: WorkingCalendar,
    readonly counterHours: CounterHours,
  ) {}

  get laterNotices(): readonly LaterNotice[] {
    return this.region.laterNotices ?? [];
  }

  isWorkingDay(date: LocalDate): boolean {
    return this.region.isWorkingDay(date);
  }

  isRestDay(date: LocalDate): boolean {
    return this.region.isRestDay(date);
  }

  isHoliday(date: LocalDate): boolean {
    return this.region.isHoliday?.(date) ?? false;
  }

  isProvisional(year: number): boolean {
    return this.region.isProvisional(year);
  }

  version(year: number): string {
    return this.region.version(year);
  }
}

/** The calendar by the hours of a counter, or of its region where the counter has none of its own (rules-community §15.0). */
export function atCounter(calendar: WorkingCalendar, unit: string): WorkingCalendar {
  return calendar.atCounter?.(unit) ?? calendar;
}
