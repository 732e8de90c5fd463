import type pg from 'pg';
import { comparePositions, parsePosition, printPosition, type Position } from '#libs/event-log/domain';
import { ForeignPosition, ReadModelsBehind } from './engine/errors.js';

/** Where a query reads: the schema of each live build, and how far all of them have come at least. */
export interface ReadView {
  readonly schemas: Readonly<Record<string, string>>;
  readonly position: Position;
}

export interface GateOptions {
  /** Name and version of the projections that this process knows how to query. */
  readonly projections: readonly { readonly name: string; readonly version: number }[];
  readonly log: () => Promise<string>;
  /** Whether ours was copied from that log: then all its positions count as reached. */
  readonly copiedFrom?: (log: string) => boolean;
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
  private last: { readonly view: ReadView; readonly at: number } | null = null;

  constructor(
    private readonly pool: pg.Pool,
    private readonly options: GateOptions,
  ) {}

  /**
   * The view to read from, at or after the position. Waits for it 5 s at most, then throws ReadModelsBehind; throws ForeignPosition for the
   * position of a log that is not ours.
   */
  async enter(after?: Position): Promise<ReadView> {
    const wanted = after ? await this.ours(after) : null;
    const until = Date.now() + GATE_WAIT_MS;
    for (;;) {
      const view = await this.view(wanted).catch((error: unknown) => {
        if (error instanceof ReadModelsBehind && Date.now() < until && wanted) return null;
        throw error;
      });
      if (view && (!wanted || comparePositions(view.position, wanted) >= 0)) return view;
      if (Date.now() >= until)
        throw new ReadModelsBehind(
          `the read models have not reached ${wanted ? printPosition(wanted) : 'a first position'} within ${GATE_WAIT_MS} ms`,
        );
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  /** For what is only a hint and names no position to its reader: the view as it was at most half a second ago. */
  async glance(): Promise<ReadView> {
    const { last } = this;
    return last && Date.now() - last.at < GLANCE_MS ? last.view : this.enter();
  }

  private async ours(position: Position): Promise<Position | null> {
    const name = await this.options.log();
    if (position.log === name) return position;
    if (this.options.copiedFrom?.(position.log)) return null;
    throw new ForeignPosition(position);
  }

  private view(wanted: Position | null): Promise<ReadView> {
    const { last } = this;
    if (last && Date.now() - last.at < FRESH_MS && (!wanted || comparePositions(last.view.position, wanted) >= 0))
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
