import { DateTime } from 'luxon';
import type { ServiceItem } from '#libs/catalogue/domain';
import type { ClockStart, Instant, LimitUnit, LocalDate, Promised, TimeZone } from '#libs/clocks/domain';

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

/** A limit in words. No date is printed: a later notice of holidays would change it, and a paper printed again must be the same. */
export function limitWords(limit: Promised, startsAt: ClockStart): string {
  if (limit === null) return '无';
  if (limit === 'same-day') return '当日';
  return `${limit.value}${UNITS[limit.unit]}（${STARTS[startsAt]}）`;
}

/** `2026年3月2日` on the region's wall. */
export function localDay(at: Instant, zone: TimeZone): string {
  return DateTime.fromISO(at, { zone }).toFormat('yyyy年M月d日');
}

/** `2026年3月2日 9:05` on the region's wall. */
export function localTime(at: Instant, zone: TimeZone): string {
  return DateTime.fromISO(at, { zone }).toFormat('yyyy年M月d日 H:mm');
}

/** `2026年3月2日` for a date of the region. */
export function dayWords(date: LocalDate): string {
  return localDay(`${date}T00:00:00Z`, 'UTC');
}

/** A material as the item names it. */
export function materialName(code: string, item: ServiceItem | null): string {
  return item?.materials.find((material) => material.code === code)?.name ?? code;
}
