import type { Actor, DecodedEvent, DomainEvent } from '#libs/event-log/domain';
import type { Naming } from './language.js';
import { ERASED, isCipherText, reveal, textsIn, WITHHELD, type CipherText, type Revealed } from './sealed.js';

/** One line of the history of a matter in plain words. */
export interface TimelineEntry<E extends DomainEvent = DomainEvent> {
  readonly revision: number;
  /** When it happened. */
  readonly at: string;
  readonly type: E['type'];
  readonly actor: Actor;
  readonly text: string;
  /** The event's data with its free texts open, or withheld as 〔略〕, or 〔已删除〕 where their key is gone. */
  readonly data: Revealed<E['data']>;
}

/** A sealed text and the event that it stands in, which it is bound to. */
export interface SealedInEvent {
  readonly text: CipherText;
  readonly eventId: string;
  readonly type: string;
}

/** Opens texts in their order; null for one whose key is gone. */
export type OpenTexts = (texts: readonly SealedInEvent[]) => Promise<readonly (string | null)[]>;

/** How much of an event is for a reader: its free texts, all but these, or not even who did it. */
export type Sight = 'open' | 'withheld' | 'anonymous';

/** Stands where it is not for the reader to know who did it. */
const NOBODY: Actor = { person: WITHHELD, role: WITHHELD, unit: WITHHELD };

/** How a history is told: the matter's words, who opens its texts, in which language, and what of each event is for the reader. */
export interface Telling<E extends DomainEvent> {
  describe(event: Revealed<E>, naming: Naming): string;
  readonly open: OpenTexts | null;
  readonly naming: Naming;
  readonly sight: (event: E) => Sight;
}

/** The history of a matter in the naming's language. */
export async function tellTimeline<E extends DomainEvent>(
  events: readonly DecodedEvent<E>[],
  { describe, open, naming, sight }: Telling<E>,
): Promise<readonly TimelineEntry<E>[]> {
  const sealed = events.flatMap(({ event, metadata }) =>
    sight(event) !== 'open'
      ? []
      : textsIn(event.data, isCipherText).map((text) => ({ text, eventId: metadata.id, type: metadata.type })),
  );
  const opened = open ? [...(await open(sealed))] : sealed.map(() => WITHHELD);
  return events.map(({ event, metadata, revision }) => {
    // Both walks go through the texts in the same order.
    const revealed = reveal(event, () => (sight(event) === 'open' ? (opened.shift() ?? ERASED) : WITHHELD));
    const { person, role, unit } = metadata.actor;
    return {
      revision,
      at: metadata.occurredAt,
      type: event.type,
      actor: sight(event) === 'anonymous' ? NOBODY : { person, role, unit },
      text: describe(revealed, naming),
      data: revealed.data as Revealed<E['data']>,
    };
  });
}
