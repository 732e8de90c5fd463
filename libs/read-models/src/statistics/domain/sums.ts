import { FLOW_FIGURES, HANDLER_FIGURES, RATE_FIGURES, type Count } from './figures.js';

/** A row to be added to: its keys after region and day, and its figures in their order. */
export interface SumRow {
  readonly region: string;
  readonly day: string;
  readonly key: readonly string[];
  readonly figures: readonly number[];
}

const FIGURES = { flow: FLOW_FIGURES, handler: HANDLER_FIGURES, rate: RATE_FIGURES } as const;
const places = (figures: readonly string[]): ReadonlyMap<string, number> =>
  new Map(figures.map((figure, index) => [figure, index]));
const PLACES = { flow: places(FLOW_FIGURES), handler: places(HANDLER_FIGURES), rate: places(RATE_FIGURES) } as const;

/** Stands in no code, name or date. */
const BETWEEN_KEYS = '\u0000';

interface Sum extends SumRow {
  readonly figures: number[];
}

/** Adds counts up by region, day and key: what a batch of events changes is small, however many they are. */
export class CountSums {
  private readonly sums = {
    flow: new Map<string, Sum>(),
    handler: new Map<string, Sum>(),
    rate: new Map<string, Sum>(),
  };

  add(counts: readonly Count[]): void {
    for (const { of, region, day, key, figures } of counts) {
      const { figures: sum } = this.sumOf(of, region, day, key);
      for (const [figure, by] of Object.entries(figures)) {
        const at = PLACES[of].get(figure) ?? 0;
        sum[at] = (sum[at] ?? 0) + by;
      }
    }
  }

  /** What is not zero, in the order of the keys. */
  rows(of: Count['of']): readonly SumRow[] {
    return [...this.sums[of]]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row]) => row)
      .filter(({ figures }) => figures.some((figure) => figure !== 0));
  }

  private sumOf(of: Count['of'], region: string, day: string, key: readonly string[]): Sum {
    const id = [region, day, ...key].join(BETWEEN_KEYS);
    const known = this.sums[of].get(id);
    if (known) return known;
    const sum: Sum = { region, day, key, figures: FIGURES[of].map(() => 0) };
    this.sums[of].set(id, sum);
    return sum;
  }
}
