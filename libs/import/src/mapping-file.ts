import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import { isTimeZone } from '#libs/clocks';
import { codeOf, OperatorError, PROJECT_FOLDER } from '#libs/runtime';
import { sourcesOf, type Mapping, type UnitLevel } from './mapping.js';
import { patternsIn } from './source.js';
import { formatsOf, isFormat } from './time-formats.js';

/** Mappings that come with Tongban, and the schema of all of them; beside the sources of the project. */
const MAPPINGS_FOLDER = join('libs', 'import', 'mappings');

/** The JSON schema of a mapping, as text. */
export function mappingSchema(): string {
  return readFileSync(join(PROJECT_FOLDER, MAPPINGS_FOLDER, 'mapping.schema.json'), 'utf8');
}

/** Reads a mapping, by the path of its file or by the name of one that comes with Tongban. Throws an OperatorError that names the field. */
export function readMapping(pathOrName: string): Mapping {
  const own = join(PROJECT_FOLDER, MAPPINGS_FOLDER, `${basename(pathOrName, '.json')}.json`);
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
  const validate = ajv.compile<Mapping>(JSON.parse(mappingSchema()) as object);
  const wrong = validate(value) ? contradictions(value) : (validate.errors ?? []).map(inWords);
  if (wrong.length > 0 || !validate(value))
    throw new OperatorError(`The mapping ${name} cannot be used: ${[...new Set(wrong)].join('; ')}.`, 2);
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
  return [
    ...wrongZones(mapping),
    ...wrongLevels(mapping),
    ...wrongPatterns(mapping),
    ...wrongFile(mapping),
    ...oneCodeForTwo(mapping),
  ];
}

function wrongZones({ region, times }: Mapping): string[] {
  const zones = { '/region/timezone': region.timezone, '/times/zone': times.zone ?? region.timezone };
  return Object.entries(zones).flatMap(([field, zone]) =>
    isTimeZone(zone) ? [] : [`${field} is "${zone}", which is no time zone`],
  );
}

function wrongLevels({ units, cases }: Mapping): string[] {
  const wrong: string[] = [];
  for (const [level, definition] of Object.entries(units)) {
    const { parent, kind } = definition;
    if (parent === undefined) continue;
    const above = units[parent];
    if (!above || !leadsToTheRegion(level, units))
      wrong.push(`/units/${level}/parent is "${parent}", which leads to no level below the region`);
    else if (!mayLieBelow(definition, above))
      wrong.push(
        `/units/${level} is a ${kind} below the ${above.kind} of /units/${parent}: levels go from region to district, street and community, and below a department are only departments, else a region is not the sum of its districts`,
      );
  }
  for (const [field, level] of Object.entries(cases))
    if (!units[level]) wrong.push(`/cases/${field} is "${level}", which is no level of /units`);
  return wrong;
}

/** From the top down; a department may belong to any of them. */
const RANKS: Readonly<Record<UnitLevel['kind'], number>> = { district: 1, street: 2, community: 3, department: 4 };

function mayLieBelow({ kind }: UnitLevel, above: UnitLevel): boolean {
  if (kind === 'department') return true;
  return RANKS[above.kind] < RANKS[kind];
}

function leadsToTheRegion(level: string, units: Mapping['units']): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = level; at !== undefined; at = units[at]?.parent) {
    if (seen.has(at) || !units[at]) return false;
    seen.add(at);
  }
  return true;
}

function wrongPatterns(mapping: Mapping): string[] {
  const { outcome, times } = mapping;
  const wrong: string[] = [];
  (outcome.rules ?? []).forEach(({ matches }, index) => {
    if (!isRegExp(matches)) wrong.push(`/outcome/rules/${index}/matches is no regular expression`);
  });
  if (times.closedIf && !isRegExp(times.closedIf.matches))
    wrong.push('/times/closedIf/matches is no regular expression');
  for (const [source, field] of sourcesOf(mapping))
    if (!patternsIn(source).every(isRegExp)) wrong.push(`${field}/part is no regular expression`);
  for (const format of formatsOf(times))
    if (!isFormat(format))
      wrong.push(
        `/times/format "${format}" says no day: local, iso, excel, excel-1904, unix, unix-ms, or tokens such as M/d/yyyy H:mm`,
      );
  return wrong;
}

function wrongFile({ file }: Mapping): string[] {
  return file?.encoding === undefined || isEncoding(file.encoding)
    ? []
    : [`/file/encoding is "${file.encoding}", which is no encoding that is known here`];
}

/** Two values may be one unit or item on purpose, but then not under two names. */
function oneCodeForTwo({ units, item }: Mapping): string[] {
  const lists = [
    ...Object.entries(units).map(([level, { codes, names }]) => ({ field: `/units/${level}`, codes, names })),
    { field: '/item', codes: item.codes, names: item.names },
  ];
  return lists.flatMap(({ field, codes = {}, names = {} }) => {
    const values = Object.keys(codes);
    return values.flatMap((value, index) => {
      const first = values.slice(0, index).find((other) => codes[other] === codes[value]);
      if (first === undefined || (names[first] ?? names[value]) === (names[value] ?? names[first])) return [];
      return [`${field}/codes gives "${first}" and "${value}" one code, ${codes[value]}, and /names two names`];
    });
  });
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
