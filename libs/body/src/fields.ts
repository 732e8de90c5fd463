import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, ValidateBy, ValidateNested } from 'class-validator';
import {
  DUE_YEARS,
  isCalendarDate,
  isLocalDate,
  isWithin,
  writtenInstant,
  YEARS,
  type Years,
} from '#libs/clocks/domain';
import { isUuid } from '#libs/runtime';
import type { FieldRule } from './field-rule.js';

/** What every field says of itself: once, for whoever reads the document and for the check. */
interface About {
  readonly description: string;
  readonly example?: unknown;
  /** May be left out or null. */
  readonly optional?: boolean;
}

type Params = Readonly<Record<string, string | number>>;

/** Which rule a field breaks. class-validator loses the `context` of a check that answers at once, so the rule goes as the message. */
interface Breach {
  readonly rule: FieldRule;
  readonly params?: Params;
}

function saidOf(breach: Breach): string {
  return JSON.stringify(breach);
}

/** What a check said by its message; null for a message of the validator’s own. */
export function breachIn(message: string): Breach | null {
  return message.startsWith('{') ? (JSON.parse(message) as Breach) : null;
}

function checked(
  name: string,
  holds: (value: unknown) => boolean,
  rule: FieldRule,
  params: Params = {},
): PropertyDecorator {
  return ValidateBy({ name, validator: { validate: holds } }, { message: saidOf({ rule, params }) });
}

/** A check in two steps, which may break either of two rules. */
function checkedInTurn(name: string, faultOf: (value: unknown) => Breach | null): PropertyDecorator {
  return ValidateBy({
    name,
    validator: {
      validate: (value) => faultOf(value) === null,
      defaultMessage: (about) => saidOf(faultOf(about?.value) ?? { rule: 'object' }),
    },
  });
}

function field(
  { description, example, optional }: About,
  schema: ApiPropertyOptions,
  check: PropertyDecorator,
): PropertyDecorator {
  const told = example ?? (optional ? undefined : exampleOf(schema as ExampleSchema));
  const shown = { description, required: !optional, ...(told === undefined ? {} : { example: told }), ...schema };
  return applyDecorators(ApiProperty(shown as ApiPropertyOptions), check, ...(optional ? [IsOptional()] : []));
}

/** What stands as an example of a field that has none of its own: the document has one of whatever must be said. */
function exampleOf({ type, format, enum: values, isArray, minimum }: ExampleSchema): unknown {
  if (Array.isArray(values)) return (values as readonly unknown[])[0];
  if (format === 'date') return '2026-03-16';
  if (format === 'date-time') return '2026-03-16T09:00:00+08:00';
  if (format === 'uuid') return '3f8c1a9e-58a2-5c1d-8b4e-0a1b2c3d4e5f';
  if (type === Boolean) return true;
  if (type === 'integer') return minimum ?? 0;
  if (type === String) return isArray ? ['说明'] : '说明';
  return undefined;
}
type ExampleSchema = Readonly<Record<string, unknown>>;

/** What nobody sees: blanks, zero width, direction marks, fillers, controls. */
const UNSEEN = /[\s\p{Default_Ignorable_Code_Point}\p{C}\u2800]/gu;

/** Whether a text says something, and not too much: counted in characters, as JSON Schema does, and not in the units of UTF-16. */
function saysAtMost(text: string, max: number): boolean {
  return text.length <= 2 * max && [...text].length <= max && text.replace(UNSEEN, '') !== '';
}

/** Free text; `min` 1 means that it says something. */
export function TextField(about: About & { readonly max: number }): PropertyDecorator {
  const { max } = about;
  const holds = (value: unknown) => typeof value === 'string' && saysAtMost(value, max);
  return field(about, { type: String, minLength: 1, maxLength: max }, checked('text', holds, 'text', { min: 1, max }));
}

const CODE = /^[A-Za-z0-9][A-Za-z0-9-]*$/;
const CODE_MAX = 40;

/** A code of a unit, an item or a material. */
export function CodeField(about: About): PropertyDecorator {
  const holds = (value: unknown) => typeof value === 'string' && value.length <= CODE_MAX && CODE.test(value);
  const schema = { type: String, pattern: CODE.source, maxLength: CODE_MAX };
  return field(about, schema, checked('code', holds, 'code', { max: CODE_MAX }));
}

export function OneOfField(
  about: About & { readonly values: readonly string[]; readonly name: string },
): PropertyDecorator {
  const { values } = about;
  const holds = (value: unknown) => typeof value === 'string' && values.includes(value);
  const schema = { enum: [...values], enumName: about.name } as ApiPropertyOptions;
  return field(about, schema, checked('one-of', holds, 'one-of', { values: values.join(', ') }));
}

export function BooleanField(about: About): PropertyDecorator {
  const holds = (value: unknown) => typeof value === 'boolean';
  return field(about, { type: Boolean }, checked('boolean', holds, 'boolean'));
}

/** An id that this system has given. */
export function IdField(about: About): PropertyDecorator {
  const holds = (value: unknown) => typeof value === 'string' && isUuid(value);
  return field(about, { type: String, format: 'uuid' }, checked('id', holds, 'known'));
}

/** A date of a record, or of a period that is asked for. */
export function DateField(about: About): PropertyDecorator {
  return dateWithin(about, YEARS);
}

/** A date by which something is owed: it is counted to day by day, and warned of before. */
export function DueDateField(about: About): PropertyDecorator {
  return dateWithin(about, DUE_YEARS);
}

/** A date is judged by what is computed from it: far beyond these years nothing could be. */
function dateWithin(about: About, years: Years): PropertyDecorator {
  const { first, last } = years;
  const faultOf = (value: unknown): Breach | null => {
    if (!isCalendarDate(value)) return { rule: 'date' };
    return isWithin(value, years) ? null : { rule: 'years', params: { min: first, max: last } };
  };
  const told = `${about.description} (${first}–${last})`;
  return field({ ...about, description: told }, { type: String, format: 'date' }, checkedInTurn('date', faultOf));
}

/** ISO 8601 with offset, of a date that exists, within `YEARS`. */
export function TimeField(about: About): PropertyDecorator {
  const holds = (value: unknown) => typeof value === 'string' && writtenInstant(value) !== null;
  const { first, last } = YEARS;
  return field(about, { type: String, format: 'date-time' }, checked('time', holds, 'time', { min: first, max: last }));
}

/** A whole number in a query; query values come as text. */
export function NumberField(about: About & { readonly min: number; readonly max: number }): PropertyDecorator {
  const { min, max } = about;
  const holds = (value: unknown) =>
    typeof value === 'string' && /^\d{1,6}$/.test(value) && Number(value) >= min && Number(value) <= max;
  const schema = { type: 'integer', minimum: min, maximum: max } as ApiPropertyOptions;
  return field(about, schema, checked('number', holds, 'number', { min, max }));
}

/** A whole number in a body. */
export function CountField(about: About & { readonly min: number; readonly max: number }): PropertyDecorator {
  const { min, max } = about;
  const holds = (value: unknown) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
  const schema = { type: 'integer', minimum: min, maximum: max } as ApiPropertyOptions;
  return field(about, schema, checked('number', holds, 'number', { min, max }));
}

/** A list of short words or codes, none of them empty. */
export function WordsField(about: About & { readonly max: number }): PropertyDecorator {
  const { max } = about;
  const isWord = (value: unknown) => typeof value === 'string' && saysAtMost(value, CODE_MAX);
  const holds = (value: unknown) => Array.isArray(value) && value.length <= max && value.every(isWord);
  const schema = { type: String, isArray: true, maxItems: max } as ApiPropertyOptions;
  return field(about, schema, checked('words', holds, 'list', { max }));
}

/** A list of codes. */
export function ListOfCodesField(about: About & { readonly max: number }): PropertyDecorator {
  const { max } = about;
  const isCode = (value: unknown) => typeof value === 'string' && value.length <= CODE_MAX && CODE.test(value);
  const holds = (value: unknown) => Array.isArray(value) && value.length <= max && value.every(isCode);
  const items = { type: 'string', pattern: CODE.source, maxLength: CODE_MAX };
  const schema = { type: 'array', items, maxItems: max } as ApiPropertyOptions;
  return field(about, schema, checked('codes', holds, 'list', { max }));
}

/** A list of dates, each once. */
export function DatesField(about: About & { readonly max: number }): PropertyDecorator {
  const { max } = about;
  const isDate = (value: unknown) => isLocalDate(value) && isWithin(value, YEARS);
  const holds = (value: unknown) =>
    Array.isArray(value) && value.length <= max && value.every(isDate) && new Set(value).size === value.length;
  const items = { type: 'string', format: 'date' };
  const schema = { type: 'array', items, maxItems: max, uniqueItems: true } as ApiPropertyOptions;
  return field(about, schema, checked('dates', holds, 'date'));
}

/** Whatever a JSON schema describes and a function recognises. */
export function ShapeField(
  about: About & { readonly schema: object; readonly holds: (value: unknown) => boolean; readonly said: string },
): PropertyDecorator {
  const { schema, holds, said } = about;
  return field(about, schema as ApiPropertyOptions, checked('shape', holds, 'one-of', { values: said }));
}

/** The document knows a function by its name that answers the class later: it must be called `type`. */
export function ObjectField(about: About & { readonly of: () => new () => object }): PropertyDecorator {
  return applyDecorators(
    field(about, { type: () => about.of() }, checked('object', isObject, 'object')),
    ValidateNested({ message: saidOf({ rule: 'object' }) }),
    Type(about.of),
  );
}

export function ListField(
  about: About & { readonly of: () => new () => object; readonly max: number },
): PropertyDecorator {
  const message = saidOf({ rule: 'list', params: { max: about.max } });
  return applyDecorators(
    field(about, { type: () => about.of(), isArray: true, maxItems: about.max }, IsArray({ message })),
    ArrayMaxSize(about.max, { message }),
    ValidateNested({ each: true, message: saidOf({ rule: 'object' }) }),
    Type(about.of),
  );
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property of an answer: described, never checked. */
export function Shown(description: string, schema: ApiPropertyOptions = {}): PropertyDecorator {
  return ApiProperty({ description, ...schema } as ApiPropertyOptions);
}
