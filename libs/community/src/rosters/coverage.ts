import { dayAfter, type LocalDate, type WorkingCalendar } from '#libs/clocks/domain';
import type { Duty, Opening, Roster, Shift } from './kit.js';

/** A stretch of a day in which the same persons are there. */
interface Stretch {
  readonly date: LocalDate;
  readonly from: string;
  readonly hours: number;
  readonly minimum: number;
  readonly there: number;
}

type Turn = Pick<Shift, 'date' | 'from' | 'to' | 'persons'>;
type Planned = Pick<Roster, 'from' | 'to' | 'openings'>;

/** The hours of a period, cut where somebody comes or goes. */
function stretchesOf(roster: Planned, turns: readonly Turn[], calendar: WorkingCalendar): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (let date = roster.from; date <= roster.to; date = dayAfter(date)) {
    const kind = calendar.isRestDay(date) ? 'rest-day' : 'working-day';
    const here = turns.filter((turn) => turn.date === date);
    for (const opening of roster.openings.filter(({ on }) => on === kind))
      stretches.push(...cut(opening, here).map((each) => ({ ...each, date })));
  }
  return stretches;
}

function cut({ from, to, minimum }: Opening, turns: readonly Turn[]): readonly Omit<Stretch, 'date'>[] {
  const edges = [...new Set([from, to, ...turns.flatMap((turn) => [turn.from, turn.to])])]
    .filter((edge) => from <= edge && edge <= to)
    .sort();
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? to;
    const there = new Set(
      turns.filter((turn) => turn.from <= start && end <= turn.to).flatMap(({ persons }) => persons),
    );
    return { from: start, hours: (minutesOf(end) - minutesOf(start)) / 60, minimum, there: there.size };
  });
}

export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** 人时: how many hours of persons the openings of a period need. */
export function hoursNeeded(roster: Planned, calendar: WorkingCalendar): number {
  return sum(stretchesOf(roster, [], calendar).map(({ hours, minimum }) => hours * minimum));
}

/** How many of them are filled; more than the minimum counts no more. */
export function hoursFilled(roster: Planned, turns: readonly Turn[], calendar: WorkingCalendar): number {
  return sum(stretchesOf(roster, turns, calendar).map(({ hours, minimum, there }) => hours * Math.min(minimum, there)));
}

/** 值守率, per cent with one digit: what was filled of what was needed. */
export function coverage(roster: Planned, turns: readonly Turn[], calendar: WorkingCalendar): number {
  const needed = hoursNeeded(roster, calendar);
  return needed === 0 ? 100 : Math.round((1000 * hoursFilled(roster, turns, calendar)) / needed) / 10;
}

/** The first hours with too few; null where there are none. */
export function firstGap(roster: Planned, turns: readonly Turn[], calendar: WorkingCalendar): Stretch | null {
  return stretchesOf(roster, turns, calendar).find(({ minimum, there }) => there < minimum) ?? null;
}

/** The turns that were really done. */
export function turnsDone(duties: readonly Duty[]): readonly Turn[] {
  return duties.filter(({ present }) => present).map((duty) => ({ ...duty, persons: [duty.person] }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
