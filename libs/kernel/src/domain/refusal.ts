import { fill, type Bilingual, type Naming, type Params } from './language.js';

/** `forbidden`: role or unit may not (403); `rule`: a rule of the field forbids it (409); `bad-request`: the command names what is not there (400). */
export type RefusalKind = 'forbidden' | 'rule' | 'bad-request';

/** A rule that may say no, in words: what it is, which rule of the field it stands on, and what to do instead. */
export interface RefusalDefinition {
  /** Stable, kebab-case: programs outside switch on it. */
  readonly code: string;
  readonly kind: RefusalKind;
  /** The reference of the rule, as a clerk may quote it. */
  readonly rule: string;
  readonly title: Bilingual;
  /** With places for the parameters (`fill`); says what to do instead. */
  readonly detail: Bilingual;
}

/** What a refusal says, before it has its code. */
export type RefusalTexts = Omit<RefusalDefinition, 'code' | 'kind'> & { readonly kind?: RefusalKind };

/** Defines a refusal beside the rule that gives it; of kind `rule` unless told. */
export function refusal(code: string, { kind = 'rule', ...texts }: RefusalTexts): RefusalDefinition {
  return { code, kind, ...texts };
}

/** A field of what was said that cannot stand; `field` is a JSON pointer into the body. */
export interface FieldFault {
  readonly field: string;
  readonly rule: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Why a command was not done; it writes nothing into the stream that it was meant for. */
export interface Refusal {
  readonly refused: RefusalDefinition;
  readonly kind: RefusalKind;
  readonly code: string;
  readonly rule: string;
  /** Codes and figures for the text. */
  readonly params: Params;
  /** JSON pointer into the body, where one field is to blame. */
  readonly field?: string;
  /** Where several fields are to blame: each with the rule of fields that it breaks, as the edge names those of a body. */
  readonly faults?: readonly FieldFault[];
  /** What the field wants counted of it (`RequestRefused` and its like), by whoever carries the command out. */
  readonly counted?: object;
}

export function refuse(
  refused: RefusalDefinition,
  params: Params = {},
  more: Pick<Refusal, 'field' | 'faults' | 'counted'> = {},
): Refusal {
  const { kind, code, rule } = refused;
  return { refused, kind, code, rule, params, ...more };
}

export function isRefusal(result: object): result is Refusal {
  return 'refused' in result && 'code' in result;
}

/** The title and the detail of a refusal, and what to do instead, in the naming's language. */
export function refusalText({ refused, params }: Refusal, naming: Naming): { title: string; detail: string } {
  const { title, detail } = refused;
  return { title: fill(title[naming.language], params, naming), detail: fill(detail[naming.language], params, naming) };
}
