import type { DomainEvent } from '#libs/event-log/domain';
import type { Act, ActReach } from './act.js';
import type { DefinedEvent, EventDefinition, EventDocument, Happening } from './event.js';
import type { MatterTypes, States } from './kernel.js';
import { fill, type Naming, type Vocabulary } from './language.js';
import { refuse, type Refusal, type RefusalDefinition } from './refusal.js';
import type { Revealed } from './sealed.js';
import { isOurs } from './who.js';

/** A command: an act and what is said with it. */
export interface AnyCommand {
  readonly act: string;
  readonly payload: object;
}

type ActOf<T extends MatterTypes> = Act<T['state'], T['context'], T['facts']>;

/** What a matter is made of beside its features. */
export interface MatterParts<T extends MatterTypes> extends States<T> {
  /** `case`: of its streams and its paths. */
  readonly name: string;
  readonly initial: T['state'];
  /** Its features, in the order in which they usually come. */
  readonly acts: readonly ActOf<T>[];
  /** What permission looks at. */
  factsOf(state: T['state']): T['facts'];
  /** What the rules say of an act that is not yet, no longer, or not for this person, to be done. */
  readonly refusals: {
    readonly alreadyBegun: RefusalDefinition;
    readonly notBegun: RefusalDefinition;
    readonly notAllowed: RefusalDefinition;
    readonly closed: RefusalDefinition;
  };
  /** A rule of every act on it, asked after who may and before the act's own. */
  readonly ofEveryAct?: {
    readonly refusals: readonly RefusalDefinition[];
    judge(state: T['known'], context: T['context'], act: string): Refusal | null;
  };
}

/** A matter, folded from its features: one way in for every act, one fold for every event, and what the documents and the API are made from. */
export interface Matter<T extends MatterTypes, C extends AnyCommand, E extends DomainEvent> {
  readonly name: string;
  readonly initial: T['state'];
  readonly acts: readonly ActOf<T>[];
  readonly events: readonly DefinedEvent<T['state'], DomainEvent>[];
  act(name: string): ActOf<T>;
  isKnown(state: T['state']): boolean;
  /** What a command makes happen, or why it may not. Never throws, changes nothing. */
  decide(command: C, state: T['state'], context: T['context']): readonly E[] | Refusal;
  /** The state after one more event. Total; an event of a later version than this one is left aside. */
  evolve(state: T['state'], happening: Happening<E>): T['state'];
  fold(happenings: Iterable<Happening<E>>): T['state'];
  /** What the asker may do now: the acts whose guards would all let them pass. */
  allowedActs(state: T['state'], context: T['context']): readonly C['act'][];
  /** Whether role or unit forbid an act, whatever the phase: what is a 403 and comes before everything else. */
  forbidden(act: C['act'], state: T['state'], context: T['context']): Refusal | null;
  /** An event in plain words. */
  describe(event: Revealed<E>, naming: Naming): string;
  movesClock(type: E['type']): boolean;
  /** What is printed from events of a type. */
  documentsOf(type: E['type']): readonly EventDocument[];
  /** Everything that the rules may answer to an act, the common ones first. */
  refusalsOf(act: ActOf<T>): readonly RefusalDefinition[];
  /** The words for its acts, for a vocabulary. */
  readonly words: Vocabulary[string];
}

export function matterOf<T extends MatterTypes, C extends AnyCommand, E extends DomainEvent>(
  parts: MatterParts<T>,
): Matter<T, C, E> {
  const { acts, refusals, ofEveryAct } = parts;
  const byName = new Map(acts.map((act) => [act.name, act]));
  const byType = new Map<string, DefinedEvent<T['state'], DomainEvent>>();
  for (const event of acts.flatMap(({ events }) => events)) byType.set(event.type, event);
  const later = acts.filter(({ reach }) => reach !== 'begins');

  const act = (name: string): ActOf<T> => {
    const found = byName.get(name);
    if (!found) throw new Error(`${parts.name} knows no act ${name}`);
    return found;
  };

  /** What forbids the act now, whatever its payload: first who may (403), then the rules of the field (409). */
  const forbids = (done: ActOf<T>, state: T['state'], context: T['context'], facts: T['facts']): Refusal | null => {
    const { name, reach, who, guards } = done;
    if (reach === 'begins') return parts.isKnown(state) ? refuse(refusals.alreadyBegun) : null;
    if (reach !== 'whenever' && !parts.isKnown(state)) return refuse(refusals.notBegun);
    const { asker, tree } = context;
    if (!isOurs(asker) && !who({ asker, facts, tree }))
      return refuse(refusals.notAllowed, { act: name, role: asker.role, unit: asker.unit });
    const forbidden = parts.isKnown(state) ? (ofEveryAct?.judge(state, context, name) ?? null) : null;
    if (forbidden) return forbidden;
    if (reach === 'open' && !parts.isOpen(state)) return refuse(refusals.closed, { act: name });
    return firstBroken(guards, state, context, name);
  };

  const evolve = (state: T['state'], happening: Happening): T['state'] =>
    byType.get(happening.event.type)?.evolve(state, happening) ?? state;

  return {
    name: parts.name,
    initial: parts.initial,
    acts,
    events: [...byType.values()],
    act,
    isKnown: (state) => parts.isKnown(state),
    decide({ act: name, payload }, state, context) {
      const done = act(name);
      const refusal = forbids(done, state, context, parts.factsOf(state));
      return refusal ?? (done.decide(state, payload, context) as readonly E[] | Refusal);
    },
    evolve,
    fold(happenings) {
      let state = parts.initial;
      for (const happening of happenings) state = evolve(state, happening);
      return state;
    },
    allowedActs(state, context) {
      if (!parts.isKnown(state)) return [];
      const facts = parts.factsOf(state);
      return later.filter((each) => forbids(each, state, context, facts) === null).map(({ name }) => name);
    },
    forbidden(name, state, context) {
      const refusal = forbids(act(name), state, context, parts.factsOf(state));
      return refusal?.kind === 'forbidden' ? refusal : null;
    },
    describe(event, naming) {
      const definition = byType.get(event.type);
      if (!definition) return event.type;
      const { text, params } = definition.words(event.data);
      return fill(text[naming.language], params, naming);
    },
    movesClock: (type) => byType.get(type)?.movesClock ?? true,
    documentsOf: (type) => byType.get(type)?.documents ?? [],
    refusalsOf: ({ reach, guards, refusals: own }) => [
      ...new Set([...common(reach), ...guards.flatMap((guard) => guard.refusals), ...own]),
    ],
    words: Object.fromEntries(acts.map(({ name, word }) => [name, word])),
  };

  function common(reach: ActReach): readonly RefusalDefinition[] {
    if (reach === 'begins') return [refusals.alreadyBegun, refusals.notAllowed];
    const closed = reach === 'open' ? [refusals.closed] : [];
    const begun = reach === 'whenever' ? [] : [refusals.notBegun];
    return [...begun, refusals.notAllowed, ...closed, ...(ofEveryAct?.refusals ?? [])];
  }
}

/** The first rule that is broken. */
function firstBroken<S, C>(
  guards: readonly { (state: S, context: C, act: string): Refusal | null }[],
  state: S,
  context: C,
  act: string,
): Refusal | null {
  for (const guard of guards) {
    const refusal = guard(state, context, act);
    if (refusal) return refusal;
  }
  return null;
}

/** What role and unit let somebody do at all, before anything of a particular one is known. */
export function actsOpenTo<F>(
  matter: { readonly acts: readonly Pick<Act<never, never, F>, 'name' | 'summary' | 'who'>[] },
  question: Parameters<Act<never, never, F>['who']>[0],
): readonly string[] {
  return matter.acts.filter(({ summary, who }) => summary !== null && who(question)).map(({ name }) => name);
}

/** For the registry of events. */
export function eventTypesOf(matter: {
  readonly events: readonly Pick<EventDefinition<never>, 'type' | 'version' | 'upcasters'>[];
}): readonly Pick<EventDefinition<never>, 'type' | 'version' | 'upcasters'>[] {
  return matter.events.map(({ type, version, upcasters }) => ({ type, version, ...(upcasters && { upcasters }) }));
}
