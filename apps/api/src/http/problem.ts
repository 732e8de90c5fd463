import type { Language } from '#libs/kernel/domain';
import { PROBLEM_STATUS, type FieldRule, type ProblemCode, type ProblemTexts } from './problem-codes.js';
import { en } from './texts-en.js';
import { zh } from './texts-zh.js';

const TEXTS: Readonly<Record<Language, ProblemTexts>> = { zh, en };

type Params = Readonly<Record<string, string | number>>;

/** One bad field: `field` is a JSON pointer into the body, or names a parameter or a header. */
export interface FieldFault {
  readonly field: string;
  readonly rule: FieldRule;
  readonly params?: Params;
}

/** An entry of `errors` as it goes out. */
export interface FieldError {
  readonly field: string;
  readonly rule: string;
  readonly message: string;
}

/** What goes out as `application/problem+json` (RFC 9457). */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  /** The reference of the rule that forbids it; with 409 and 403. */
  readonly rule?: string;
  readonly errors: readonly FieldError[];
}

/** Why a request is not answered as it was asked; thrown anywhere in the API, and put into words at its edge. */
export class Problem extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly more: {
      readonly params?: Params;
      readonly faults?: readonly FieldFault[];
      readonly headers?: Readonly<Record<string, string>>;
      readonly rule?: string;
    } = {},
  ) {
    super(code);
    this.status = PROBLEM_STATUS[code];
  }
}

/** Seconds after which it is worth trying again, where nothing better is known. */
export const RETRY_AFTER = { 'retry-after': '1' };

export function fieldFault(field: string, rule: FieldRule, params: Params = {}): FieldFault {
  return { field, rule, params };
}

/** A code's own address, the same for ever. */
export function problemType(code: string): string {
  return `urn:tongban:problem:${code}`;
}

/** The problem in a language. */
export function problemBody(problem: Problem, language: Language): ProblemBody {
  const { code, status, more } = problem;
  const text = TEXTS[language].problems[code];
  return {
    type: problemType(code),
    title: text.title,
    status,
    detail: filled(text.detail, more.params ?? {}),
    code,
    ...(more.rule === undefined ? {} : { rule: more.rule }),
    errors: (more.faults ?? []).map((fault) => fieldError(fault, language)),
  };
}

export function fieldError({ field, rule, params = {} }: FieldFault, language: Language): FieldError {
  return { field, rule, message: filled(TEXTS[language].fields[rule], params) };
}

function filled(text: string, params: Params): string {
  return text.replaceAll(/\{([a-zA-Z]+)\}/g, (_all, name: string) => String(params[name] ?? '—'));
}
