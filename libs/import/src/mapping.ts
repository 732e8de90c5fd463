import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import { isTimeZone, type CalendarKind, type Limit } from '#libs/clocks';
import type { DeliveryWay } from '#libs/case/domain';
import type { UnitKind } from '#libs/region/domain';
import { codeOf, OperatorError, PROJECT_FOLDER } from '#libs/runtime';

export type ImportOutcome = 'granted' | 'refused' | 'terminated' | 'voided';
type Names = Readonly<Record<string, string>>;

interface Unknown {
  readonly values: readonly string[];
  readonly name: string;
}

/** A level of units: one unit for each value met below each unit of the parent level. */
export interface UnitLevel {
  readonly kind: Exclude<UnitKind, 'city'>;
  readonly column: string;
  readonly parent?: string;
  readonly prefix?: string;
  readonly name?: string;
  readonly names?: Names;
  readonly codes?: Names;
  readonly unknown?: Unknown;
}

type MappedLimit = Omit<Limit, 'rolls'> & { readonly rolls?: boolean };

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
  readonly number: string;
  readonly times: {
    readonly opened: string;
    readonly due?: string;
    readonly closed?: string;
    readonly format?: string;
    readonly zone?: string;
    readonly repeated?: 'earlier' | 'later';
    readonly skipped?: 'earlier' | 'later';
  };
  readonly channel?: { readonly column: string; readonly values?: Names };
  readonly units: Readonly<Record<string, UnitLevel>>;
  readonly cases: { readonly homeUnit: string; readonly receivingUnit?: string; readonly responsibleUnit?: string };
  readonly item: {
    readonly column: string;
    readonly names?: Names;
    readonly codes?: Names;
    readonly category?: string;
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
    readonly rules?: readonly { readonly column: string; readonly matches: string; readonly outcome: ImportOutcome }[];
    readonly otherwise: ImportOutcome;
    readonly delivered?: DeliveryWay;
  };
  readonly texts?: { readonly received?: readonly string[]; readonly closed?: readonly string[] };
}

const MAPPINGS = join(PROJECT_FOLDER, 'libs', 'import', 'mappings');

/** Reads a mapping, by the path of its file or by the name of one that comes with Tongban. Throws an OperatorError that names the field. */
export function readMapping(pathOrName: string): Mapping {
  const own = join(MAPPINGS, `${basename(pathOrName, '.json')}.json`);
  const path = existsSync(pathOrName) ? pathOrName : own;
  let mapping: unknown;
  try {
    mapping = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? `is no JSON (${error.message})` : `cannot be read (${codeOf(error)})`;
    throw new OperatorError(`The mapping ${pathOrName} ${why}; name a file, or one that comes with Tongban.`, 2);
  }
  return checkMapping(mapping, pathOrName);
}

/** Throws an OperatorError that names every field that is wrong. */
export function checkMapping(value: unknown, name: string): Mapping {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  const schema = JSON.parse(readFileSync(join(MAPPINGS, 'mapping.schema.json'), 'utf8')) as object;
  const validate = ajv.compile<Mapping>(schema);
  const wrong = validate(value) ? contradictions(value) : (validate.errors ?? []).map(inWords);
  if (wrong.length > 0 || !validate(value))
    throw new OperatorError(`The mapping ${name} cannot be used: ${wrong.join('; ')}.`, 2);
  return value;
}

function inWords({ instancePath, message, params, keyword }: ErrorObject): string {
  const named = params as { additionalProperty?: string; allowedValues?: unknown[] };
  const which =
    keyword === 'additionalProperties'
      ? ` (${named.additionalProperty})`
      : keyword === 'enum'
        ? ` (${named.allowedValues?.join(', ')})`
        : '';
  return `${instancePath || '/'} ${message ?? 'is wrong'}${which}`;
}

/** What the schema cannot say. */
function contradictions(mapping: Mapping): string[] {
  const { region, times, units, cases, outcome, file } = mapping;
  const wrong: string[] = [];
  const zones = { '/region/timezone': region.timezone, '/times/zone': times.zone ?? region.timezone };
  for (const [field, zone] of Object.entries(zones))
    if (!isTimeZone(zone)) wrong.push(`${field} is "${zone}", which is no time zone`);
  for (const [level, { parent }] of Object.entries(units))
    if (parent !== undefined && !leadsToTheRegion(level, units))
      wrong.push(`/units/${level}/parent is "${parent}", which leads to no level below the region`);
  for (const [field, level] of Object.entries(cases))
    if (!units[level]) wrong.push(`/cases/${field} is "${level}", which is no level of /units`);
  (outcome.rules ?? []).forEach(({ matches }, index) => {
    if (!isRegExp(matches)) wrong.push(`/outcome/rules/${index}/matches is no regular expression`);
  });
  if (file?.encoding !== undefined && !isEncoding(file.encoding))
    wrong.push(`/file/encoding is "${file.encoding}", which is no encoding that is known here`);
  return wrong;
}

function leadsToTheRegion(level: string, units: Mapping['units']): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = level; at !== undefined; at = units[at]?.parent) {
    if (seen.has(at) || !units[at]) return false;
    seen.add(at);
  }
  return true;
}

function isRegExp(text: string): boolean {
  try {
    return new RegExp(text, 'iu') instanceof RegExp;
  } catch {
    return false;
  }
}

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding.length > 0;
  } catch {
    return false;
  }
}

/** The columns that a mapping reads, each with the field that names it first. */
export function columnsOf(mapping: Mapping): ReadonlyMap<string, string> {
  const { number, times, channel, units, item, outcome, texts } = mapping;
  const named: [string | undefined, string][] = [
    [number, '/number'],
    [times.opened, '/times/opened'],
    [times.due, '/times/due'],
    [times.closed, '/times/closed'],
    [channel?.column, '/channel/column'],
    ...Object.entries(units).map(([level, { column }]): [string, string] => [column, `/units/${level}/column`]),
    [item.column, '/item/column'],
    [item.category, '/item/category'],
    ...(outcome.rules ?? []).map(({ column }, at): [string, string] => [column, `/outcome/rules/${at}/column`]),
    ...(texts?.received ?? []).map((column, at): [string, string] => [column, `/texts/received/${at}`]),
    ...(texts?.closed ?? []).map((column, at): [string, string] => [column, `/texts/closed/${at}`]),
  ];
  const columns = new Map<string, string>();
  for (const [column, field] of named) if (column !== undefined && !columns.has(column)) columns.set(column, field);
  return columns;
}
