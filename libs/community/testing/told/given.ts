import { localDateOf, type WorkingCalendar } from '#libs/clocks/domain';
import type { DomainEvent } from '#libs/event-log/domain';
import { isRefusal, type Asker, type Refusal } from '#libs/kernel/domain';
import type { ResidentFacts } from '#libs/residents/domain';
import type { Book, BookContext, Entry } from '../../src/kit/index.js';
import { calendar, resident, tree } from './shenyang.js';

export const ID = '0c1d2e3f-4a5b-5c6d-8e7f-901234567890';
export const ZONE = 'Asia/Shanghai';

/** What stands in other books, and who is known. */
export interface World {
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly all?: Readonly<Record<string, readonly { readonly id: string; readonly entry: unknown }[]>>;
  readonly residents?: readonly ResidentFacts[];
  readonly books?: BookContext['books'];
  /** The calendar, where it is not that of the city. */
  readonly calendar?: WorkingCalendar;
}

/** A command to a book, who gives it and when. */
export interface Told {
  readonly act: string;
  readonly said?: object;
  readonly by: Asker;
  readonly at: string;
  readonly world?: World;
}

/** What a decision of a book is given in specs. */
export function bookContext({ by, at, world = {} }: Pick<Told, 'by' | 'at' | 'world'>): BookContext {
  const residents = world.residents ?? [resident];
  return {
    ...{ id: ID, now: at, asker: by, tree, region: '210100', today: localDateOf(at, ZONE) },
    ...{ calendar: world.calendar ?? calendar, books: world.books ?? [] },
    entry: <K extends Entry>(book: string, id: string) => (world.entries?.[`${book}/${id}`] ?? null) as K | null,
    all: <K extends Entry>(book: string) => (world.all?.[book] ?? []) as readonly { id: string; entry: K }[],
    resident: (id) => residents.find(({ residentId }) => residentId === id) ?? null,
  };
}

export type Outcome = readonly DomainEvent[] | Refusal;

/**
 * Given what was done before, when a command comes, then events or a refusal. What is given must itself be allowed, so that no spec stands on a
 * history that cannot be.
 */
export function givenOf<K extends Entry>({ matter }: Book) {
  type State = { readonly phase: 'none' } | K;
  const decide = (state: State, told: Told): Outcome =>
    matter.decide({ act: told.act, payload: told.said ?? {} }, state, bookContext(told));
  const fold = (state: State, events: readonly DomainEvent[], { by, at }: Told): State =>
    events.reduce<State>((from, event) => {
      const metadata = { occurredAt: at, recordedAt: at, actor: by };
      return matter.evolve(from, { event, metadata, stream: `${matter.name}-${ID}` }) as State;
    }, state);

  return function given(...before: readonly Told[]) {
    const state = before.reduce<State>((from, told) => {
      const outcome = decide(from, told);
      if (isRefusal(outcome)) throw new Error(`given, but refused: ${told.act}: ${outcome.code}`);
      return fold(from, outcome, told);
    }, matter.initial as State);
    return {
      state,
      /** It as it stands; what is given has begun one. */
      entry: state as K,
      allowed: (by: Asker, at: string, world: World = {}) => matter.allowedActs(state, bookContext({ by, at, world })),
      when(told: Told) {
        const outcome = decide(state, told);
        const refused = isRefusal(outcome);
        return {
          outcome,
          /** The types of the events, or the kind and the code of the refusal. */
          then: refused ? `${outcome.kind}: ${outcome.code}` : outcome.map(({ type }) => type),
          entry: (refused ? state : fold(state, outcome, told)) as K,
        };
      },
    };
  };
}

/** The time on the wall of Shenyang; ten in the morning where only the day is said. */
export function at(local: string): string {
  return new Date(`${local.length === 10 ? `${local}T10:00` : local}:00+08:00`).toISOString();
}
