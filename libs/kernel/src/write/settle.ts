import { encodeEvents, eventIdOf, type EventRegistry } from '#libs/event-log';
import type { DomainEvent, EventToAppend } from '#libs/event-log/domain';
import { isPlainText, replacePlain, textsIn, type Happening } from '../domain/index.js';
import type { SealTexts } from './aggregate.js';
import type { History } from './history.js';

/** What is about to be written, and the command that it comes from. */
export interface Settling<E extends DomainEvent> {
  readonly stream: string;
  readonly commandId: string;
  readonly hmac: string;
  readonly correlationId: string;
  readonly recordedAt: string;
  readonly happenings: readonly Happening<E>[];
  /** Whose key seals its texts. */
  readonly sealKey: string | null;
}

/** Makes what was decided ready to be stored: every plain text sealed under the subject's key, every event chained to the one before it. */
export async function settle<E extends DomainEvent>(
  { sealer, registry }: { readonly sealer?: SealTexts; readonly registry: EventRegistry },
  settling: Settling<E>,
  history: History<E>,
): Promise<readonly EventToAppend[]> {
  const { stream, commandId, hmac, correlationId, recordedAt, happenings } = settling;
  const [first] = happenings;
  if (!first) return [];
  const sealed = await sealTexts(sealer, settling);
  return encodeEvents({
    stream,
    previous: history.last && { revision: history.last.revision, chain: history.last.metadata.chain },
    events: happenings.map(({ event, metadata }, index) => ({
      ...(sealed[index] ?? event),
      schema: registry.versionOf(event.type),
      occurredAt: metadata.occurredAt,
      actor: metadata.actor,
    })),
    stamp: { ...first.metadata, commandId, commandHmac: hmac, recordedAt, correlationId, causationId: commandId },
  });
}

/** The events with every plain text sealed; one call of the sealer, and none where there is no text. */
async function sealTexts<E extends DomainEvent>(
  sealer: SealTexts | undefined,
  { commandId, happenings, sealKey }: Settling<E>,
): Promise<readonly E[]> {
  const events = happenings.map(({ event }) => event);
  const texts = events.flatMap((event, index) =>
    textsIn(event.data, isPlainText).map(({ plain }) => ({
      text: plain,
      eventId: eventIdOf(commandId, index),
      type: event.type,
    })),
  );
  if (texts.length === 0) return events;
  if (sealKey === null || !sealer) throw new Error(`${settlingOf(events)} holds texts that no key seals`);
  const sealed = [...(await sealer.seal(sealKey, texts))];
  return events.map((event) => replacePlain(event, sealed.splice(0, textsIn(event.data, isPlainText).length)));
}

function settlingOf(events: readonly DomainEvent[]): string {
  return events.map(({ type }) => type).join(', ');
}
