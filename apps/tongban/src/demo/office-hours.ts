import {
  addDays,
  instantOf,
  localDateOf,
  millisecondsOf,
  startOfDay,
  type Instant,
  type LocalDate,
  type TimeZone,
  type WorkingCalendar,
} from '#libs/clocks/domain';
import type { Random } from './random.js';

const HOUR_MS = 3_600_000;
const OPENS_MS = 9 * HOUR_MS;
const CLOSES_MS = 16 * HOUR_MS;
const DAYS = 183;
/** Counters are open on weekends, too, but few come (rules §10). */
const REST_DAY_SHARE = 0.12;

/** When the counters of the demo's half-year are open. */
export class OfficeHours {
  private readonly days: readonly LocalDate[];

  constructor(
    readonly today: LocalDate,
    readonly calendar: WorkingCalendar,
    readonly zone: TimeZone,
  ) {
    this.days = Array.from({ length: DAYS }, (_, index) => addDays(today, index + 1 - DAYS));
  }

  get firstDay(): LocalDate {
    return this.days[0] ?? this.today;
  }

  /** A moment of the half-year at which somebody comes to a counter. */
  somebodyComes(random: Random): Instant {
    let day = random.of(this.days);
    while (this.calendar.isRestDay(day) && !random.chance(REST_DAY_SHARE)) day = random.of(this.days);
    return this.moment(day, random.between(OPENS_MS, CLOSES_MS - HOUR_MS));
  }

  /** The moment itself while the offices are open, else in the first hour of the next working day. */
  atWork(instant: Instant): Instant {
    const day = localDateOf(instant, this.zone);
    const sinceMidnight = millisecondsOf(instant) - millisecondsOf(startOfDay(day, this.zone));
    if (this.calendar.isWorkingDay(day) && sinceMidnight >= OPENS_MS && sinceMidnight < CLOSES_MS) return instant;
    let next = sinceMidnight < OPENS_MS ? day : addDays(day, 1);
    while (!this.calendar.isWorkingDay(next)) next = addDays(next, 1);
    return this.moment(next, OPENS_MS + (sinceMidnight % HOUR_MS));
  }

  private moment(day: LocalDate, sinceMidnight: number): Instant {
    return instantOf(millisecondsOf(startOfDay(day, this.zone)) + Math.floor(sinceMidnight));
  }
}

export function after(instant: Instant, milliseconds: number): Instant {
  return instantOf(millisecondsOf(instant) + Math.floor(milliseconds));
}
