import { BOOKS } from '#libs/community';
import type { LocalDate } from '#libs/clocks/domain';
import type { BookFigures, BookQueries } from '#libs/read-models';
import type { RegionTree } from '#libs/region/domain';

/** The figures of the community's books, by the path of the book: flows of the period, stocks at its end (CONTRACT §9). */
export type CommunityFigures = Readonly<Record<string, Readonly<Record<string, number>>>>;

const STOCKS = BOOKS.flatMap(({ name, figures }) =>
  Object.entries(figures).flatMap(([figure, { kind }]) => (kind === 'stock' ? [`${name} ${figure}`] : [])),
);

/** The books of a board and of its children, each the sum of its leaves. */
export interface BookBoard {
  /** Of the board itself: every book with every figure. */
  readonly whole: CommunityFigures;
  /** Of a child: the books in which the board has any figure. */
  ofChild(code: string): CommunityFigures;
}

/** Reads the figures of all leaves of a unit. `schema` is that of the live build. */
export async function bookBoard(
  books: BookQueries,
  schema: string,
  {
    unit,
    from,
    to,
    tree,
  }: { readonly unit: string; readonly from: LocalDate; readonly to: LocalDate; readonly tree: RegionTree },
): Promise<BookBoard> {
  const figures = await books.figures(schema, leavesOf(unit, tree), { from, to }, STOCKS);
  const whole = sumOf(
    leavesOf(unit, tree),
    figures,
    BOOKS.map(({ path }) => path),
  );
  const used = Object.entries(whole).flatMap(([path, of]) =>
    Object.values(of).some((count) => count !== 0) ? [path] : [],
  );
  return { whole, ofChild: (code) => sumOf(leavesOf(code, tree), figures, used) };
}

function leavesOf(code: string, tree: RegionTree): readonly string[] {
  return tree.leaf(code) ? [code] : tree.leavesWithin(code).map((leaf) => leaf.code);
}

function sumOf(leaves: readonly string[], figures: BookFigures, paths: readonly string[]): CommunityFigures {
  return Object.fromEntries(
    BOOKS.filter(({ path }) => paths.includes(path)).map(({ name, path, figures: defined }) => [
      path,
      Object.fromEntries(
        Object.keys(defined).map((figure) => [
          figure,
          leaves.reduce((sum, leaf) => sum + (figures.get(leaf)?.get(name)?.[figure] ?? 0), 0),
        ]),
      ),
    ]),
  );
}
