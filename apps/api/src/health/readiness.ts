import { LogMoved } from '#libs/read-models';
import type { System } from '../system.js';

/** Longer than this a part of the system does not answer, in milliseconds. */
const PATIENCE_MS = 2_000;

/** What work depends on, part by part: `ok`, or what is wrong, without a secret or an address. */
export async function healthOf({
  parts,
}: System): Promise<Record<'eventLog' | 'database' | 'reference' | 'readModels', string>> {
  const [eventLog, database, readModels] = await Promise.all([
    check(parts.log.head(), 'the event log does not answer'),
    check(parts.pool.query('select 1'), 'the database does not answer'),
    check(followed(parts), 'the read models are being built'),
  ]);
  const reference = parts.reference.failure === null ? 'ok' : 'units, items and calendars no longer follow the log';
  return { eventLog, database, reference, readModels };
}

/** Throws LogMoved where the read models follow a copy of the log that this process reads and can no longer write. */
async function followed({ gate, log }: System['parts']): Promise<void> {
  const [{ position }, ours] = [await gate.enter(), await log.name()];
  if (position.log !== ours) throw new LogMoved(ours, position.log);
}

async function check(call: Promise<unknown>, otherwise: string): Promise<string> {
  const late = new Promise<string>((resolve) => setTimeout(() => resolve(otherwise), PATIENCE_MS).unref());
  const why = (error: unknown): string => (error instanceof LogMoved ? error.message : otherwise);
  return Promise.race([call.then(() => 'ok').catch(why), late]);
}
