import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DataSource } from 'typeorm';
import { encodeEvents, eventLogMigrations } from '#libs/event-log';
import { readModelMigrations } from '#libs/read-models';
import { nameUuid } from '#libs/runtime';
import { syntheticEvents } from './synthetic-cases.js';

const NAMESPACE = '7d1c1a4e-6a0b-5c7e-9b60-0d9b4a1f7e11';

export async function migrateForProjecting(url: string): Promise<void> {
  const migrations = [...eventLogMigrations, ...readModelMigrations];
  const source = new DataSource({ type: 'postgres', url, migrations });
  await source.initialize();
  await source.runMigrations();
  await source.destroy();
}

/**
 * Writes the lives of invented cases straight into the log's tables, chained and encoded as the write path does it: it is reading that is measured.
 * Returns how many events there are.
 */
export async function seedLog(url: string, cases: number): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    const copy = client.query(
      copyFrom('copy log.events (position, stream, revision, id, type, data, metadata) from stdin'),
    );
    const last = new Map<string, { revision: number; chain: string }>();
    let position = 0;
    for (const line of encodedLines(cases, last)) {
      position += 1;
      if (!copy.write(`${position}\t${line}`)) await once(copy, 'drain');
    }
    copy.end();
    await once(copy, 'finish');
    const streams = [...last.keys()];
    const revisions = [...last.values()].map(({ revision }) => revision);
    await client.query('insert into log.streams select * from unnest($1::text[], $2::integer[])', [streams, revisions]);
    await client.query('update log.counter set position = $1', [position]);
    await client.query('commit');
    await client.query('vacuum analyze log.events');
    return position;
  } finally {
    await client.end();
  }
}

function* encodedLines(cases: number, last: Map<string, { revision: number; chain: string }>): Generator<string> {
  for (const { stream, event, at, person, unit } of syntheticEvents(cases)) {
    const previous = last.get(stream) ?? null;
    const revision = (previous?.revision ?? -1) + 1;
    const commandId = nameUuid(NAMESPACE, `${stream} ${revision}`);
    const actor = { person, role: person.slice(0, person.indexOf('@')), unit };
    const stamp = { commandId, commandHmac: 'ab'.repeat(32), occurredAt: at, recordedAt: at, actor };
    const [encoded] = encodeEvents({
      stream,
      previous,
      events: [event],
      stamp: { ...stamp, correlationId: commandId, causationId: commandId },
    });
    if (!encoded) continue;
    const chain: unknown = Object(JSON.parse(encoded.metadata)).chain;
    last.set(stream, { revision, chain: String(chain) });
    yield `${stream}\t${revision}\t${encoded.id}\t${encoded.type}\t${encoded.data}\t${encoded.metadata}\n`;
  }
}
