import { describe } from '../case.js';
import { type CaseEvent } from '../case.js';
import { ERASED, WITHHELD, reveal, textsIn, type Naming, type Revealed } from '#libs/kernel/domain';
import type { Actor, DecodedEvent } from '#libs/event-log/domain';
import { isCipherText, type CipherText } from '#libs/residents/domain';
import { type Sight } from './reading.js';

/** One line of a case's history in plain words. */
export interface TimelineEntry {
  readonly revision: number;
  /** When it happened. */
  readonly at: string;
  readonly type: CaseEvent['type'];
  readonly actor: Actor;
  readonly text: string;
  /** The event's data with its free texts open, or withheld as 〔略〕, or 〔已删除〕 where their key is gone. */
  readonly data: Revealed<CaseEvent['data']>;
}

/** A sealed text and the event that it stands in, which it is bound to. */
export interface SealedInEvent {
  readonly text: CipherText;
  readonly eventId: string;
  readonly type: string;
}

/** Stands where it is not for the reader to know who did it. */
const NOBODY: Actor = { person: WITHHELD, role: WITHHELD, unit: WITHHELD };

/** Opens texts in their order; null for one whose key is gone. */
export type OpenTexts = (texts: readonly SealedInEvent[]) => Promise<readonly (string | null)[]>;

/**
 * The history of a case in the naming's language. Free texts are opened in the events that the reader has open (`sightOf`) and withheld in all
 * others, and with them, of an anonymous one, who did it.
 */
export async function timeline(
  events: readonly DecodedEvent<CaseEvent>[],
  open: OpenTexts | null,
  naming: Naming,
  sight: (event: CaseEvent) => Sight = () => 'open',
): Promise<readonly TimelineEntry[]> {
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
      data: revealed.data,
    };
  });
}
