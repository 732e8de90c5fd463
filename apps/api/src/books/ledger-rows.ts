import { stringify } from 'csv-stringify/sync';
import { caseClocks, dueText, type KnownCase } from '#libs/case';
import { bookAt, dueOfEntry, ownFields, type Generated } from '#libs/community';
import type { Instant, Light, WorkingCalendar } from '#libs/clocks/domain';
import type { Naming } from '#libs/kernel/domain';
import type { System } from '../system.js';

/** Of which units and days a ledger is generated, and for whom it is written. */
export interface LedgerOf {
  readonly region: string;
  /** Null for the whole region. */
  readonly units: readonly string[] | null;
  readonly from: Instant;
  readonly before: Instant;
  readonly now: Instant;
  readonly naming: Naming;
  readonly calendar: WorkingCalendar;
}

type Parts = Pick<System['parts'], 'books' | 'cases'>;
type Fields = Readonly<Record<string, unknown>>;

/** How many cases are read at once. */
const PAGE = 200;

/** The lines of a ledger, a text for each of its columns, the oldest first. */
export async function rowsOf(
  parts: Parts,
  schemas: Readonly<Record<string, string>>,
  generated: Generated,
  of: LedgerOf,
): Promise<readonly (readonly string[])[]> {
  const book = bookAt(generated.path);
  const entries = book
    ? (await parts.books.all(schemas.books ?? '', { ...within(of), ...generated.filter, book: book.name })).map(
        ({ state }) => ({
          ...{ number: state.number, unit: state.unit, begunAt: state.begunAt },
          ...{ state: of.naming.word(`${book.name}-state`, state.phase), due: dueOfEntry(book, state, of).due },
          ...ownFields(book, state),
        }),
      )
    : await casesOf(parts, schemas.cases ?? '', generated, of);
  return entries.map((entry: Fields) =>
    generated.columns.map(({ field }) => textOf(field === null ? null : entry[field])),
  );
}

function within({ region, units, from, before }: LedgerOf) {
  return { region, units, from, before };
}

async function casesOf(
  { cases }: Parts,
  schema: string,
  { filter }: Generated,
  of: LedgerOf,
): Promise<readonly Fields[]> {
  const { region, units: homeUnits, from: receivedFrom, before: receivedBefore, now } = of;
  const found: Fields[] = [];
  let cursor: Parameters<typeof cases.list>[2] = null;
  do {
    const page = await cases.list(
      schema,
      { region, homeUnits, receivedFrom, receivedBefore, ...filter },
      cursor,
      PAGE,
      now,
    );
    found.push(...page.items.map(({ state, light }) => fieldsOfCase(state, light, of)));
    cursor = page.next;
  } while (cursor !== null);
  return found.reverse();
}

function fieldsOfCase(state: KnownCase, light: Light, { calendar, naming }: LedgerOf): Fields {
  const { promised, statutory } = caseClocks(state, calendar, state.timezone);
  return {
    ...{ number: state.number, item: naming.item(state.item), receivedAt: state.receivedAt, light },
    ...{ phase: naming.word('phase', state.phase), outcome: 'outcome' in state ? state.outcome : null },
    ...{ promised: dueText(promised), statutory: dueText(statutory), mode: naming.word('mode', state.mode) },
    ...{ receivingUnit: state.receiving.unit, homeUnit: state.home.unit, responsibleUnit: state.responsibleUnit },
  };
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}

/** UTF-8 with BOM, formulas escaped (RFC 4180). */
export function ledgerCsv(columns: Generated['columns'], rows: readonly (readonly string[])[]): string {
  const header = columns.map(({ name }) => name);
  return stringify([header, ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}
