import type { RequestRefused } from './events.js';
import { fill, type Naming } from './naming.js';
import { REFUSALS, type RefusalCode } from './refusal-texts.js';

export type { RefusalCode } from './refusal-texts.js';

/** `forbidden`: role or unit may not (403); `rule`: a rule of the field forbids it (409); `bad-request`: the command names what is not there (400). */
export type RefusalKind = 'forbidden' | 'rule' | 'bad-request';

/** Why a command was not done; it writes nothing into the case. */
export interface Refusal {
  readonly kind: RefusalKind;
  readonly code: RefusalCode;
  /** The reference of the rule, as a clerk may quote it. */
  readonly rule: string;
  /** Codes and figures for the text. */
  readonly params: Readonly<Record<string, string>>;
  /** JSON pointer into the body, where one field is to blame. */
  readonly field?: string;
  /** Only of those that the field wants counted. */
  readonly counted?: RequestRefused['data'];
}

export function refuse(
  code: RefusalCode,
  params: Readonly<Record<string, string>> = {},
  more: Pick<Refusal, 'field' | 'counted'> = {},
): Refusal {
  const { kind, rule } = REFUSALS[code];
  return { kind, code, rule, params, ...more };
}

export function isRefusal(result: object): result is Refusal {
  return 'kind' in result && 'code' in result;
}

/** The title and the detail of a refusal, and what to do instead, in the naming's language. */
export function refusalText(refusal: Refusal, naming: Naming): { title: string; detail: string } {
  const { title, detail } = REFUSALS[refusal.code];
  return {
    title: fill(title[naming.language], refusal.params, naming),
    detail: fill(detail[naming.language], refusal.params, naming),
  };
}
