import type { Instant, WorkingCalendar } from '#libs/clocks/domain';
import type { DomainEvent } from '#libs/event-log/domain';
import {
  matterOf,
  refusal,
  type Act,
  type AnyCommand,
  type Asker,
  type Bilingual,
  type Matter,
  type Params,
  type States,
  type Vocabulary,
} from '#libs/kernel/domain';
import type { BookClock } from './clock.js';
import type { BookContext, Named } from './context.js';
import type { Entry, Unbegun } from './entry.js';
import type { BookTypes } from './kernel.js';

/** A value of an answer. */
export type Value = string | number | boolean | null | readonly unknown[] | object;

/** A field of a book's own: stands in the brief, in the CSV under its Chinese name, and in OpenAPI. */
export interface Field<K> extends Bilingual {
  /** Of JSON Schema; `string` unless told. */
  readonly type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  readonly of: (entry: K) => Value;
}

/** A figure of the boards. A flow counts what happened on a day; a stock how many there are at the end of one. */
export interface FigureDefinition extends Bilingual {
  readonly kind: 'flow' | 'stock';
}

/** Figures by name; those that are nothing may be left out. */
export type Figures = Readonly<Record<string, number>>;

/** Something the clerk should know that forbids nothing. */
export interface BookWarning {
  readonly code: string;
  readonly text: Bilingual;
  readonly params?: Params;
}

type ActOf<K extends Entry> = Act<Unbegun | K, BookContext, Partial<K>>;
type Happened = Readonly<{ event: DomainEvent; at: Instant }>;

/** What a book is made of. Whatever is optional has nothing of it. */
export interface BookParts<K extends Entry> {
  /** `admission`: of its streams, `admission-{id}`. */
  readonly name: string;
  /** `admissions`: of its paths, `/v1/admissions`. */
  readonly path: string;
  readonly word: Bilingual;
  /** The reference of the rules that it stands on. */
  readonly rule: string;
  /** Of `bookKernel`. */
  readonly states: States<BookTypes<K>>;
  readonly acts: readonly ActOf<K>[];
  /** The words of its states, as `phase` has them. */
  readonly stateWords: Readonly<Record<K['phase'], Bilingual>>;
  /** Further words for its texts, by kind and code. */
  readonly words?: Vocabulary;
  readonly fields: Readonly<Record<string, Field<K>>>;
  readonly clocks?: (entry: K, calendar: WorkingCalendar) => readonly BookClock[];
  /** Its figures beside `begun`, `open` and `late`, which every book has. */
  readonly figures?: Readonly<Record<string, FigureDefinition>>;
  /** What an event adds to the flows of its day. */
  readonly flows?: (happened: Happened, before: K | null, after: K) => Figures;
  /** In which stocks an entry stands as it is now. */
  readonly stocks?: (entry: K) => Figures;
  /** What `q` finds beside the number: never anything personal. */
  readonly search?: (entry: K) => readonly (string | null)[];
  readonly warnings?: (entry: K, context: BookContext) => readonly BookWarning[];
  /** What a decision needs beside. */
  readonly names?: (command: AnyCommand, entry: K | null) => Named;
  /** Whether there are so few that every process keeps them in memory, for `BookContext.all`. */
  readonly few?: boolean;
  /** Of a small book: whether decisions at a time still look at an entry; else it is not kept in memory. Always unless told. */
  readonly remembered?: (entry: K, at: Instant) => boolean;
  /** What a command has to wait for: those of the same turn are carried out one after the other. Null where it waits for nothing. */
  readonly inTurn?: (command: AnyCommand, asker: Asker) => string | null;
  /** The units whose staff, and whoever is above them, read its free texts; its own unless told. */
  readonly readers?: (entry: K) => readonly (string | null)[];
  /** Whose key seals its free texts: a resident's; the entry's own where it is nobody's. */
  readonly residentOf?: (entry: K) => string | null;
}

/** A book of the community: a matter of the kernel, and all that is folded from it beside. */
export interface Book<K extends Entry = Entry> extends Required<
  Omit<BookParts<K>, 'states' | 'acts' | 'few' | 'words'>
> {
  readonly matter: Matter<BookTypes<K>, AnyCommand, DomainEvent>;
  readonly few: boolean;
  readonly words: Vocabulary;
  isOpen(entry: K): boolean;
}

/** Every book has these: what began in the period, what is open and what is late at its end. */
export const COMMON_FIGURES = {
  begun: { kind: 'flow', zh: '期内新增', en: 'Begun in the period' },
  open: { kind: 'stock', zh: '截止日末未了', en: 'Open at the end of `to`' },
  late: { kind: 'stock', zh: '截止日末超期', en: 'Late at the end of `to`' },
} as const satisfies Record<string, FigureDefinition>;

/** Makes a book of its parts. It is put on the list of all (`books.ts`) and nowhere else. */
export function bookOf<K extends Entry>(parts: BookParts<K>): Book {
  const { states, acts, ...rest } = parts;
  const nothing = () => ({});
  const none = () => [];
  const matter = matterOf<BookTypes<K>, AnyCommand, DomainEvent>({
    ...states,
    name: parts.name,
    initial: { phase: 'none' },
    acts,
    factsOf: (state) => (states.isKnown(state) ? state : {}) as Partial<K>,
    refusals: commonRefusals(parts),
  });
  const book: Book<K> = {
    clocks: none,
    flows: nothing,
    stocks: nothing,
    search: none,
    warnings: none,
    names: nothing,
    residentOf: () => null,
    readers: ({ unit }) => [unit],
    few: false,
    remembered: () => true,
    inTurn: () => null,
    ...rest,
    matter,
    figures: { ...COMMON_FIGURES, ...parts.figures },
    words: { ...parts.words, [`${parts.name}-act`]: matter.words, [`${parts.name}-state`]: parts.stateWords },
    isOpen: (entry) => states.isOpen(entry),
  };
  // Whoever folds from the list of all knows an entry only as an entry, and hands each book its own.
  return book as unknown as Book;
}

/** What every book says of an act that is not yet, no longer, or not for this person, to be done. */
function commonRefusals<K extends Entry>({ name, word, rule }: BookParts<K>) {
  const texts = (title: Bilingual, detail: Bilingual) => ({ rule, title, detail });
  return {
    alreadyBegun: refusal(
      `${name}-begun-already`,
      texts(
        { zh: `${word.zh}已登记`, en: `The ${word.en} has begun` },
        {
          zh: `本${word.zh}已经登记，请在原记录上继续办理。`,
          en: `This ${word.en} is there already. Go on with it as it is.`,
        },
      ),
    ),
    notBegun: refusal(
      `${name}-not-begun`,
      texts(
        { zh: `${word.zh}尚未登记`, en: `The ${word.en} has not begun` },
        { zh: `本${word.zh}尚未登记，请先登记。`, en: `This ${word.en} is not there yet. Begin it first.` },
      ),
    ),
    notAllowed: refusal(`${name}-not-allowed`, {
      kind: 'forbidden',
      ...texts(
        { zh: '无权办理', en: 'Not allowed' },
        {
          zh: `{unit:unit}的{role:role}不能对本${word.zh}“{${name}-act:act}”。请由有权的单位和岗位办理。`,
          en: `The {role:role} of {unit:unit} may not {${name}-act:act} this ${word.en}. Leave it to the unit and post that may.`,
        },
      ),
    }),
    closed: refusal(
      `${name}-ended`,
      texts(
        { zh: `${word.zh}已了结`, en: `The ${word.en} has ended` },
        {
          zh: `本${word.zh}已了结，不能再“{${name}-act:act}”。仍有需要的，请另行登记。`,
          en: `This ${word.en} has ended, nothing more can be done to it ({${name}-act:act}). Begin a new one if it is still needed.`,
        },
      ),
    ),
  };
}
