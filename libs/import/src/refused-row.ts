/** Why rows are not brought in: stable codes, and what each says. A rule of the case may refuse a row, too, by its own code. */
export const ROW_REASONS = {
  'wrong-number-of-cells': 'the row has more or fewer cells than the header',
  'bad-quote': 'a quotation mark is not closed, or is closed in the middle of the cell',
  'no-number': 'the row has no number, or one that is too long or cannot be read',
  'number-rounded': 'a spreadsheet has rounded the number; export the column as text',
  'no-opening-time': 'the row has no opening time, or one that cannot be read',
  'wrong-due-time': 'the due time cannot be read',
  'wrong-closing-time': 'the closing time cannot be read',
  'wrong-decision-time': 'the time of the decision cannot be read',
  'closed-before-opened': 'the row is closed before it is opened',
  'decided-out-of-order': 'the decision lies before the opening or after the closing',
  'later-than-the-clock': 'the time is later than the clock of the system stands',
  'no-item': 'the row names no item, and the mapping has no item for it',
  'wrong-rating': 'the rating is no whole number from 1 to 5, and the mapping gives it none',
  'closed-before-acts-here': 'the register closes the case before something that was done with it here',
} as const;

export type RowReason = keyof typeof ROW_REASONS;

/** A row that is not brought in, and why: a stable code and the same in words, with the column and what stands in it. */
export interface RefusedRow {
  readonly line: number;
  readonly number: string | null;
  readonly reason: string;
  /** Null where no single column is to blame. */
  readonly column: string | null;
  readonly value: string | null;
  readonly detail: string;
}

/** More than this of a value helps nobody to find it. */
const LONGEST_VALUE = 80;

export function refusedRow(
  row: { readonly line: number; readonly number: string | null },
  reason: RowReason,
  where: { readonly column?: string | null; readonly value?: string | null; readonly more?: string } = {},
): RefusedRow {
  const { column = null, value = null, more } = where;
  const words = ROW_REASONS[reason];
  return {
    line: row.line,
    number: row.number,
    reason,
    column,
    value: value === null ? null : value.slice(0, LONGEST_VALUE),
    detail: more === undefined ? words : `${words}: ${more}`,
  };
}

/** `2.10102E+14`: what a spreadsheet leaves of a long number. */
const ROUNDED = /^[+-]?\d+(?:[.,]\d+)?E\+?\d+$/i;

export function isRounded(value: string): boolean {
  return ROUNDED.test(value);
}
