import type pg from 'pg';
import { comparePositions, parsePosition, printPosition, type Position } from '#libs/event-log/domain';
import { ForeignPosition, LogMoved, ReadModelsBehind } from './engine/errors.js';
import { formerLogs } from './engine/former-logs.js';

/** Where a query reads: the schema of each live build, and how far all of them have come at least. */
export interface ReadView {
  readonly schemas: Readonly<Record<string, string>>;
  readonly position: Position;
}

export interface GateOptions {
  /** Name and version of the projections that this process knows how to query. */
  readonly projections: readonly { readonly name: string; readonly version: number }[];
  /** The name of the log that this process reads. */
  readonly log: () => Promise<string>;
}

/** How long a request waits for the position that it names, in milliseconds. */
export const GATE_WAIT_MS = 5_000;
const POLL_MS = 5;
/** An answer this young serves requests that name no position. */
const FRESH_MS = 5;
/** An answer this young is good for a glance: a build that is replaced stays readable for longer. */
const GLANCE_MS = 500;

/** The way into the read models: which build is live and how far it is, at one cheap query shared by all concurrent requests. */
export class ReadModelGate {
  private asking: Promise<ReadView> | null = null;
  private former: ReadonlySet<string> = new Set();
  private last: { readonly view: ReadView; readonly at: number } | null = null;

  constructor(
    private readonly pool: pg.Pool,
    private readonly options: GateOptions,
  ) {}

  /**
   * The view to read from, at or after the position. Waits for it 5 s at most, then throws ReadModelsBehind; throws ForeignPosition for the
   * position of a log that is not ours, LogMoved for one of the log that ours has been left for.
   */
  async enter(after?: Position): Promise<ReadView> {
    const until = Date.now() + GATE_WAIT_MS;
    for (;;) {
      const view = await this.view(after).catch((error: unknown) => {
        if (error instanceof ReadModelsBehind && Date.now() < until && after) return null;
        throw error;
      });
      if (view && (!after || (await this.hasReached(view.position, after)))) return view;
      if (Date.now() >= until)
        throw new ReadModelsBehind(
          `the read models have not reached ${after ? printPosition(after) : 'a first position'} within ${GATE_WAIT_MS} ms`,
        );
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  /** For what is only a hint and names no position to its reader: the view as it was at most half a second ago. */
  async glance(): Promise<ReadView> {
    const { last } = this;
    return last && Date.now() - last.at < GLANCE_MS ? last.view : this.enter();
  }

  private async hasReached(at: Position, wanted: Position): Promise<boolean> {
    const ours = await this.options.log();
    if (wanted.log === at.log) {
      if (ours !== at.log) throw new LogMoved(ours, at.log);
      return comparePositions(at, wanted) >= 0;
    }
    // All that was in a log that has been copied is in the read models, whichever of the two this process reads.
    if (await this.wasCopied(wanted.log)) return true;
    if (wanted.log === ours) return false;
    throw new ForeignPosition(wanted);
  }

  private async wasCopied(log: string): Promise<boolean> {
    if (!this.former.has(log)) this.former = await formerLogs(this.pool);
    return this.former.has(log);
  }

  private view(wanted?: Position): Promise<ReadView> {
    const { last } = this;
    if (last && Date.now() - last.at < FRESH_MS && !isBehind(last.view.position, wanted))
      return Promise.resolve(last.view);
    this.asking ??= this.ask().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  private async ask(): Promise<ReadView> {
    const { rows } = await this.pool.query<Row>({ name: 'read-model-gate', text: LIVE });
    const schemas: Record<string, string> = {};
    let least: Position | null = null;
    for (const { name, version } of this.options.projections) {
      const row = rows.find(({ projection }) => projection === name);
      const position = parsePosition(row?.position ?? '');
      if (!row || !position) throw new ReadModelsBehind(`the read model ${name} is being built`);
      if (row.version !== version)
        throw new ReadModelsBehind(`the read model ${name} is of version ${row.version}, not ${version}`);
      if (least && position.log !== least.log) throw new ReadModelsBehind('the read models are of different logs');
      schemas[name] = row.schema;
      if (!least || comparePositions(position, least) < 0) least = position;
    }
    if (!least) throw new ReadModelsBehind('there are no read models');
    const view = { schemas, position: least };
    this.last = { view, at: Date.now() };
    return view;
  }
}

interface Row {
  readonly projection: string;
  readonly schema: string;
  readonly version: number;
  readonly position: string;
}

const LIVE = `select l.projection, l.schema, b.version, b.position
  from read_model.live l join read_model.build b using (schema)`;

function isBehind(at: Position, wanted?: Position): boolean {
  return wanted?.log === at.log && comparePositions(at, wanted) < 0;
}
