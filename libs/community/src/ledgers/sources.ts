import type { Bilingual } from '#libs/kernel/domain';
import { BY_HAND, FROM_EVENTS, type Ledger } from './kit.js';

/** What a ledger may come from: a list of the API with its fields and what narrows it, by its path below `/v1/`. */
export interface Source {
  readonly path: string;
  readonly fields: Readonly<Record<string, Bilingual>>;
  readonly filters: readonly string[];
}

/** The cases of a unit, as `GET /v1/cases` lists them. */
export const CASES: Source = {
  path: 'cases',
  fields: {
    number: { zh: '办件编号', en: 'number' },
    item: { zh: '事项', en: 'item' },
    phase: { zh: '办理阶段', en: 'phase' },
    outcome: { zh: '办理结果', en: 'outcome' },
    receivedAt: { zh: '收件时间', en: 'received at' },
    promised: { zh: '承诺时限', en: 'promised' },
    statutory: { zh: '法定时限', en: 'statutory' },
    receivingUnit: { zh: '收件单位', en: 'receiving unit' },
    homeUnit: { zh: '所在社区', en: 'home unit' },
    responsibleUnit: { zh: '办理单位', en: 'responsible unit' },
    mode: { zh: '办理方式', en: 'mode' },
    light: { zh: '灯色', en: 'light' },
  },
  filters: ['item', 'phase', 'outcome'],
};

/** What the brief of every book has beside its own fields. */
const OF_EVERY_BOOK: Readonly<Record<string, Bilingual>> = {
  number: { zh: '编号', en: 'number' },
  unit: { zh: '单位', en: 'unit' },
  state: { zh: '状态', en: 'state' },
  begunAt: { zh: '登记时间', en: 'begun at' },
  due: { zh: '到期', en: 'due' },
};

/** The books as sources, and the cases. */
export function sourcesOf(
  books: readonly { readonly path: string; readonly fields: Readonly<Record<string, Bilingual>> }[],
): readonly Source[] {
  const ofBooks = books.map(({ path, fields }) => ({
    path,
    fields: { ...OF_EVERY_BOOK, ...fields },
    filters: ['state'],
  }));
  return [CASES, ...ofBooks];
}

/** A column of a ledger: the field that it shows; null where the source has none of that name. */
export interface Column {
  readonly name: string;
  readonly field: string | null;
}

/** What generates a ledger: the list, what narrows it, and what of it stands in each column. */
export interface Generated {
  readonly path: string;
  readonly filter: Readonly<Record<string, string>>;
  readonly columns: readonly Column[];
}

/** `cases?item=MZ-01` → the source and what narrows it; null for a path or a filter that nothing has. */
export function sourceNamed(
  text: string,
  sources: readonly Source[],
): { readonly source: Source; readonly filter: Readonly<Record<string, string>> } | null {
  const [path, query = ''] = text.split('?', 2);
  const source = sources.find((each) => each.path === path);
  const filter = Object.fromEntries(new URLSearchParams(query));
  return source && Object.keys(filter).every((name) => source.filters.includes(name)) ? { source, filter } : null;
}

/** Whether a ledger may come from there at all. */
export function isKnownSource(text: string, sources: readonly Source[]): boolean {
  return text === BY_HAND || text === FROM_EVENTS || sourceNamed(text, sources) !== null;
}

/** How a ledger comes out of events; null where it is written by hand, or no list has any of its fields. */
export function generatedFrom(
  { source: text, fields }: Pick<Ledger, 'source' | 'fields'>,
  sources: readonly Source[],
): Generated | null {
  if (text === FROM_EVENTS) return bestOf(sources.map((source) => generated(source, {}, fields)));
  const named = sourceNamed(text, sources);
  return named && generated(named.source, named.filter, fields);
}

function generated(source: Source, filter: Generated['filter'], fields: readonly string[]): Generated {
  const keys = new Map<string, string>();
  for (const [key, { zh, en }] of Object.entries(source.fields)) for (const name of [zh, en, key]) keys.set(name, key);
  return { path: source.path, filter, columns: fields.map((name) => ({ name, field: keys.get(name) ?? null })) };
}

/** The list that has the most of the fields; null where none has any. */
function bestOf(candidates: readonly Generated[]): Generated | null {
  const known = ({ columns }: Generated) => columns.filter(({ field }) => field !== null).length;
  const [best] = [...candidates].sort((a, b) => known(b) - known(a));
  return best && known(best) > 0 ? best : null;
}

/** The query that answers the same rows, for whoever counts them again. */
export function queryOf(
  { path, filter }: Generated,
  { unit, from, to }: { readonly unit: string; readonly from: string; readonly to: string },
): string {
  const narrowed = new URLSearchParams({ [path === CASES.path ? 'homeUnit' : 'unit']: unit, ...filter });
  const [first, last] = path === CASES.path ? ['receivedFrom', 'receivedTo'] : ['from', 'to'];
  narrowed.set(first ?? 'from', from);
  narrowed.set(last ?? 'to', to);
  return `GET /v1/${path}?${narrowed.toString()}`;
}
