import type pg from 'pg';
import type { LocalDate } from '#libs/clocks/domain';
import type { Page } from '../cases/case-queries.js';
import {
  FLOW_FIGURES,
  HANDLER_FIGURES,
  RATE_FIGURES,
  type FlowFigure,
  type HandlerFigure,
  type RateFigure,
} from './domain/index.js';

/** Of which region, and of which days, both inclusive. */
export interface StatisticsPeriod {
  readonly region: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export interface FlowFilter extends StatisticsPeriod {
  readonly item?: string | undefined;
  readonly fromDistrict?: string | undefined;
  readonly toDistrict?: string | undefined;
}

export type FlowSums = Readonly<Record<FlowFigure, number>>;
export type HandlerSums = Readonly<Record<HandlerFigure, number>>;

export type RateSums = Readonly<Record<RateFigure, number>>;

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
    const rows = await this.page(`"${schema}".flow_day`, keys, FLOW_FIGURES, flowConditions(filter), { cursor, limit });
    return pageOf(rows, keys, limit, (row) => ({
      fromDistrict: String(row.from_district),
      toDistrict: String(row.to_district),
      item: String(row.item),
      sums: figuresOf(row, FLOW_FIGURES),
    }));
  }

  /** Of all that the filter lets through: everything, and what was received in another district than it belongs to. */
  async flowTotal(schema: string, filter: FlowFilter): Promise<{ readonly all: FlowSums; readonly across: FlowSums }> {
    const { where, values } = written(flowConditions(filter));
    const { rows } = await this.pool.query<Row & { across: boolean }>(
      `select from_district <> to_district as across, ${sumsText(FLOW_FIGURES)} from "${schema}".flow_day
       where ${where} group by 1`,
      values,
    );
    const of = (across: boolean): FlowSums => figuresOf(rows.find((row) => row.across === across) ?? {}, FLOW_FIGURES);
    const [across, within] = [of(true), of(false)];
    const all = Object.fromEntries(FLOW_FIGURES.map((figure) => [figure, across[figure] + within[figure]]));
    return { all: figuresOf(all, FLOW_FIGURES), across };
  }

  async items(
    schema: string,
    filter: FlowFilter,
    cursor: StatisticsCursor | null,
    limit: number,
  ): Promise<Page<ItemSums, StatisticsCursor>> {
    const rows = await this.page(`"${schema}".flow_day`, ['item'], FLOW_FIGURES, flowConditions(filter), {
      cursor,
      limit,
    });
    return pageOf(rows, ['item'], limit, (row) => ({ item: String(row.item), sums: figuresOf(row, FLOW_FIGURES) }));
  }

  /** @param units - codes of the units asked about; null for the whole region */
  async handlers(
    schema: string,
    period: StatisticsPeriod,
    units: readonly string[] | null,
    cursor: StatisticsCursor | null,
    limit: number,
  ): Promise<Page<HandlerWork, StatisticsCursor>> {
    const keys = ['unit', 'person'] as const;
    const rows = await this.page(`"${schema}".handler_day`, keys, HANDLER_FIGURES, ofUnits(period, units), {
      cursor,
      limit,
    });
    return pageOf(rows, keys, limit, (row) => ({
      unit: String(row.unit),
      person: row.person === '' ? null : String(row.person),
      sums: figuresOf(row, HANDLER_FIGURES),
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
    const rows = await this.page(`"${schema}".rate_day`, ['unit'], RATE_FIGURES, ofUnits(period, units), {
      cursor,
      limit,
    });
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
    table: string,
    keys: readonly string[],
    figures: readonly string[],
    conditions: readonly Condition[],
    { cursor, limit }: { readonly cursor: StatisticsCursor | null; readonly limit: number },
  ): Promise<readonly Row[]> {
    const { where, values } = written(conditions);
    const names = keys.join(', ');
    const after = cursor ? ` and (${names}) > (${cursor.map((_, at) => `$${values.length + at + 1}`).join(', ')})` : '';
    const { rows } = await this.pool.query<Row>(
      `select ${names}, ${sumsText(figures)} from ${table} where ${where}${after}
       group by ${names} order by ${names} limit ${limit + 1}`,
      [...values, ...(cursor ?? [])],
    );
    return rows;
  }
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

function written(conditions: readonly Condition[]): { readonly where: string; readonly values: unknown[] } {
  const where = conditions.map(([text], at) => text.replace('?', `$${at + 1}`)).join(' and ');
  return { where, values: conditions.map(([, value]) => value) };
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
