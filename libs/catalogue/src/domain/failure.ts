/** The rules of the catalogue that may forbid a receipt; the case words them (`libs/case`, refusal texts). */
export type FailureCode =
  | 'place-needed'
  | 'unknown-unit'
  | 'unknown-resident'
  | 'mode-not-offered'
  | 'not-at-this-counter'
  | 'in-person-only'
  | 'age-not-met'
  | 'household-outside'
  | 'not-eligible'
  | 'override-not-fitting'
  | 'override-to-receiver';

/** Which rule is not met, and the codes and figures that its text names. */
export interface RuleFailure {
  readonly failed: FailureCode;
  readonly params: Readonly<Record<string, string>>;
  /** JSON pointer into the body of the request, where one field is to blame. */
  readonly field?: string;
  /** Where the resident should go instead; such a refusal is counted (rules §9). */
  readonly rightAddress?: string;
}

export function failure(
  failed: FailureCode,
  params: Readonly<Record<string, string>>,
  more: Pick<RuleFailure, 'field' | 'rightAddress'> = {},
): RuleFailure {
  return { failed, params, ...more };
}

export function isFailure(answer: unknown): answer is RuleFailure {
  return typeof answer === 'object' && answer !== null && 'failed' in answer;
}
