import { eventTypesOf } from '#libs/kernel/domain';
import { admissionBook } from './admissions/admissions.js';
import { appointmentBook } from './appointments/appointments.js';
import { appraisalBook } from './appraisals/appraisals.js';
import { batchBook } from './batches/batches.js';
import { certificateBook } from './certificates/certificates.js';
import { homeServiceBook } from './home-services/home-services.js';
import type { Book } from './kit/index.js';
import { ledgerBook } from './ledgers/ledgers.js';
import { rosterBook } from './rosters/rosters.js';
import { sealUseBook } from './seal-uses/seal-uses.js';
import { sealBook } from './seals/seals.js';
import { stuckMatterBook } from './stuck-matters/stuck-matters.js';
import { ticketBook } from './tickets/tickets.js';

/**
 * Every book of the community (CONTRACT §9). Paths, documents, registry, desks, read model, schedule, boards and what time does are folded from this
 * list and from nothing else.
 */
export const BOOKS: readonly Book[] = [
  admissionBook,
  sealBook,
  sealUseBook,
  certificateBook,
  ticketBook,
  appointmentBook,
  stuckMatterBook,
  homeServiceBook,
  ledgerBook,
  rosterBook,
  batchBook,
  appraisalBook,
];

const BY_NAME = new Map(BOOKS.map((book) => [book.name, book]));

/** `admission` → the book; undefined for a name of none. */
export function bookNamed(name: string): Book | undefined {
  return BY_NAME.get(name);
}

/** `admissions` → the book; undefined for a path of none. */
export function bookAt(path: string): Book | undefined {
  return BOOKS.find((book) => book.path === path);
}

/** Of the id, as of every entry: a UUID. */
const ID_LENGTH = 36;

/** The stream of an entry. */
export function bookStream(book: string, id: string): string {
  return `${book}-${id}`;
}

/** The book and the id that a stream is of; null for a stream of no book. */
export function entryOfStream(stream: string): { readonly book: Book; readonly id: string } | null {
  const book = BY_NAME.get(stream.slice(0, -ID_LENGTH - 1));
  return book && stream.at(-ID_LENGTH - 1) === '-' ? { book, id: stream.slice(-ID_LENGTH) } : null;
}

/** For the registry of events. */
export const bookEventTypes = BOOKS.flatMap(({ matter }) => eventTypesOf(matter));

/** For the vocabulary of texts. */
export const BOOK_WORDS = Object.assign({}, ...BOOKS.map(({ words }) => words)) as Book['words'];
