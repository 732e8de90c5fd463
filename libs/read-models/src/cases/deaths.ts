import { RESIDENT_STREAM_PREFIX, type ResidentChanged } from '#libs/residents/domain';
import type { RecordedEvent } from '#libs/event-log/domain';
import { decodedFor } from '../engine/decoded.js';
import { isFaultOfEvent, reasonOf } from '../engine/faults.js';
import { insertRows, type BulkColumn } from '../engine/bulk.js';
import type { BuildContext, Fold, RowChanges, Sql } from '../engine/projection.js';

const COLUMNS: readonly BulkColumn[] = [
  { name: 'resident_id', type: 'text' },
  { name: 'region', type: 'text' },
  { name: 'revision', type: 'integer' },
];

interface Death {
  readonly region: string;
  readonly revision: number;
}

/** What may record a death, or take it back: which of both is sealed. */
export function isOfDeaths({ stream, type }: Pick<RecordedEvent, 'stream' | 'type'>): boolean {
  return stream.startsWith(RESIDENT_STREAM_PREFIX) && (type === 'ResidentDied' || type === 'ResidentCorrected');
}

/** The fold of the cases, and beside it who has died: whoever ends what the dead had asked for finds the cases by it. */
export class FoldWithDeaths implements Fold {
  private waiting = new Map<string, Death>();

  constructor(
    private readonly cases: Fold,
    private readonly context: Pick<BuildContext, 'schema' | 'registry' | 'setAside'>,
  ) {}

  get pending(): number {
    return this.cases.pending + this.waiting.size;
  }

  async fold(events: readonly RecordedEvent[], rows: Sql): Promise<void> {
    for (const event of events.filter(isOfDeaths)) await this.note(event, rows);
    await this.cases.fold(
      events.filter((event) => !isOfDeaths(event)),
      rows,
    );
  }

  setAside(event: RecordedEvent, reason: string, rows: Sql): Promise<void> {
    return this.cases.setAside(event, reason, rows);
  }

  readOn(stream: string, rows: Sql): Promise<void> {
    return this.cases.readOn(stream, rows);
  }

  take(): RowChanges {
    const deaths = [...this.waiting];
    const cases = this.cases.take();
    this.waiting = new Map();
    return async (tx) => {
      await this.write(tx, deaths);
      await cases(tx);
    };
  }

  private async note(recorded: RecordedEvent, rows: Sql): Promise<void> {
    const { registry, setAside } = this.context;
    if (setAside.has(recorded.stream)) return;
    try {
      const { event, revision, stream } = decodedFor(recorded, registry);
      const { fields, region } = (event as ResidentChanged).data;
      if (fields.includes('diedOn'))
        this.waiting.set(stream.slice(RESIDENT_STREAM_PREFIX.length), { region, revision });
    } catch (error) {
      if (!isFaultOfEvent(error)) throw error;
      await this.cases.setAside(recorded, reasonOf(error), rows);
    }
  }

  private async write(tx: Sql, deaths: readonly (readonly [string, Death])[]): Promise<void> {
    if (deaths.length === 0) return;
    const table = `"${this.context.schema}".death_row`;
    await tx.query(`delete from ${table} where resident_id = any($1::text[])`, [deaths.map(([id]) => id)]);
    await insertRows(tx, table, COLUMNS, {
      items: deaths,
      cells: ([id, { region, revision }]) => [id, region, revision],
    });
  }
}
