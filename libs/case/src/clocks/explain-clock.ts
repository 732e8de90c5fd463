import { lightOfClock, type CaseClock, type ClockKind, type Counting } from './clock.js';
import { fill, type Bilingual, type Naming } from '#libs/kernel/domain';
import {
  explainDue,
  localDateOf,
  workingDaysBetween,
  type DueArithmetic,
  type Instant,
  type Light,
  type Limit,
  type LimitUnit,
} from '#libs/clocks/domain';

/** A clock with its arithmetic, as a screen shows it. */
export interface ExplainedClock {
  readonly kind: ClockKind;
  readonly of: string | null;
  readonly start: Instant;
  readonly limit: Limit | 'same-day' | null;
  /** From when to when it stood. */
  readonly stopped: readonly { readonly from: Instant; readonly to: Instant | null }[];
  readonly extended: readonly Limit[];
  /** A date of the region, or an instant; null while it stands. */
  readonly due: string | null;
  /** What is left of it, in its own unit; null where it has stopped, stands or has run out. */
  readonly left: { readonly value: number; readonly unit: LimitUnit } | null;
  readonly light: Light;
  readonly endedAt: Instant | null;
  readonly standsSince: Instant | null;
  readonly steps: DueArithmetic['steps'];
  readonly calendars: DueArithmetic['calendars'];
  readonly text: string;
}

/** How a due time came about: when it started, from when to when it stood, what extended it, what is left, and by which calendars. */
export function explainClock(clock: CaseClock, now: Instant, naming: Naming, counting: Counting): ExplainedClock {
  const { kind, of, start, limit, pauses, extensions, endedAt, standsSince } = clock;
  const { calendar, zone } = counting;
  const arithmetic = limit && explainDue(start, limit, calendar, zone, { pauses, extensions });
  return {
    ...{ kind, of, start, limit, stopped: pauses, extended: extensions, due: dueOfClock(clock) },
    left: leftOf(clock, now, counting),
    light: lightOfClock(clock, now, zone),
    endedAt,
    standsSince,
    steps: arithmetic?.steps ?? [],
    calendars: arithmetic?.calendars ?? [],
    text: textOf(clock, naming, zone),
  };
}

function dueOfClock({ due }: CaseClock): string | null {
  return due && (due.kind === 'date' ? due.date : due.at);
}

/** Working days are counted one by one, for ten years at the most; what lies further away is told in days. */
const FURTHEST_DAYS = 3_660;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What is left of a clock, in its own unit; null where it has stopped, stands or has run out. */
export function leftOf(
  { due, limit, endedAt }: Pick<CaseClock, 'due' | 'limit' | 'endedAt'>,
  now: Instant,
  { calendar, zone }: Counting,
) {
  if (!due || endedAt !== null) return null;
  if (due.kind === 'instant') {
    const hours = (Date.parse(due.at) - Date.parse(now)) / HOUR_MS;
    return hours < 0 ? null : { value: Math.floor(hours), unit: 'hour' as const };
  }
  const today = localDateOf(now, zone);
  if (today > due.date) return null;
  const days = (Date.parse(due.date) - Date.parse(today)) / DAY_MS;
  const isInDays = limit !== null && limit !== 'same-day' && (limit.unit === 'natural-day' || limit.unit === 'month');
  if (isInDays || days > FURTHEST_DAYS) return { value: days, unit: 'natural-day' as const };
  return { value: workingDaysBetween(today, due.date, calendar), unit: 'working-day' as const };
}

const UNITS: Readonly<Record<LimitUnit, Bilingual>> = {
  'working-day': { zh: '个工作日', en: ' working days' },
  'natural-day': { zh: '日', en: ' days' },
  month: { zh: '个月', en: ' months' },
  hour: { zh: '小时', en: ' hours' },
  'counter-hour': { zh: '个办公小时', en: ' counter hours' },
};

const MANY = { and: { zh: '；', en: '; ' }, end: { zh: '。', en: '.' } } as const;

/** One sentence: the limit, the start, what stopped and extended it, and when it is due. */
/** What the words of a clock's `of` are looked up under, where it is a code. */
const OF: Partial<Record<ClockKind, string>> = {
  'special-procedure': 'procedure:',
  correction: 'material:',
  gap: 'material:',
};

function textOf(clock: CaseClock, naming: Naming, zone: string): string {
  const { kind, of, start, limit, pauses, extensions, due, endedAt } = clock;
  const { language } = naming;
  const date = (at: Instant) => localDateOf(at, zone);
  const amount = (each: Limit) => `${each.value}${UNITS[each.unit][language]}`;
  const said = (zh: string, en: string, params: Record<string, string>) =>
    fill(language === 'zh' ? zh : en, params, naming);
  const which = of === null ? '' : ` ({${OF[kind] ?? ''}of})`;
  const name = `{clock:clock}${which}`;
  const how =
    limit === 'same-day' ? { zh: '当日', en: 'the same day' } : limit && { zh: amount(limit), en: amount(limit) };
  const parts = [
    said(`${name}${how ? '：{how}' : ''}，自{start}起`, `${name}${how ? ': {how}' : ''} from {start}`, {
      clock: nameOf(clock),
      of: of ?? '',
      how: how?.[language] ?? '',
      start: date(start),
    }),
    ...pauses.map(({ from, to }) =>
      to === null
        ? said('{from}起中止', 'stopped from {from}', { from: date(from) })
        : said('{from}至{to}中止', 'stopped from {from} to {to}', { from: date(from), to: date(to) }),
    ),
    ...extensions.map((each) => said('延长{by}', 'extended by {by}', { by: amount(each) })),
    due === null
      ? said('中止期间无到期日', 'not due while it stands', {})
      : said('{due}到期', 'due {due}', { due: due.kind === 'date' ? due.date : due.at }),
    ...(endedAt === null ? [] : [said('{end}结束', 'ended {end}', { end: date(endedAt) })]),
  ];
  return parts.join(MANY.and[language]) + MANY.end[language];
}

/** Legs and the two clocks of a rectification have words of their own. */
function nameOf({ kind, of }: CaseClock): string {
  if (kind === 'leg') return `leg/${of ?? ''}`;
  return kind === 'rectification' ? `rectification/${of?.split('/').at(-1) ?? ''}` : kind;
}
