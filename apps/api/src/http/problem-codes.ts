import type { FieldRule } from '#libs/body';

export type { FieldRule };

/** Every problem that is no refusal of a case's rules, by its stable code, and its status. The texts stand in `texts-zh.ts` and `texts-en.ts`. */
export const PROBLEM_STATUS = {
  'malformed-request': 400,
  'malformed-json': 400,
  'invalid-body': 400,
  'invalid-parameter': 400,
  'invalid-header': 400,
  'invalid-cursor': 400,
  'malformed-position': 400,
  'foreign-position': 400,
  'token-missing': 401,
  'token-invalid': 401,
  'not-allowed-to-read': 403,
  'not-allowed-to-move-the-clock': 403,
  'path-not-found': 404,
  'case-not-found': 404,
  'entry-not-found': 404,
  'unit-not-found': 404,
  'item-not-found': 404,
  'paper-not-found': 404,
  'resident-not-found': 404,
  'absence-not-found': 404,
  'race-lost': 409,
  'clock-not-manual': 409,
  'clock-only-forwards': 409,
  'case-unreadable': 409,
  'record-unreadable': 409,
  'not-acceptable': 406,
  'revision-passed': 412,
  'request-too-slow': 408,
  'too-large': 413,
  'address-too-long': 414,
  'not-json': 415,
  'idempotency-key-reused': 422,
  'too-many-requests': 429,
  'header-too-large': 431,
  'internal-error': 500,
  'read-models-behind': 503,
  'timekeeper-behind': 503,
  'store-unavailable': 503,
  'issuer-unavailable': 503,
  overloaded: 503,
  'shutting-down': 503,
} as const satisfies Record<string, number>;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

export function isProblemCode(code: string): code is ProblemCode {
  return code in PROBLEM_STATUS;
}

export interface ProblemText {
  readonly title: string;
  readonly detail: string;
}

/** All texts of one language. `{name}` is filled from the parameters. */
export interface ProblemTexts {
  readonly problems: Readonly<Record<ProblemCode, ProblemText>>;
  readonly fields: Readonly<Record<FieldRule, string>>;
}
