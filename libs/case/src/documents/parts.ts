import { type CaseEvent } from '../case.js';
import { type Revealed } from '#libs/kernel/domain';
import type { ServiceItem } from '#libs/catalogue/domain';
import type { Naming } from '#libs/kernel/domain';

/** What stands on a paper, in Chinese: HTML and PDF set the same content. */
export interface PaperContent {
  readonly title: string;
  /** Case number and paper number: the address under which it is printed again. */
  readonly number: string;
  readonly addressee: string;
  readonly paragraphs: readonly string[];
  readonly rows: readonly (readonly [label: string, value: string])[];
  readonly materials: readonly (readonly [name: string, standing: string])[];
  readonly closing: readonly string[];
  readonly issuer: string;
  readonly date: string;
  /** The value by which the case's history up to this paper can be proven (`tongban verify`). */
  readonly chain: string;
  /** Room for the hand of who receives it. */
  readonly toBeSigned: boolean;
}

/** What a paper is made from beside the events. */
export interface PaperView {
  readonly naming: Naming;
  /** The version that the case was received under; null where the catalogue does not have it any more. */
  readonly item: ServiceItem | null;
  /** The resident's masked name, or 〔略〕; null where the case has no resident. */
  readonly applicant: string | null;
}

export type DataOf<T extends CaseEvent['type']> = Extract<Revealed<CaseEvent>, { type: T }>['data'];
export type Receipt = DataOf<'RequestReceived'>;

/** What each kind of paper says of its own. */
export type Body = Pick<PaperContent, 'paragraphs' | 'rows' | 'closing'> & Partial<Pick<PaperContent, 'materials'>>;
