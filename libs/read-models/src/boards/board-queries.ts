import type pg from 'pg';
import type { LocalDate } from '#libs/clocks/domain';
import type { RegionTree } from '#libs/region/domain';
import { FIGURE_COLUMNS } from './boards-projection.js';
import { FIGURES, STOCKS, type Figure, type Figures } from './domain/figures.js';

export interface Rating {
  readonly count: number;
  readonly average: number | null;
}

/** The figures of a unit over a period (contract, “Boards”): `desk` counts where a case was received, `home` by whose resident's matter it is. */
export interface BoardFigures {
  readonly desk: { readonly received: number; readonly handledForOthers: number; readonly rating: Rating };
  readonly home: {
    readonly accepted: number;
    readonly inProgress: number;
    readonly dueSoon: number;
    readonly late: number;
    readonly fulfilled: number;
    readonly fulfilledLate: number;
    readonly escalated: number;
    readonly handledByOthers: number;
    /** Cases set aside by the end of the period because an event of them cannot be read: their other figures are what was last known. */
    readonly unreadable: number;
    readonly rating: Rating;
  };
}

export interface BoardChild extends BoardFigures {
  readonly unit: string;
  readonly name: string;
}

/** A board. The figures are always the sums of those of its children, of a leaf they are its own. */
export interface Board extends BoardChild {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly children: readonly BoardChild[];
}

export class BoardQueries {
  constructor(private readonly pool: pg.Pool) {}

  /**
   * The board of a region, a district or a leaf (a community or an own desk, 本级): flows over the days `from` to `to`, both inclusive, stocks at
   * the end of `to`. Null for a code that the tree does not know. `schema` is that of the live build.
   */
  async board(
    schema: string,
    unit: string,
    period: { readonly from: LocalDate; readonly to: LocalDate },
    tree: RegionTree,
  ): Promise<Board | null> {
    const name = tree.leaf(unit)?.name ?? tree.unit(unit)?.name;
    const leaves = tree.leavesWithin(unit).map(({ code }) => code);
    if (name === undefined || leaves.length === 0) return null;
    const [figures, unreadable] = await Promise.all([
      this.figures(schema, leaves, period),
      this.unreadable(leaves, period.to),
    ]);
    const of = (codes: readonly string[]): BoardFigures =>
      shown(
        total(codes, figures),
        codes.reduce((sum, code) => sum + (unreadable.get(code) ?? 0), 0),
      );
    const children = childrenOf(unit, tree).map((child) => ({
      unit: child.code,
      name: child.name,
      ...of(child.leaves),
    }));
    return { unit, name: tree.unit(unit)?.name ?? name, ...period, ...of(leaves), children };
  }

  /** By leaf; a case is counted once, whichever models have set it aside. */
  private async unreadable(leaves: readonly string[], to: LocalDate): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.pool.query<{ leaf: string; count: number }>(
      `select leaf, count(*)::integer as count from (
         select distinct on (s.stream) s.stream, s.leaf, s.day
         from read_model.set_aside s join read_model.live l using (schema)
         where s.stream like 'case-%' order by s.stream, s.revision) s
       where leaf = any($1) and (day is null or day <= $2::date) group by leaf`,
      [leaves, to],
    );
    return new Map(rows.map(({ leaf, count }) => [leaf, count]));
  }

  private async figures(
    schema: string,
    leaves: readonly string[],
    { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
  ): Promise<ReadonlyMap<string, Figures>> {
    const { rows } = await this.pool.query<{ leaf: string } & Record<string, number>>(
      `select leaf, ${SUMS} from "${schema}".board_day where leaf = any($1) and day <= $3::date group by leaf`,
      [leaves, from, to],
    );
    return new Map(rows.map((row) => [row.leaf, figuresOf(row)]));
  }
}

const SUMS = FIGURES.map((figure, index) => {
  const column = FIGURE_COLUMNS[index] ?? figure;
  const period = STOCKS.has(figure) ? '' : ' filter (where day >= $2::date)';
  return `coalesce(sum(${column})${period}, 0)::integer as ${column}`;
}).join(', ');

interface Child {
  readonly code: string;
  readonly name: string;
  readonly leaves: readonly string[];
}

/** Of a region its districts and whatever leaf lies in none of them, its own desk first of all; of any other division its leaves. */
function childrenOf(unit: string, tree: RegionTree): readonly Child[] {
  if (tree.leaf(unit)) return [];
  const asChild = ({ code, name }: { code: string; name: string }): Child => ({ code, name, leaves: [code] });
  const leaves = tree.leavesWithin(unit);
  if (tree.unit(unit)?.parent !== null) return leaves.map(asChild);
  const districts = tree.children(unit).filter(({ kind }) => kind === 'district');
  return [
    ...leaves.filter(({ code }) => tree.ancestorAt(code, 'district') === null).map(asChild),
    ...districts.map(({ code, name }) => ({ code, name, leaves: tree.leavesWithin(code).map((leaf) => leaf.code) })),
  ];
}

function figuresOf(row: Record<string, unknown>): Figures {
  const of = (figure: Figure): number => Number(row[FIGURE_COLUMNS[FIGURES.indexOf(figure)] ?? ''] ?? 0);
  return {
    received: of('received'),
    handledForOthers: of('handledForOthers'),
    accepted: of('accepted'),
    fulfilled: of('fulfilled'),
    fulfilledLate: of('fulfilledLate'),
    escalated: of('escalated'),
    handledByOthers: of('handledByOthers'),
    inProgress: of('inProgress'),
    dueSoon: of('dueSoon'),
    late: of('late'),
    deskRatings: of('deskRatings'),
    deskScores: of('deskScores'),
    homeRatings: of('homeRatings'),
    homeScores: of('homeScores'),
  };
}

function total(leaves: readonly string[], figures: ReadonlyMap<string, Figures>): Record<Figure, number> {
  const sum = figuresOf({});
  const totals: Record<Figure, number> = { ...sum };
  for (const leaf of leaves) {
    const own = figures.get(leaf);
    if (own) for (const figure of FIGURES) totals[figure] += own[figure];
  }
  return totals;
}

/** To two decimals; null where nobody rated. */
function ratingOf(count: number, scores: number): Rating {
  return { count, average: count === 0 ? null : Math.round((scores * 100) / count) / 100 };
}

function shown(figures: Figures, unreadable: number): BoardFigures {
  const { received, handledForOthers, ...home } = figures;
  return {
    desk: { received, handledForOthers, rating: ratingOf(home.deskRatings, home.deskScores) },
    home: {
      accepted: home.accepted,
      inProgress: home.inProgress,
      dueSoon: home.dueSoon,
      late: home.late,
      fulfilled: home.fulfilled,
      fulfilledLate: home.fulfilledLate,
      escalated: home.escalated,
      handledByOthers: home.handledByOthers,
      unreadable,
      rating: ratingOf(home.homeRatings, home.homeScores),
    },
  };
}
