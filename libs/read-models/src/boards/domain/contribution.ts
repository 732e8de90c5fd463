import type { LocalDate } from '#libs/clocks/domain';
import type { Figure, FigureChange } from './figures.js';

/** From which day on (inclusive) which days of lateness were known. */
export interface DueKnown {
  readonly from: LocalDate;
  /** The first day at whose end the case is due that day or yellow. */
  readonly soon: LocalDate | null;
  /** The first day at whose end it is late. */
  readonly late: LocalDate | null;
}

/** What a resident said of a counter or of an authority, on the leaf and the day where it counts. */
export interface BoardRating {
  readonly about: 'counter' | 'authority';
  readonly leaf: string;
  readonly day: LocalDate;
  readonly score: number;
}

/** Everything that the boards count of one case; all dates are local dates of its region. */
export interface BoardFacts {
  /** Of an item of kind `order`: market services and mutual aid are in no figure of the government's (CONTRACT §5). */
  readonly market: boolean;
  /** The leaf where it was received, and the one whose resident's matter it is. */
  readonly desk: string;
  readonly home: string;
  /** Whether the two lie in different districts. */
  readonly foreign: boolean;
  readonly received: LocalDate;
  /** When this episode of the case began, where it was reopened; what was counted of the episodes before it. */
  readonly reopened: LocalDate | null;
  readonly earlier: BoardFacts | null;
  readonly accepted: LocalDate | null;
  /** When its clock stopped: decided, or closed undecided. */
  readonly decided: LocalDate | null;
  readonly fulfilled: LocalDate | null;
  readonly fulfilledLate: boolean;
  /** When it left the stock: fulfilled or closed. */
  readonly ended: LocalDate | null;
  readonly escalated: readonly LocalDate[];
  readonly ratings: readonly BoardRating[];
  /** By `from`, growing: a later entry holds from its day on and leaves the days before as they were. */
  readonly due: readonly DueKnown[];
}

/**
 * What one case adds to the boards. A stock is a pair of differences, up on the first day it counts and down on the first it does not, so that
 * the stock at the end of any day, past or coming, is the sum of all differences up to it.
 */
export function contribution(facts: BoardFacts): FigureChange[] {
  if (facts.market) return [];
  const changes: FigureChange[] = [];
  const flow = (leaf: string, figure: Figure, day: LocalDate | null): void => {
    if (day !== null) changes.push({ leaf, day, figure, by: 1 });
  };
  if (facts.reopened === null) flow(facts.desk, 'received', facts.received);
  if (facts.foreign && facts.reopened === null) {
    flow(facts.desk, 'handledForOthers', facts.received);
    flow(facts.home, 'handledByOthers', facts.received);
  }
  flow(facts.home, 'accepted', facts.accepted);
  flow(facts.home, 'fulfilled', facts.fulfilled);
  if (facts.fulfilledLate) flow(facts.home, 'fulfilledLate', facts.fulfilled);
  for (const day of facts.escalated) flow(facts.home, 'escalated', day);
  stock(changes, facts.home, 'inProgress', begunOn(facts), facts.ended);
  dueStocks(changes, facts);
  changes.push(...facts.ratings.flatMap(ratingChanges));
  if (facts.earlier) changes.push(...contribution(facts.earlier));
  return changes;
}

/** How many and how much in all: an average is their quotient, over any leaves and days. */
export function ratingChanges({ about, leaf, day, score }: BoardRating): readonly FigureChange[] {
  const [count, sum]: readonly [Figure, Figure] =
    about === 'counter' ? ['deskRatings', 'deskScores'] : ['homeRatings', 'homeScores'];
  return [
    { leaf, day, figure: count, by: 1 },
    { leaf, day, figure: sum, by: score },
  ];
}

function dueStocks(changes: FigureChange[], facts: BoardFacts): void {
  const stopped = earlier(facts.decided, facts.ended);
  facts.due.forEach(({ from, soon, late }, index) => {
    const until = earlier(facts.due[index + 1]?.from ?? null, stopped);
    const start = later(from, begunOn(facts));
    if (soon !== null) stock(changes, facts.home, 'dueSoon', later(start, soon), earlier(late, until));
    if (late !== null) stock(changes, facts.home, 'late', later(start, late), until);
  });
}

function begunOn({ reopened, received }: BoardFacts): LocalDate {
  return reopened ?? received;
}

/** Counts on the days `from` ≤ day < `to`; without `to` for ever. */
function stock(changes: FigureChange[], leaf: string, figure: Figure, from: LocalDate, to: LocalDate | null): void {
  if (to !== null && to <= from) return;
  changes.push({ leaf, day: from, figure, by: 1 });
  if (to !== null) changes.push({ leaf, day: to, figure, by: -1 });
}

/** What is known of the due time changes from that day on: nothing that was counted on the days before is touched. */
export function dueFrom(known: readonly DueKnown[], next: DueKnown): readonly DueKnown[] {
  const before = known.filter(({ from }) => from < next.from);
  const last = before.at(-1);
  if (last?.soon === next.soon && last.late === next.late) return before;
  return [...before, next];
}

function later(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}

function earlier(a: LocalDate | null, b: LocalDate | null): LocalDate | null {
  if (a === null) return b;
  return b === null || a < b ? a : b;
}
