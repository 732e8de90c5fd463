import type { CalendarKind, Limit } from '#libs/clocks';
import type { DeliveryWay } from '#libs/case';
import type { UnitKind } from '#libs/region/domain';
import { columnsIn, type Source } from './source.js';

export type ImportOutcome = 'granted' | 'refused' | 'terminated' | 'voided';
type Names = Readonly<Record<string, string>>;

interface Unknown {
  readonly values: readonly string[];
  readonly name: string;
}

/** A level of units: one unit for each value met below each unit of the parent level. */
export interface UnitLevel {
  readonly kind: Exclude<UnitKind, 'city'>;
  readonly column: Source;
  readonly parent?: string;
  readonly prefix?: string;
  readonly name?: string;
  readonly names?: Names;
  readonly codes?: Names;
  readonly unknown?: Unknown;
}

export type MappedLimit = Omit<Limit, 'rolls'> & { readonly rolls?: boolean };

/** A column whose text a pattern is looked for in. */
export interface Condition {
  readonly column: Source;
  readonly matches: string;
}

export interface MappedTimes {
  readonly opened: Source;
  readonly due?: Source;
  readonly dueIs?: 'instant' | 'date';
  /** Several: the first that holds a time. */
  readonly closed?: Source | readonly Source[];
  readonly closedIf?: Condition;
  readonly decided?: Source;
  /** Several: the first that a text can be read by. */
  readonly format?: string | readonly string[];
  readonly none?: readonly string[];
  readonly zone?: string;
  readonly repeated?: 'earlier' | 'later';
  readonly skipped?: 'earlier' | 'later';
  readonly closedBeforeOpened?: 'refuse' | 'at-opening' | 'still-open';
}

export interface MappedRating {
  readonly column: Source;
  readonly values?: Readonly<Record<string, number>>;
  readonly about?: 'counter' | 'authority';
  readonly comment?: Source;
  /** When it was given; at the closing unless told. */
  readonly at?: Source;
}

/** How a register is read: `libs/import/mappings/mapping.schema.json`, told in words in `docs/import.md`. */
export interface Mapping {
  readonly title: string;
  readonly region: {
    readonly code: string;
    readonly name: string;
    readonly timezone: string;
    readonly calendar: CalendarKind;
    readonly from: string;
  };
  readonly file?: { readonly delimiter?: string; readonly encoding?: string };
  readonly number: Source;
  readonly times: MappedTimes;
  readonly channel?: { readonly column: Source; readonly values?: Names };
  readonly units: Readonly<Record<string, UnitLevel>>;
  readonly cases: { readonly homeUnit: string; readonly receivingUnit?: string; readonly responsibleUnit?: string };
  readonly item: {
    readonly column: Source;
    readonly names?: Names;
    readonly codes?: Names;
    readonly category?: Source;
    readonly categories?: Names;
    readonly definition?: {
      readonly kind?: 'promised' | 'reported' | 'order';
      readonly statutory?: MappedLimit;
      readonly promised?: MappedLimit;
      readonly administrativeAct?: boolean;
      readonly note?: string;
    };
    readonly unknown?: Unknown;
  };
  readonly outcome: {
    readonly rules?: readonly (Condition & { readonly outcome: ImportOutcome })[];
    readonly otherwise: ImportOutcome;
    readonly delivered?: DeliveryWay;
  };
  readonly rating?: MappedRating;
  readonly texts?: { readonly received?: readonly Source[]; readonly closed?: readonly Source[] };
}

/** The sources of a mapping, each with the field that names it. */
export function sourcesOf(mapping: Mapping): readonly (readonly [Source, string])[] {
  const { number, times, channel, units, item, outcome, rating, texts } = mapping;
  const closed = closedSources(times);
  const named: (readonly [Source | undefined, string])[] = [
    [number, '/number'],
    [times.opened, '/times/opened'],
    [times.due, '/times/due'],
    [times.decided, '/times/decided'],
    ...closed.map((source, at) => [source, closed.length > 1 ? `/times/closed/${at}` : '/times/closed'] as const),
    [times.closedIf?.column, '/times/closedIf/column'],
    [channel?.column, '/channel/column'],
    ...Object.entries(units).map(([level, { column }]) => [column, `/units/${level}/column`] as const),
    [item.column, '/item/column'],
    [item.category, '/item/category'],
    ...(outcome.rules ?? []).map(({ column }, at) => [column, `/outcome/rules/${at}/column`] as const),
    [rating?.column, '/rating/column'],
    [rating?.comment, '/rating/comment'],
    [rating?.at, '/rating/at'],
    ...(texts?.received ?? []).map((source, at) => [source, `/texts/received/${at}`] as const),
    ...(texts?.closed ?? []).map((source, at) => [source, `/texts/closed/${at}`] as const),
  ];
  return named.flatMap(([source, field]) => (source === undefined ? [] : [[source, field] as const]));
}

export function closedSources({ closed }: MappedTimes): readonly Source[] {
  if (closed === undefined) return [];
  return isList(closed) ? closed : [closed];
}

function isList(closed: Source | readonly Source[]): closed is readonly Source[] {
  return Array.isArray(closed);
}

/** The columns that a mapping reads, each with the field that names it first. */
export function columnsOf(mapping: Mapping): ReadonlyMap<string, string> {
  const columns = new Map<string, string>();
  for (const [source, field] of sourcesOf(mapping))
    for (const column of columnsIn(source)) if (!columns.has(column)) columns.set(column, field);
  return columns;
}
