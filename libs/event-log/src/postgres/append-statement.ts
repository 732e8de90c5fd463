import type pg from 'pg';
import type { EventToAppend, ExpectedRevision } from '../domain/index.js';
import { integers, texts, uuids } from './binary-array.js';

/** The events of one stream that are to be appended. */
export interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EventToAppend[];
}

/** What became of one append of a batch. `revision` of a conflict is that of the stream's last event, -1 where there is no stream. */
export type Outcome =
  | { readonly kind: 'appended' | 'repeated'; readonly revision: number; readonly offset: bigint }
  | { readonly kind: 'conflict'; readonly revision: number };

/** place, outcome, revision, position: see `log.append`. */
type Row = [number, 'appended' | 'repeated' | 'conflict', number, string | null];

const STATEMENT = {
  name: 'log-append',
  text:
    'select place, outcome, revision, "position" from log.append(' +
    '$1::text[], $2::integer[], $3::integer[], $4::integer[], $5::integer[], $6::uuid[], $7::text[], $8::text[], $9::text[])',
  rowMode: 'array' as const,
};

/** Appends a batch in one transaction, each append for itself; the outcomes in the order of the batch. */
export async function appendBatch(pool: pg.Pool, batch: readonly Append[]): Promise<Outcome[]> {
  const { rows } = await pool.query<Row>({ ...STATEMENT, values: parametersOf(batch) });
  return outcomesOf(batch, rows);
}

const firstRevision = ({ expected }: Append): number => (expected === 'no-stream' ? 0 : expected + 1);

function parametersOf(batch: readonly Append[]): Buffer[] {
  const events: EventToAppend[] = [];
  const owners: number[] = [];
  const revisions: number[] = [];
  for (const [index, append] of batch.entries()) {
    const first = firstRevision(append);
    for (const [place, event] of append.events.entries()) {
      events.push(event);
      owners.push(index + 1);
      revisions.push(first + place);
    }
  }
  return [
    texts(batch.map(({ stream }) => stream)),
    integers(batch.map((append) => firstRevision(append) - 1)),
    integers(batch.map((append) => append.events.length)),
    integers(owners),
    integers(revisions),
    uuids(events.map(({ id }) => id)),
    texts(events.map(({ type }) => type)),
    texts(events.map(({ data }) => data)),
    texts(events.map(({ metadata }) => metadata)),
  ];
}

function outcomesOf(batch: readonly Append[], [summary, ...exceptions]: readonly Row[]): Outcome[] {
  const others = new Map(exceptions.map((row) => [row[0], row]));
  const [, , total = 0, last] = summary ?? [];
  let offset = BigInt(last ?? 0) - BigInt(total);
  return batch.map((append, index) => {
    const [, kind, revision, position] = others.get(index + 1) ?? [];
    if (kind === 'conflict') return { kind, revision: revision ?? -1 };
    if (kind === 'repeated') return { kind, revision: revision ?? -1, offset: BigInt(position ?? 0) };
    offset += BigInt(append.events.length);
    return { kind: 'appended', revision: firstRevision(append) + append.events.length - 1, offset };
  });
}
