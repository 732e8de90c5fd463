import type pg from 'pg';
import { printPosition, type Position } from '#libs/event-log/domain';
import { BuildWriter, type LogReader } from './build-writer.js';
import type { BuildDatabase } from './builds.js';
import { LeaseLost } from './errors.js';
import { reasonOf } from './faults.js';
import { claim, prepareWriter, renew, RENEW_MS, type Lease } from './lease.js';
import { pause } from './pause.js';
import type { Projection } from './projection.js';

/** So long without a step forward, in milliseconds, and a long work is given up. */
const GIVEN_UP_AFTER_MS = 600_000;
const WAIT_MS = 1_000;

/** Where a long work reads and writes, and in whose name. */
export interface LongWork extends BuildDatabase, LogReader {
  readonly owner: string;
  readonly signal?: AbortSignal;
  /** Is told what it waits for, whenever the database or the log does not answer. */
  readonly waiting?: (reason: string) => void;
}

/** Writes a build for a long work: outlasts a database or a log that is away or slow, and goes on at the checkpoint, which is in the table. */
export class PatientWriter {
  /** Events that were read in all. */
  events = 0;
  private readonly lost = new AbortController();
  readonly signal: AbortSignal;
  private readonly renewing: NodeJS.Timeout;

  private constructor(
    private readonly projection: Projection,
    private readonly options: LongWork,
    public client: pg.PoolClient,
    public writer: BuildWriter,
  ) {
    const { signal } = options;
    this.signal = signal ? AbortSignal.any([signal, this.lost.signal]) : this.lost.signal;
    this.renewing = setInterval(() => {
      renew(options.pool, this.lease).catch((error: unknown) => error instanceof LeaseLost && this.lost.abort(error));
    }, RENEW_MS);
  }

  static async open(projection: Projection, options: LongWork, schema: string): Promise<PatientWriter> {
    const { client, writer } = await connected(projection, options, schema);
    return new PatientWriter(projection, options, client, writer);
  }

  get lease(): Lease {
    return this.writer.lease;
  }

  /** Reads on to the position, or to the head; throws what kept it where nothing has moved for ten minutes. */
  async catchUp(until?: Position): Promise<void> {
    let moved = { at: printPosition(this.lease.position), since: Date.now() };
    for (;;) {
      try {
        this.events += await this.writer.catchUp(this.signal, until);
        return;
      } catch (error) {
        if (this.signal.aborted || error instanceof LeaseLost) throw error;
        const at = printPosition(this.lease.position);
        if (at !== moved.at) moved = { at, since: Date.now() };
        if (Date.now() - moved.since > GIVEN_UP_AFTER_MS) throw error;
        this.options.waiting?.(`${reasonOf(error)}; waits, and goes on at ${at}`);
        await pause(WAIT_MS, this.signal);
        await this.reconnect().catch(() => undefined);
      }
    }
  }

  close(): void {
    clearInterval(this.renewing);
    this.client.release(true);
  }

  private async reconnect(): Promise<void> {
    const { client, writer } = await connected(this.projection, this.options, this.lease.schema);
    this.client.release(true);
    this.client = client;
    this.writer = writer;
  }
}

async function connected(
  projection: Projection,
  options: LongWork,
  schema: string,
): Promise<{ client: pg.PoolClient; writer: BuildWriter }> {
  const lease = await claim(options.pool, schema, options.owner);
  if (!lease) throw new LeaseLost(schema);
  const client = await options.pool.connect();
  client.on('error', () => undefined);
  try {
    await prepareWriter(client);
    return { client, writer: await BuildWriter.open(projection, options, client, lease) };
  } catch (error) {
    client.release(true);
    throw error;
  }
}
