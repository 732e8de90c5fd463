import { encodeEvents, eventIdOf } from '#libs/event-log';
import { OutcomeUnknown, WrongExpectedRevision, type EventMetadata } from '#libs/event-log/domain';
import { localDateOf } from '#libs/clocks/domain';
import type { CaseContext } from '../domain/context.js';
import type { RequestRefused } from '../domain/events.js';
import type { CaseDeskPorts } from './ports.js';

/** Counters that are refused at the same moment on the same day wait for each other here; far more tries than there are clerks at a counter. */
const ATTEMPTS = 20;

interface RefusedCommand {
  readonly commandId: string;
  readonly hmac: string;
  readonly correlationId: string;
  readonly context: CaseContext;
}

/**
 * Writes a counted refusal into the book of its unit and day, `refusals-{unit}-{day}`, never into a case. Its id comes from the command's, so
 * that a retry is counted once.
 */
export async function countRefusal(
  { log, registry }: Pick<CaseDeskPorts, 'log' | 'registry'>,
  data: RequestRefused['data'],
  { commandId, hmac, correlationId, context }: RefusedCommand,
): Promise<void> {
  const { asker, now, tree } = context;
  const stream = `refusals-${data.unit}-${localDateOf(now, tree.timezoneOf(data.unit) ?? 'UTC')}`;
  const { person, role, unit } = asker;
  const times = { occurredAt: now, recordedAt: now };
  const command = { commandId, commandHmac: hmac, correlationId, causationId: commandId };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const written = await log.readStream(stream);
    if (written.some(({ id }) => id === eventIdOf(commandId, 0))) return;
    const last = written.at(-1);
    const previous = last
      ? { revision: last.revision, chain: (JSON.parse(last.metadata) as EventMetadata).chain }
      : null;
    const event: RequestRefused = { type: 'RequestRefused', data };
    const stamp = { ...command, ...times, actor: { person, role, unit } };
    try {
      await log.append(
        stream,
        previous?.revision ?? 'no-stream',
        encodeEvents({ stream, previous, events: [{ ...event, schema: registry.versionOf(event.type) }], stamp }),
      );
      return;
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision) && !(error instanceof OutcomeUnknown)) throw error;
    }
  }
}
