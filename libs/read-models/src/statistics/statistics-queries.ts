import type pg from 'pg';
import type { RateSums } from '#libs/case';
import type { Instant, LocalDate } from '#libs/clocks/domain';
import type { Page } from '../cases/case-queries.js';
import { FLOW_FIGURES, HANDLER_FIGURES, RATE_FIGURES, type FlowFigure, type HandlerFigure } from './domain/index.js';

/** Of which region, and of which days, both inclusive. */
export interface StatisticsPeriod {
  readonly region: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** A period, and the moment at which it is asked what is late and undecided. */
export interface StatisticsNow extends StatisticsPeriod {
  readonly now: Instant;
}

export interface FlowFilter extends StatisticsNow {
  readonly item?: string | undefined;
  readonly fromDistrict?: string | undefined;
  readonly toDistrict?: string | undefined;
}

/** Beside what happened in the period: what is late and not decided now. */
interface LateNow {
  readonly late_undecided: number;
}

export type FlowSums = Readonly<Record<FlowFigure, number>> & LateNow;
export type HandlerSums = Readonly<Record<HandlerFigure, number>> & LateNow;

/** What the rates of a unit are made of. */
export interface UnitRates {
  readonly unit: string;
  readonly sums: RateSums;
}

/** One cell of the matrix: from the district where it was received to the district of the home. */
export interface FlowCell {
  readonly fromDistrict: string;
  readonly toDistrict: string;
  readonly item: string;
  readonly sums: FlowSums;
}

export interface ItemSums {
  readonly item: string;
  readonly sums: FlowSums;
}

export interface HandlerWork {
  readonly unit: string;
  /** Null for what no person of the unit is known to have done. */
  readonly person: string | null;
  readonly sums: HandlerSums;
}

/** The keys of the last row of a page. */
export type StatisticsCursor = readonly string[];

const sumsText = (figures: readonly string[]): string =>
  figures.map((figure) => `coalesce(sum(${figure}), 0)::float8 as ${figure}`).join(', ');

type Row = Readonly<Record<string, string | number>>;

/** Sums over the days of a period. `schema` is that of the live build of the cases. */
export class StatisticsQueries {
  constructor(private readonly pool: pg.Pool) {}

  async flows(
    schema: string,
    filter: FlowFilter,
    cursor: StatisticsCursor | null,
    limit: number,
  ): Promise<Page<FlowCell, StatisticsCursor>> {
    const keys = ['from_district', 'to_district', 'item'] as const;
    const source = withLate(schema, FLOWS, filter);
    const rows = await this.page(source, keys, FLOWS.figures, flowConditions(filter), { cursor, limit });
    return pageOf(rows, keys, limit, (row) => ({
      fromDistrict: String(row.from_district),
      toDistrict: String(row.to_district),
      item: String(row.item),
      sums: figuresOf(row, FLOWS.figures),
    }));
  }

  /** Of all that the filter lets through: everything, and what was received in another district than it belongs to. */
  async flowTotal(schema: string, filter: FlowFilter): Promise<{ readonly all: FlowSums; readonly across: FlowSums }> {
    const source = withLate(schema, FLOWS, filter);
    const { where, values } = written(flowConditions(filter), source.values);
    const { rows } = await this.pool.query<Row & { across: boolean }>(
      `select from_district <> to_district as across, ${sumsText(FLOWS.figures)} from ${source.text}
       where ${where} group by 1`,
      values,
    );
    const of = (across: boolean): FlowSums => figuresOf(rows.find((row) => row.across === across) ?? {}, FLOWS.figures);
    const [across, within] = [of(true), of(false)];
    const all = Object.fromEntries(FLOWS.figures.map((figure) => [figure, across[figure] + within[figure]]));
    return { all: figuresOf(all, FLOWS.figures), across };
  }

  async items(
    schema: string,
    filter: FlowFilter,
    cursor: StatisticsCursor | null,
    limit: number,
  ): Promise<Page<ItemSums, StatisticsCursor>> {
    const source = withLate(schema, FLOWS, filter);
    const rows = await this.page(source, ['item'], FLOWS.figures, flowConditions(filter), { cursor, limit });
    return pageOf(rows, ['item'], limit, (row) => ({ item: String(row.item), sums: figuresOf(row, FLOWS.figures) }));
  }

  /** @param units - codes of the units asked about; null for the whole region */
  async handlers(
    schema: string,
    period: StatisticsNow,
    units: readonly string[] | null,
    cursor: StatisticsCursor | null,
    limit: number,
  ): Promise<Page<HandlerWork, StatisticsCursor>> {
    const keys = ['unit', 'person'] as const;
    const source = withLate(schema, HANDLERS, period);
    const rows = await this.page(source, keys, HANDLERS.figures, ofUnits(period, units), { cursor, limit });
    return pageOf(rows, keys, limit, (row) => ({
      unit: String(row.unit),
      person: row.person === '' ? null : String(row.person),
      sums: figuresOf(row, HANDLERS.figures),
    }));
  }

  /** @param units - codes of the units asked about; null for the whole region */
  async rates(
    schema: string,
    period: StatisticsPeriod,
    units: readonly string[] | null,
    cursor: StatisticsCursor | null,
    limit: number,
  ): Promise<Page<UnitRates, StatisticsCursor>> {
    const source = { text: `"${schema}".rate_day`, values: [] };
    const rows = await this.page(source, ['unit'], RATE_FIGURES, ofUnits(period, units), { cursor, limit });
    return pageOf(rows, ['unit'], limit, (row) => ({ unit: String(row.unit), sums: figuresOf(row, RATE_FIGURES) }));
  }

  /** The sums over all of these units. */
  async rateTotal(schema: string, period: StatisticsPeriod, units: readonly string[] | null): Promise<RateSums> {
    const { where, values } = written(ofUnits(period, units));
    const { rows } = await this.pool.query<Row>(
      `select ${sumsText(RATE_FIGURES)} from "${schema}".rate_day where ${where}`,
      values,
    );
    return figuresOf(rows[0] ?? {}, RATE_FIGURES);
  }

  private async page(
    source: Source,
    keys: readonly string[],
    figures: readonly string[],
    conditions: readonly Condition[],
    { cursor, limit }: { readonly cursor: StatisticsCursor | null; readonly limit: number },
  ): Promise<readonly Row[]> {
    const { where, values } = written(conditions, source.values);
    const names = keys.join(', ');
    const after = cursor ? ` and (${names}) > (${cursor.map((_, at) => `$${values.length + at + 1}`).join(', ')})` : '';
    const { rows } = await this.pool.query<Row>(
      `select ${names}, ${sumsText(figures)} from ${source.text} where ${where}${after}
       group by ${names} order by ${names} limit ${limit + 1}`,
      [...values, ...(cursor ?? [])],
    );
    return rows;
  }
}

/** What is summed: a relation, and the values of its parameters. */
interface Source {
  readonly text: string;
  readonly values: readonly unknown[];
}

const LATE = 'late_undecided';

/** A table of days, and where a case that is late and undecided belongs in it. */
const FLOWS = {
  table: 'flow_day',
  keys: {
    from_district: `c.state->'receiving'->>'district'`,
    to_district: `c.state->'home'->>'district'`,
    item: 'c.item',
  },
  counted: FLOW_FIGURES,
  figures: [...FLOW_FIGURES, LATE],
} as const;
const HANDLERS = {
  table: 'handler_day',
  keys: { unit: 'c.handler_unit', person: `coalesce(c.person, '')` },
  counted: HANDLER_FIGURES,
  figures: [...HANDLER_FIGURES, LATE],
} as const;

/** The days, and beside them what is late and undecided at the moment, as if it had happened on the last day of the period. */
function withLate(
  schema: string,
  { table, keys, counted }: typeof FLOWS | typeof HANDLERS,
  { now, to }: StatisticsNow,
): Source {
  const days = `select region, day, ${[...Object.keys(keys), ...counted].join(', ')}, 0 as ${LATE} from "${schema}".${table}`;
  const late = `select c.region, $2::date, ${[...Object.values(keys), ...counted.map(() => '0')].join(', ')}, 1
    from "${schema}".case_row c
    where c.ended_late is null and c.late_from <= $1 and c.unreadable is null and c.state->'terms'->>'kind' <> 'order'`;
  return { text: `(${days} union all ${late}) u`, values: [now, to] };
}

/** A condition with `?` for its value. */
type Condition = readonly [text: string, value: unknown];

function periodConditions({ region, from, to }: StatisticsPeriod): readonly Condition[] {
  return [
    ['region = ?', region],
    ['day >= ?::date', from],
    ['day <= ?::date', to],
  ];
}

function ofUnits(period: StatisticsPeriod, units: readonly string[] | null): readonly Condition[] {
  return [...periodConditions(period), ...(units ? [['unit = any(?)', units] as const] : [])];
}

function flowConditions(filter: FlowFilter): readonly Condition[] {
  const { item, fromDistrict, toDistrict } = filter;
  const narrowed: readonly Condition[] = [
    ['item = ?', item],
    ['from_district = ?', fromDistrict],
    ['to_district = ?', toDistrict],
  ];
  return [...periodConditions(filter), ...narrowed.filter(([, value]) => value !== undefined)];
}

/** Numbered after the values of the source. */
function written(
  conditions: readonly Condition[],
  before: readonly unknown[] = [],
): { readonly where: string; readonly values: unknown[] } {
  const where = conditions.map(([text], at) => text.replace('?', `$${before.length + at + 1}`)).join(' and ');
  return { where, values: [...before, ...conditions.map(([, value]) => value)] };
}

function figuresOf<F extends string>(row: Row, figures: readonly F[]): Readonly<Record<F, number>> {
  return Object.fromEntries(figures.map((figure) => [figure, Number(row[figure] ?? 0)])) as Record<F, number>;
}

function pageOf<T>(
  rows: readonly Row[],
  keys: readonly string[],
  limit: number,
  of: (row: Row) => T,
): Page<T, StatisticsCursor> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? keys.map((key) => String(last[key])) : null;
  return { items: shown.map(of), next };
}
