import type { DomainEvent, EventMetadata } from '#libs/event-log/domain';
import { words, type Bilingual, type Params, type Words } from './language.js';
import type { Revealed } from './sealed.js';

/** An event and what a fold needs to know of its circumstances; every decoded event of a stream is one. */
export interface Happening<E extends DomainEvent = DomainEvent> {
  readonly event: E;
  readonly metadata: Pick<EventMetadata, 'occurredAt' | 'recordedAt' | 'actor' | 'origin'>;
  readonly stream: string;
}

/** An event in words: a text whose places are the fields of its data, or what makes one of them. */
export type EventWords<E extends DomainEvent> = Bilingual | ((data: Revealed<E['data']>) => Words);

/** What is printed from an event. `V` is what a paper is made from beside the event's data, `B` what stands on it. */
export interface EventDocument<D = object, V = never, B extends object = object> {
  /** The code of the paper in the field; null where this event leaves none. */
  code(data: D, view: V): string | null;
  title(data: D, view: V): string;
  print(data: D, view: V): B;
}

/** What an event is: its stored name and version, what it does to the state, and how it is told. */
export interface EventDefinition<S, E extends DomainEvent = DomainEvent> {
  readonly type: E['type'];
  /** Of the present shape, from 1. */
  readonly version: number;
  /** By the version they read: `upcasters[1]` turns the data of version 1 into that of version 2. */
  readonly upcasters?: Readonly<Record<number, (data: object) => object>>;
  /** Whether a due time may be another one after it. */
  readonly movesClock: boolean;
  /** The papers that it leaves, in the order in which they are handed out. */
  readonly documents: readonly EventDocument[];
  /** Total: never throws and never validates; leaves a state as it is in which the event makes no sense. */
  evolve(state: S, happening: Happening): S;
  words(data: object): Words;
}

/** The event that a definition defines. */
export type EventOf<D> = D extends { readonly happened?: infer E extends DomainEvent } ? E : never;

/** A definition that knows the event's type: the type of `happened` is the event, the value is never there. */
export type DefinedEvent<S, E extends DomainEvent> = EventDefinition<S> & {
  readonly happened?: E;
  /** The event, with its data. */
  of(data: E['data']): E;
};

export interface EventParts<E extends DomainEvent> {
  readonly version?: number;
  readonly upcasters?: Readonly<Record<number, (data: object) => object>>;
  readonly movesClock?: boolean;
  readonly documents?: readonly EventDocument<Revealed<E['data']>>[];
  readonly words: EventWords<E>;
}

/** `evolve` is given the states that the event may happen in, and only those. */
export function eventDefinition<S, E extends DomainEvent>(
  type: E['type'],
  { version = 1, upcasters, movesClock = true, documents = [], words: told }: EventParts<E>,
  evolve: (state: S, happening: Happening<E>) => S,
): DefinedEvent<S, E> {
  return {
    type,
    of: (data) => ({ type, data }) as E,
    version,
    ...(upcasters && { upcasters }),
    movesClock,
    documents: documents as readonly EventDocument[],
    evolve: (state, happening) => evolve(state, happening as Happening<E>),
    words: (data) =>
      typeof told === 'function' ? told(data as Revealed<E['data']>) : words(told.zh, told.en, paramsOf(data)),
  };
}

/** The fields of an event's data as parameters of a text: lists as enumerations, numbers as figures; what is no text is left out. */
export function paramsOf(data: object): Params {
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]: [string, unknown]) => {
      if (typeof value === 'string') return [[name, value]];
      if (typeof value === 'number') return [[name, String(value)]];
      if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return [[name, value.join(', ')]];
      return [];
    }),
  );
}
