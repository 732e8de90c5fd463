import { DateTime } from 'luxon';
import type { ServiceItem } from '#libs/catalogue/domain';
import type { ClockStart, Due, Instant, Limit, LimitUnit, LocalDate, TimeZone } from '#libs/clocks/domain';
import type { CaseClock, ClockKind } from '../clocks/clock.js';
import { clocksOf } from '../clocks/case-clocks.js';
import type { PaperMoment } from './parts.js';

const UNITS: Readonly<Record<LimitUnit, string>> = {
  'working-day': '个工作日',
  'natural-day': '日',
  month: '个月',
  hour: '小时',
  'counter-hour': '个办公小时',
};
const STARTS: Readonly<Record<ClockStart, string>> = {
  received: '自收件之日起',
  complete: '自材料齐全之日起',
  accepted: '自受理之日起',
};

/** `20个工作日`. */
export function amountWords({ value, unit }: Pick<Limit, 'value' | 'unit'>): string {
  return `${value}${UNITS[unit]}`;
}

/** `2026年3月2日` on the region's wall. */
export function localDay(at: Instant, zone: TimeZone): string {
  return DateTime.fromISO(at, { zone }).toFormat('yyyy年M月d日');
}

/** `2026年3月2日 9:05` on the region's wall. */
export function localTime(at: Instant, zone: TimeZone): string {
  return DateTime.fromISO(at, { zone }).toFormat('yyyy年M月d日 H:mm');
}

/** `2026年3月2日（含当日）`: a last day counts to its end (民法典 203). */
export function lastDay(date: LocalDate): string {
  return `${localDay(`${date}T00:00:00Z`, 'UTC')}（含当日）`;
}

/** Until when: the last day, or the moment. */
export function dueWords(due: Due, zone: TimeZone): string {
  return due.kind === 'date' ? lastDay(due.date) : localTime(due.at, zone);
}

/** The newest clock of a kind that the case has at the moment of the paper. */
export function clockAt(kind: ClockKind, { state, calendar }: PaperMoment): CaseClock | undefined {
  return clocksOf(state, calendar).findLast((clock) => clock.kind === kind);
}

/** Until when something is owed, as it was known then; null where it is not owed, or stands. */
export function dueAt(kind: ClockKind, moment: PaperMoment): string | null {
  const due = clockAt(kind, moment)?.due;
  return due ? dueWords(due, moment.state.timezone) : null;
}

/** A limit of the case in words: how long, from when, and until when, as far as that is known at the moment of the paper. */
export function limitWords(kind: 'promised' | 'statutory', moment: PaperMoment): string {
  const { terms, registerDue, timezone } = moment.state;
  if (kind === 'promised' && registerDue !== null) return `${localTime(registerDue, timezone)}前`;
  const limit = terms[kind];
  if (limit === null) return '无';
  const due = dueAt(kind, moment);
  const until = due === null ? '' : `，至${due}`;
  return limit === 'same-day' ? `当日${until}` : `${amountWords(limit)}（${STARTS[terms.startsAt]}）${until}`;
}

/** What the whole way takes, there and back, where the counter is a foreign one (rules §13). */
export function wholeWayWords(moment: PaperMoment): string | null {
  const { terms } = moment.state;
  const isForeign = terms.legs?.some(({ by }) => by === 'receiving') ?? false;
  const days = terms.wholeWay ?? (isForeign ? moment.item?.wholeWay : undefined);
  if (days === undefined) return null;
  const due = dueAt('whole-way', moment);
  return `${amountWords({ value: days, unit: 'working-day' })}${due === null ? '' : `（自材料齐全之日起），至${due}`}`;
}

/** A material as the item names it. */
export function materialName(code: string, item: ServiceItem | null): string {
  return item?.materials.find((material) => material.code === code)?.name ?? code;
}

/** Materials with what is said of each. */
export function materialRows(codes: readonly string[], said: string, item: ServiceItem | null) {
  return codes.map((code) => [materialName(code, item), said] as const);
}

/** A row where there is something to say. */
export function rowOf(label: string, value: string | null): readonly (readonly [string, string])[] {
  return value === null || value === '' ? [] : [[label, value]];
}
