import type { BookContext } from '../kit/index.js';
import type { Admission } from './kit.js';

/** The version that a list gets with the next change, `2026.3`: the third of its year, in the division that has it. */
export function nextVersion(
  { list, scope }: Pick<Admission, 'list' | 'scope'>,
  { all, today }: Pick<BookContext, 'all' | 'today'>,
): string {
  const year = today.slice(0, 4);
  const numbers = all<Admission>('admission')
    .filter(({ entry }) => entry.list === list && entry.scope === scope && entry.version?.startsWith(`${year}.`))
    .map(({ entry }) => Number(entry.version?.slice(year.length + 1)));
  return `${year}.${Math.max(0, ...numbers) + 1}`;
}
