import type { Book } from '#libs/community';
import { addDays, startOfDay } from '#libs/clocks/domain';
import type { BookFilter } from '#libs/read-models';
import type { RegionTree } from '#libs/region/domain';
import { fieldFault, Problem } from '../http/problem.js';
import { PageQuery } from '../lists/page-query.js';
import { unitsBelow } from '../lists/units-below.js';
import { CodeField, DateField, TextField } from '../validation/fields.js';

const optional = true;

/** What a list of any book may be narrowed by (CONTRACT §9). */
export class BookListQuery extends PageQuery {
  @CodeField({ description: '单位及其下级。The unit, or any below it.', optional, example: '210102' }) unit?: string;
  @CodeField({ description: '状态。State.', optional }) state?: string;
  @DateField({ description: '登记日期起（含）。Begun on or after.', optional }) from?: string;
  @DateField({ description: '登记日期止（含）。Begun on or before.', optional }) to?: string;
  @TextField({ description: '编号、名称等所含文字。A part of the number or of what it names.', max: 200, optional })
  q?: string;
}

/** Throws a Problem where a parameter names what is not there. */
export function bookFilterOf(
  book: Book,
  { unit, state, from, to, q }: BookListQuery,
  { region, zone, tree }: { readonly region: string; readonly zone: string; readonly tree: RegionTree },
): BookFilter {
  if (state !== undefined && !(state in book.stateWords)) {
    const params = { values: Object.keys(book.stateWords).join(', ') };
    throw new Problem('invalid-parameter', { faults: [fieldFault('state', 'one-of', params)] });
  }
  if (from !== undefined && to !== undefined && from > to)
    throw new Problem('invalid-parameter', { faults: [fieldFault('from', 'period')] });
  const units = unitsBelow('unit', unit, region, tree);
  return {
    ...{ book: book.name, region },
    ...(units !== undefined && { units }),
    ...(state !== undefined && { state }),
    ...(from !== undefined && { from: startOfDay(from, zone) }),
    ...(to !== undefined && { before: startOfDay(addDays(to, 1), zone) }),
    ...(q !== undefined && { q }),
  };
}
