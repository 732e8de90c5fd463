import {
  atCounter,
  instantOfLocal,
  localDateOf,
  openingsOn,
  type Instant,
  type Opening,
  type WorkingCalendar,
} from '#libs/clocks/domain';
import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import type { BookContext } from '../kit/index.js';

export const HALL_RULE = '一口式受理 叫号与预约';

export const unknownHall = refusal('unknown-hall', {
  kind: 'bad-request',
  rule: HALL_RULE,
  title: { zh: '没有这个大厅', en: 'No such hall' },
  detail: {
    zh: '本地区没有{hall}，或已撤销。请核对大厅编码。',
    en: 'This region has no hall {hall}, or no more. Check it.',
  },
});

/** A hall is a unit of the region that is there. Null where it is. */
export function aHallOfTheRegion(hall: string, { tree, region }: BookContext, field = '/hall'): Refusal | null {
  const isThere = tree.unit(hall) !== null && !tree.hasEnded(hall) && tree.regionOf(hall)?.code === region;
  return isThere ? null : refuse(unknownHall, { hall }, { field });
}

export const hallClosed = refusal('hall-closed', {
  rule: `${HALL_RULE} 开放时间`,
  title: { zh: '大厅不在开放时间', en: 'The hall is closed' },
  detail: {
    zh: '{unit:hall}现在不开放[，当日开放{hours}]。请在开放时间取号，或预约。',
    en: '{unit:hall} is closed now[; open that day {hours}]. Take a ticket while it is open, or make an appointment.',
  },
});

/** 开放时间 of the hall, where it has published any: a ticket is taken while it is open, and served whatever the time is then. */
export function onlyWhileOpen(
  hall: string,
  at: Instant,
  { calendar, tree }: BookContext,
  field: string,
): Refusal | null {
  const zone = tree.timezoneOf(hall) ?? 'UTC';
  const hours = atCounter(calendar, hall);
  if (hours.hasCounterHours !== true) return null;
  const openings = openingsAt(hours, at, zone);
  const isOpen = openings.some(({ from, to }) => from <= at && at < to);
  return isOpen ? null : refuse(hallClosed, { hall, hours: openings.map(({ text }) => text).join('、') }, { field });
}

function openingsAt(calendar: WorkingCalendar, at: Instant, zone: string) {
  const date = localDateOf(at, zone);
  const on = (time: string) => instantOfLocal(`${date}T${time}`, zone, 'later');
  return openingsOn(date, calendar).map(({ from, to }: Opening) => ({
    from: on(from),
    to: on(to),
    text: `${from}–${to}`,
  }));
}
