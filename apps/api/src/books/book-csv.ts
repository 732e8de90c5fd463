import { stringify } from 'csv-stringify/sync';
import { ownFields, type Book } from '#libs/community';
import type { Naming } from '#libs/kernel/domain';
import type { BookView } from '#libs/read-models';

const COMMON = {
  number: { zh: '编号', en: 'number' },
  state: { zh: '状态', en: 'state' },
  unit: { zh: '单位', en: 'unit' },
  begunAt: { zh: '登记时间', en: 'begun at' },
  due: { zh: '到期', en: 'due' },
  light: { zh: '灯色', en: 'light' },
} as const;

/** A page of a book as CSV (RFC 4180): UTF-8 with BOM, its formulas escaped, under the names of its fields in the reader's language. */
export function csvOf(book: Book, views: readonly BookView[], naming: Naming): string {
  const { language } = naming;
  const header = [...Object.values(COMMON), ...Object.values(book.fields)].map((each) => each[language]);
  const rows = views.map(({ state, due, light }) => [
    state.number,
    naming.word(`${book.name}-state`, state.phase),
    state.unit,
    state.begunAt,
    due ?? '',
    light,
    ...Object.values(ownFields(book, state)).map(cellOf),
  ]);
  return stringify([header, ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) return value.join('；');
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}
