import type { Instant, LocalDate, WorkingCalendar } from '#libs/clocks/domain';
import type { Bilingual, Circumstances } from '#libs/kernel/domain';
import type { RegionTree } from '#libs/region/domain';
import type { ResidentFacts } from '#libs/residents/domain';
import type { Entry } from './entry.js';

/** Everything that a decision in a book needs beside the command and the state, as values. */
export interface BookContext extends Circumstances {
  readonly now: Instant;
  /** Of the entry that the command is for. */
  readonly id: string;
  readonly tree: RegionTree;
  /** Of the asker. */
  readonly region: string;
  /** The date there. */
  readonly today: LocalDate;
  readonly calendar: WorkingCalendar;
  /** The entries that the command or the entry names (`Book.names`), as their own streams have them; null where there is none such in the region. */
  entry<K extends Entry>(book: string, id: string): K | null;
  /** Every entry of a small book (`Book.few`) of the region, where `Book.names` asks for it. */
  all<K extends Entry>(book: string): readonly Listed<K>[];
  /** The resident whom the command names (`Book.names`); null where nobody is known under the id. */
  resident(id: string): ResidentFacts | null;
  /** Every book there is: what is kept already is not asked for again. */
  readonly books: readonly BookFields[];
}

/** What a book keeps, by its path. */
export interface BookFields {
  readonly path: string;
  readonly word: Bilingual;
  readonly fields: Readonly<Record<string, Bilingual>>;
}

/** An entry and its id. */
export interface Listed<K extends Entry> {
  readonly id: string;
  readonly entry: K;
}

/** What a decision needs to be given as values: entries by book and id, whole small books, residents by id. */
export interface Named {
  readonly books?: readonly string[];
  readonly entries?: readonly { readonly book: string; readonly id: string | null | undefined }[];
  readonly residents?: readonly (string | null | undefined)[];
}
