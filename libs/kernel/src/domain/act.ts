import type { DomainEvent } from '#libs/event-log/domain';
import type { DefinedEvent, EventOf } from './event.js';
import type { Bilingual } from './language.js';
import type { Refusal, RefusalDefinition } from './refusal.js';
import type { Rule } from './who.js';

/** One rule: null where it is kept. It looks at the state and the circumstances, never at what the command says. */
export interface Guard<S, C> {
  (state: S, context: C, act: string): Refusal | null;
  /** What it may answer. */
  readonly refusals: readonly RefusalDefinition[];
}

/** Names a rule of the field with what it may answer. */
export function guardOf<S, C>(
  refusals: readonly RefusalDefinition[],
  rule: (state: S, context: C, act: string) => Refusal | null,
): Guard<S, C> {
  return Object.assign((state: S, context: C, act: string) => rule(state, context, act), { refusals });
}

/** Whether an act begins its matter, is done to one that is open, to one that may have ended, or whether there is one or not. */
export type ActReach = 'begins' | 'open' | 'lasting' | 'whenever';

/** What an act is: who may, what must hold before it, what it makes happen, and how it is called. */
export interface Act<S, C, F> {
  readonly name: string;
  readonly reach: ActReach;
  /** The word of the field, 退单. */
  readonly word: Bilingual;
  /** For the documentation page; null where nobody asks for it: time does. */
  readonly summary: Bilingual | null;
  readonly who: Rule<F>;
  readonly guards: readonly Guard<S, C>[];
  readonly events: readonly DefinedEvent<S, DomainEvent>[];
  /** What `decide` itself may answer beside the guards. */
  readonly refusals: readonly RefusalDefinition[];
  /** The class of its body over HTTP, loaded by the API alone; none where nothing is said. */
  readonly body?: () => Promise<new () => object>;
  decide(state: S, payload: object, context: C): readonly DomainEvent[] | Refusal;
}

/** An act that knows its name, what is said with it and what it makes happen; the values of `said` and `done` are never there. */
export type DefinedAct<S, C, F, N extends string, P, E> = Act<S, C, F> & {
  readonly name: N;
  readonly said?: P;
  readonly done?: E;
};

/** The parts of an act as a feature writes them. `S` is the state that the act is done to. */
export interface ActParts<S, C, F, P extends object, D extends readonly { readonly type: string }[]> {
  readonly word: Bilingual;
  readonly summary?: Bilingual;
  readonly who: Rule<F>;
  readonly guards?: readonly Guard<S, C>[];
  readonly events: D;
  readonly refusals?: readonly RefusalDefinition[];
  readonly body?: () => Promise<new () => NoInfer<P>>;
  decide(state: S, payload: P, context: C): readonly EventOf<D[number]>[] | Refusal;
}

type AnyAct = { readonly name: string; readonly said?: unknown; readonly done?: unknown };

/** What may be said with each act of a list, by its name. */
export type PayloadsOf<A extends readonly AnyAct[]> = {
  readonly [K in A[number] as K['name']]: K extends { readonly said?: infer P } ? P : never;
};

/** Every command of a list of acts: an act and what is said with it. */
export type CommandOf<A extends readonly AnyAct[]> = {
  [K in A[number]['name']]: {
    readonly act: K;
    readonly payload: PayloadsOf<A>[K & keyof PayloadsOf<A>];
  };
}[A[number]['name']];

/** Every event that a list of acts may make happen. */
export type HappeningOf<A extends readonly AnyAct[]> = A[number] extends { readonly done?: infer E }
  ? Extract<E, DomainEvent>
  : never;
