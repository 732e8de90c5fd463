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
    check(parts.gate.enter(), 'the read models are being built'),
  ]);
  const reference = parts.reference.failure === null ? 'ok' : 'units, items and calendars no longer follow the log';
  return { eventLog, database, reference, readModels };
}

async function check(call: Promise<unknown>, otherwise: string): Promise<string> {
  const late = new Promise<string>((resolve) => setTimeout(() => resolve(otherwise), PATIENCE_MS).unref());
  return Promise.race([call.then(() => 'ok').catch(() => otherwise), late]);
}
