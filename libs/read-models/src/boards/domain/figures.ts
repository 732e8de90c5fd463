import type { LocalDate } from '#libs/clocks/domain';

/** The figures that a leaf keeps by day, in the order in which they are stored. */
export const FIGURES = [
  'received',
  'handledForOthers',
  'accepted',
  'fulfilled',
  'fulfilledLate',
  'escalated',
  'handledByOthers',
  'inProgress',
  'dueSoon',
  'late',
  'deskRatings',
  'deskScores',
  'homeRatings',
  'homeScores',
] as const;

/** What is a stock at the end of a day; everything else is a flow over days. */
export const STOCKS: ReadonlySet<string> = new Set(['inProgress', 'dueSoon', 'late']);

export type Figure = (typeof FIGURES)[number];
export type Figures = Readonly<Record<Figure, number>>;

const INDEX = Object.fromEntries(FIGURES.map((figure, index) => [figure, index])) as Readonly<Record<Figure, number>>;

/** One figure of one leaf changes on one day: a flow by its count, a stock by its difference to the day before. */
export interface FigureChange {
  readonly leaf: string;
  readonly day: LocalDate;
  readonly figure: Figure;
  readonly by: number;
}

/** Sums of changes by leaf and day. */
export class FigureSums {
  private readonly sums = new Map<string, number[]>();

  add(changes: readonly FigureChange[], sign: 1 | -1): void {
    for (const { leaf, day, figure, by } of changes) {
      const key = `${day}${leaf}`;
      let row = this.sums.get(key);
      if (!row) this.sums.set(key, (row = FIGURES.map(() => 0)));
      const index = INDEX[figure];
      row[index] = (row[index] ?? 0) + sign * by;
    }
  }

  /** What is not zero, in the order of day and leaf. */
  rows(): { readonly leaf: string; readonly day: LocalDate; readonly figures: readonly number[] }[] {
    const rows = [];
    for (const key of [...this.sums.keys()].sort()) {
      const figures = this.sums.get(key) ?? [];
      if (figures.every((figure) => figure === 0)) continue;
      rows.push({ day: key.slice(0, 10), leaf: key.slice(10), figures });
    }
    return rows;
  }
}
