import type { EventLog, RecordedEvent } from '#libs/event-log/domain';
import { partOf } from './digest.js';
import type { Logs } from './copier.js';

/** No more are named: the first is what the operator needs. */
const NAMED = 20;

/** Where two logs differ, event by event and stream by stream, within the parts whose sums are not the same; in words. */
export async function differencesOf({ from, to }: Logs, parts: readonly number[]): Promise<string[]> {
  const [old, copied] = [await streamsIn(from, parts), await streamsIn(to, parts)];
  const found: string[] = [];
  for (const stream of new Set([...old.keys(), ...copied.keys()])) {
    const [one, other] = [old.get(stream) ?? [], copied.get(stream) ?? []];
    const at = Array.from({ length: Math.max(one.length, other.length) }).findIndex((_, i) => one[i] !== other[i]);
    if (at >= 0) found.push(`${stream}: revision ${at} ${wordFor(one[at], other[at])}`);
    if (found.length === NAMED) break;
  }
  return found;
}

function wordFor(one: string | undefined, other: string | undefined): string {
  return one === undefined ? 'is only in the new log' : other === undefined ? 'is only in the old log' : 'differs';
}

/** Each event of the wanted streams as one text. */
async function streamsIn(log: EventLog, parts: readonly number[]): Promise<Map<string, string[]>> {
  const wanted = new Set(parts);
  const streams = new Map<string, string[]>();
  for await (const { events } of log.readAll(null, {}, { batch: 2_000 }))
    for (const event of events) {
      if (!wanted.has(partOf(event.stream))) continue;
      streams.set(event.stream, [...(streams.get(event.stream) ?? []), textOf(event)]);
    }
  return streams;
}

function textOf({ revision, id, type, data, metadata }: RecordedEvent): string {
  return JSON.stringify([revision, id, type, data, metadata]);
}
