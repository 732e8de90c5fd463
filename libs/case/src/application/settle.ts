import { encodeEvents, eventIdOf } from '#libs/event-log';
import type { EventToAppend } from '#libs/event-log/domain';
import type { Instant } from '#libs/clocks/domain';
import { isPlainText } from '#libs/residents/domain';
import type { CaseEvent } from '../domain/events.js';
import { replacePlain, textsIn } from '../domain/sealed-texts.js';
import type { CaseHistory } from './case-history.js';
import type { Decided } from './decide-in-turn.js';
import type { CaseDeskPorts } from './ports.js';

/** What is about to be written, and the command that it comes from. */
export interface Settling {
  readonly stream: string;
  readonly commandId: string;
  readonly hmac: string;
  readonly correlationId: string;
  readonly recordedAt: Instant;
  readonly decided: Decided;
}

/** Makes what was decided ready to be stored: every plain text sealed under the case's key, every event chained to the one before it. */
export async function settle(
  { sealer, registry }: Pick<CaseDeskPorts, 'sealer' | 'registry'>,
  settling: Settling,
  history: CaseHistory,
): Promise<readonly EventToAppend[]> {
  const { stream, commandId, hmac, correlationId, recordedAt, decided } = settling;
  const [first] = decided.happenings;
  if (!first) return [];
  const sealed = await sealTexts(sealer, settling);
  return encodeEvents({
    stream,
    previous: history.last && { revision: history.last.revision, chain: history.last.metadata.chain },
    events: decided.happenings.map(({ event, metadata }, index) => ({
      ...(sealed[index] ?? event),
      schema: registry.versionOf(event.type),
      occurredAt: metadata.occurredAt,
      actor: metadata.actor,
    })),
    stamp: { ...first.metadata, commandId, commandHmac: hmac, recordedAt, correlationId, causationId: commandId },
  });
}

/** The events with every plain text sealed; one call of the sealer, and none where there is no text. */
async function sealTexts(sealer: CaseDeskPorts['sealer'], { commandId, decided }: Settling): Promise<CaseEvent[]> {
  const events = decided.happenings.map(({ event }) => event);
  const texts = events.flatMap((event, index) =>
    textsIn(event.data, isPlainText).map(({ plain }) => ({
      text: plain,
      eventId: eventIdOf(commandId, index),
      type: event.type,
    })),
  );
  if (texts.length === 0 || decided.state.phase === 'none') return events;
  const sealed = [...(await sealer.seal(decided.state.sealKey, texts))];
  return events.map((event) => replacePlain(event, sealed.splice(0, textsIn(event.data, isPlainText).length)));
}
