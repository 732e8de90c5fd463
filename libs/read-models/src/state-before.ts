import { foldCase, type CaseEvent, type CaseState } from '#libs/case';
import { decodeEvent, type EventRegistry } from '#libs/event-log';
import type { EventLog, RecordedEvent } from '#libs/event-log/domain';

/** A case as it stood before one of its events: what a model that forgets closed cases needs when one is reopened, which is rare. */
export async function stateBefore(
  log: EventLog,
  registry: EventRegistry,
  { stream, revision }: Pick<RecordedEvent, 'stream' | 'revision'>,
): Promise<CaseState> {
  const events = await log.readStream(stream);
  const before = events.filter((event) => event.revision < revision);
  return foldCase(before.map((event) => decodeEvent<CaseEvent>(event, registry)));
}
