import type { DomainEvent } from '#libs/event-log/domain';
import { guardOf, type ActParts, type ActReach, type DefinedAct, type Guard } from './act.js';
import { eventDefinition, type DefinedEvent, type EventOf, type EventParts, type Happening } from './event.js';
import type { Refusal, RefusalDefinition } from './refusal.js';
import type { Asker, Hierarchy } from './who.js';

/** What every decision is given beside the command and the state, as values. */
export interface Circumstances {
  /** ISO 8601 in UTC. */
  readonly now: string;
  readonly asker: Asker;
  readonly tree: Hierarchy;
}

/** The types of a matter: its state before it is begun and in all phases, once begun, while open; what decides, and what permission looks at. */
export interface MatterTypes {
  readonly state: { readonly phase: string };
  readonly known: { readonly phase: string };
  readonly open: { readonly phase: string };
  readonly context: Circumstances;
  readonly facts: object;
}

/** How a matter tells its states apart. */
export interface States<T extends MatterTypes> {
  isKnown(state: T['state']): state is T['known'] & T['state'];
  isOpen(state: T['state']): state is T['open'] & T['state'];
}

type Definition<E extends DomainEvent> = EventParts<E>;
type Events<T extends MatterTypes> = readonly DefinedEvent<T['state'], DomainEvent>[];
type Parts<T extends MatterTypes, S, P extends object, D extends Events<T>> = ActParts<
  S,
  T['context'],
  T['facts'],
  P,
  D
>;
type Defined<T extends MatterTypes, N extends string, P, D extends Events<T>> = DefinedAct<
  T['state'],
  T['context'],
  T['facts'],
  N,
  P,
  EventOf<D[number]>
>;
type Judge<S, C> = (state: S, context: C, act: string) => Refusal | null;

/**
 * The words in which the features of one matter are written: each act, event and rule in a file of its own, bound to the states that it is about.
 * An act or event that is not for a closed matter never sees one, and leaves it as it is.
 */
export function kernelOf<T extends MatterTypes>(states: States<T>) {
  type State = T['state'];

  const act = <N extends string, S, P extends object, D extends Events<T>>(
    name: N,
    reach: ActReach,
    parts: Parts<T, S, P, D>,
  ): Defined<T, N, P, D> =>
    // An act is given the states that it is for, and no other: `matterOf` asks for them before it lets it decide.
    ({ name, reach, guards: [], refusals: [], ...parts, summary: parts.summary ?? null }) as unknown as Defined<
      T,
      N,
      P,
      D
    >;

  return {
    /** What begins the matter: folded once, onto nothing. */
    defineBeginning<E extends DomainEvent>(
      type: E['type'],
      parts: Definition<E> & { evolve(data: E['data'], happening: Happening<E>): T['known'] },
    ): DefinedEvent<State, E> {
      return eventDefinition<State, E>(type, parts, (state, happening) =>
        states.isKnown(state) ? state : parts.evolve(happening.event.data, happening),
      );
    },

    /** What happens to an open matter. */
    defineEvent<E extends DomainEvent>(
      type: E['type'],
      parts: Definition<E> & {
        evolve(state: T['open'], data: E['data'], at: string, happening: Happening<E>): T['known'];
      },
    ): DefinedEvent<State, E> {
      return eventDefinition<State, E>(type, parts, (state, happening) =>
        states.isOpen(state)
          ? parts.evolve(state, happening.event.data, happening.metadata.occurredAt, happening)
          : state,
      );
    },

    /** What may happen to a closed matter, too. */
    defineLastingEvent<E extends DomainEvent>(
      type: E['type'],
      parts: Definition<E> & {
        evolve(state: T['known'], data: E['data'], at: string, happening: Happening<E>): T['known'];
      },
    ): DefinedEvent<State, E> {
      return eventDefinition<State, E>(type, parts, (state, happening) =>
        states.isKnown(state)
          ? parts.evolve(state, happening.event.data, happening.metadata.occurredAt, happening)
          : state,
      );
    },

    /** The act that begins a matter. */
    defineBeginningAct: <N extends string, P extends object, D extends Events<T>>(
      name: N,
      parts: Parts<T, State, P, D>,
    ) => act(name, 'begins', parts),

    /** An act on an open matter. */
    defineAct: <N extends string, P extends object, D extends Events<T>>(name: N, parts: Parts<T, T['open'], P, D>) =>
      act(name, 'open', parts),

    /** An act on a matter that may have ended. */
    defineLastingAct: <N extends string, P extends object, D extends Events<T>>(
      name: N,
      parts: Parts<T, T['known'], P, D>,
    ) => act(name, 'lasting', parts),

    /** An act that may be the first of its matter or a later one. */
    defineActWhenever: <N extends string, P extends object, D extends Events<T>>(
      name: N,
      parts: Parts<T, State, P, D>,
    ) => act(name, 'whenever', parts),

    /** What happens whether there is something already or not. */
    defineEventWhenever<E extends DomainEvent>(
      type: E['type'],
      parts: Definition<E> & { evolve(state: State, data: E['data'], at: string, happening: Happening<E>): T['known'] },
    ): DefinedEvent<State, E> {
      return eventDefinition<State, E>(type, parts, (state, happening) =>
        parts.evolve(state, happening.event.data, happening.metadata.occurredAt, happening),
      );
    },

    /** A rule of an open matter: named for the policy, with what it may answer. */
    guard: (refusals: readonly RefusalDefinition[], rule: Judge<T['open'], T['context']>) => guardOf(refusals, rule),

    /** A rule of a matter that may have ended. */
    lastingGuard: (refusals: readonly RefusalDefinition[], rule: Judge<T['known'], T['context']>) =>
      guardOf(refusals, rule),

    /** A rule about persons or papers, which does not bind what a register brings in. */
    exceptImport: <S>(rule: Guard<S, T['context']>): Guard<S, T['context']> =>
      guardOf(rule.refusals, (state: S, context: T['context'], name) =>
        context.asker.role === 'import' ? null : rule(state, context, name),
      ),
  };
}
