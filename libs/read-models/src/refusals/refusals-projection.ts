import { REFUSALS_STREAM_PREFIX, type RequestRefused } from '#libs/case';
import type { DecodedEvent, RecordedEvent } from '#libs/event-log/domain';
import { unnest, type BulkColumn, type BulkRow } from '../engine/bulk.js';
import { decodedFor } from '../engine/decoded.js';
import { isFaultOfEvent, reasonOf } from '../engine/faults.js';
import type { BuildContext, Fold, Projection, RowChanges } from '../engine/projection.js';
import { refusalIndexes, RefusedRequestEntity } from './refused-request.entity.js';

/** What was asked for at a counter that may not take it: a row an event, in the streams `refusals-{unit}-{day}`. */
export const refusalsProjection: Projection = {
  name: 'refusals',
  version: 1,
  entities: [RefusedRequestEntity],
  folds: ({ stream }) => stream.startsWith(REFUSALS_STREAM_PREFIX),
  alone: () => false,
  indexes: refusalIndexes,
  contents: (schema) => [{ table: 'refused_request', rows: `select * from "${schema}".refused_request` }],
  open: (context) => Promise.resolve(new RefusalsFold(context)),
};

const COLUMNS: readonly BulkColumn[] = [
  { name: 'refusal_id', type: 'uuid' },
  { name: 'region', type: 'text' },
  { name: 'unit', type: 'text' },
  { name: 'day', type: 'date' },
  { name: 'at', type: 'timestamptz' },
  { name: 'item', type: 'text' },
  { name: 'kind', type: 'text' },
  { name: 'code', type: 'text' },
  { name: 'rule', type: 'text' },
  { name: 'person', type: 'text' },
  { name: 'right_address', type: 'text' },
  { name: 'resident_id', type: 'uuid' },
];
const NAMES = COLUMNS.map(({ name }) => name).join(', ');

/** Each event is a row of its own, whatever came before it: nothing is read and nothing remembered. */
class RefusalsFold implements Fold {
  private waiting: BulkRow[] = [];

  constructor(private readonly context: Pick<BuildContext, 'schema' | 'registry' | 'setAside'>) {}

  get pending(): number {
    return this.waiting.length;
  }

  fold(events: readonly RecordedEvent[]): Promise<void> {
    const { registry, setAside } = this.context;
    for (const recorded of events) {
      if (setAside.has(recorded.stream)) continue;
      try {
        this.waiting.push(rowOf(decodedFor(recorded, registry) as DecodedEvent<RequestRefused>));
      } catch (error) {
        if (!isFaultOfEvent(error)) throw error;
        this.putAside(recorded, reasonOf(error));
      }
    }
    return Promise.resolve();
  }

  setAside(event: RecordedEvent, reason: string): Promise<void> {
    this.putAside(event, reason);
    return Promise.resolve();
  }

  /** No row says of itself that its stream is set aside. */
  readOn(): Promise<void> {
    return Promise.resolve();
  }

  /** A stream that was read on for itself gives the same rows once more. */
  take(): RowChanges {
    const rows = this.waiting;
    this.waiting = [];
    return async (tx) => {
      if (rows.length === 0) return;
      const { source, values } = unnest(COLUMNS, rows);
      await tx.query(
        `insert into "${this.context.schema}".refused_request (${NAMES})
         select ${NAMES} from ${source} as u (${NAMES}) on conflict (refusal_id) do nothing`,
        values,
      );
    };
  }

  private putAside({ stream, revision, type, position }: RecordedEvent, reason: string): void {
    this.context.setAside.add({ stream, revision, type, position, reason, leaf: null, day: null });
  }
}

const DAY_LENGTH = 'yyyy-mm-dd'.length;

function rowOf({ event, metadata, stream }: DecodedEvent<RequestRefused>): BulkRow {
  const { region, unit, item, kind = null, code, rule, rightAddress, residentId } = event.data;
  const day = stream.slice(-DAY_LENGTH);
  const { id, occurredAt, actor } = metadata;
  return [id, region, unit, day, occurredAt, item, kind, code, rule, actor.person, rightAddress, residentId];
}
