/**
 * Where a value stands in a row: a column, a part of one, several put together, or what is the same in every row.
 */
export type Source =
  | string
  | { readonly column: string; readonly part?: string }
  | { readonly join: readonly Source[]; readonly with?: string }
  | { readonly constant: string };

/** Reads a value out of the cells of a row; blank where the row says nothing. */
export type ReadCell = (cells: readonly string[]) => string;

/** Finds values in the rows of a file with this header. A column that the header lacks is blank. */
export class SourceReader {
  private readonly places: ReadonlyMap<string, number>;

  constructor(header: readonly string[]) {
    this.places = new Map(header.map((column, index) => [column, index]));
  }

  of(source: Source | undefined): ReadCell {
    if (source === undefined) return () => '';
    if (typeof source === 'string') return this.column(source);
    if ('constant' in source) return () => source.constant;
    if ('join' in source) {
      const parts = source.join.map((each) => this.of(each));
      const between = source.with ?? ' ';
      return (cells) =>
        parts
          .map((part) => part(cells))
          .filter((value) => value !== '')
          .join(between);
    }
    const whole = this.column(source.column);
    if (source.part === undefined) return whole;
    const pattern = new RegExp(source.part, 'u');
    return (cells) => {
      const found = pattern.exec(whole(cells));
      return (found?.[1] ?? found?.[0] ?? '').trim();
    };
  }

  private column(column: string): ReadCell {
    const place = this.places.get(column);
    return place === undefined ? () => '' : (cells) => cells[place] ?? '';
  }
}

/** The columns that a source reads. */
export function columnsIn(source: Source): readonly string[] {
  if (typeof source === 'string') return [source];
  if ('constant' in source) return [];
  return 'join' in source ? source.join.flatMap(columnsIn) : [source.column];
}

/** What a source is called when it is spoken of: its columns. */
export function nameOf(source: Source): string {
  const columns = columnsIn(source);
  return columns.length > 0 ? columns.join(' + ') : 'a constant';
}

/** The parts of texts that a source cuts out, each a regular expression. */
export function patternsIn(source: Source): readonly string[] {
  if (typeof source === 'string' || 'constant' in source) return [];
  if ('join' in source) return source.join.flatMap(patternsIn);
  return source.part === undefined ? [] : [source.part];
}
