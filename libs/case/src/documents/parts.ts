import type { EventDocument } from '#libs/kernel/domain';
import type { ServiceItem } from '#libs/catalogue/domain';
import type { Instant, WorkingCalendar } from '#libs/clocks/domain';
import type { Naming } from '#libs/kernel/domain';
import type { KnownCase } from '../state/case.js';
import { PAPERS, type PaperCode } from './codes.js';
import type { Contact } from './contact.js';

type Rows = readonly (readonly [label: string, value: string])[];

/** What stands on a paper, in Chinese: HTML and PDF set the same content. */
export interface PaperContent {
  readonly title: string;
  /** Case number and paper number: the address under which it is printed again. */
  readonly number: string;
  readonly addressee: string;
  readonly paragraphs: readonly string[];
  readonly rows: Rows;
  readonly materials: Rows;
  readonly closing: readonly string[];
  /** Where to go, whom to call, and whom to complain to. */
  readonly contacts: Rows;
  /** In whose name it is given; its seal goes there. */
  readonly issuer: string;
  /** Who gave it in the authority's name, 代收单位 or 代办单位 with the unit; null where the authority did. */
  readonly below: string | null;
  readonly date: string;
  /** The value by which the case's history up to this paper can be proven (`tongban verify`). */
  readonly chain: string;
  /** Whose hand there is room for; null where nobody signs. */
  readonly signer: string | null;
}

/** What a paper is made from beside the case. */
export interface PaperView {
  readonly naming: Naming;
  /** The version that the case was received under; null where the catalogue does not have it any more. */
  readonly item: ServiceItem | null;
  /** The resident's full name, or 〔略〕 for who may not read it; null where the case has no resident. */
  readonly applicant: string | null;
  /** As the public reads it, 赵**. */
  readonly masked: string | null;
  /** The region's calendar, which knows what it was before each notice of holidays. */
  readonly calendar: WorkingCalendar;
  contact(unit: string): Contact;
}

/** A paper's event as it happened: the case right after it, and the calendar as it was known. */
export interface PaperMoment extends Omit<PaperView, 'contact'> {
  readonly state: KnownCase;
  readonly at: Instant;
  readonly actor: { readonly person: string; readonly unit: string };
  /** What came of a decision, once it was fulfilled: the one thing that is entered into a paper later. */
  readonly result: { readonly kind: string; readonly number: string | null } | null;
}

/** What each kind of paper says of its own. */
export interface PaperBody {
  readonly paragraphs: readonly string[];
  readonly rows?: Rows;
  readonly materials?: Rows;
  readonly closing?: readonly string[];
  /** To whom, where that is not the applicant. */
  readonly addressee?: string;
  /** The unit in whose name, where that is not the responsible one. */
  readonly issuer?: string;
  readonly signer?: string;
}

/** What tells of which kind a paper is. */
export type PaperKindView = Pick<PaperMoment, 'item' | 'state'>;

/** A paper of a case, beside the event that it is printed from; `D` is what it reads of the event's data. */
export interface CasePaper<D = object> extends EventDocument<D, PaperMoment, PaperBody> {
  code(data: D, view: PaperKindView): PaperCode | null;
  title(data: D, view: PaperKindView): string;
}

interface PaperParts<D> {
  readonly code: PaperCode | ((data: D, view: PaperKindView) => PaperCode | null);
  /** Where it is not what the kind is called. */
  readonly title?: (data: D, view: PaperKindView) => string;
  print(data: D, moment: PaperMoment): PaperBody;
}

/** Defines a paper beside the event that it is printed from. */
export function definePaper<D>({ code, title, print }: PaperParts<D>): CasePaper<D> {
  const codeOf = (data: D, view: PaperKindView) => (typeof code === 'function' ? code(data, view) : code);
  return {
    code: codeOf,
    title(data, view) {
      const known = codeOf(data, view);
      return title?.(data, view) ?? (known === null ? '' : PAPERS[known]);
    },
    print,
  };
}
