import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { EventRegistry } from '#libs/event-log';
import type { EventLog } from '#libs/event-log/domain';
import { createPool, usableRole, type Logger } from '#libs/runtime';
import { SharedFeed } from './engine/feed.js';
import type { Projection } from './engine/projection.js';
import { ProjectionRunner } from './engine/runner.js';
import { projections as allProjections } from './projections.js';

export interface ProjectorOptions {
  readonly databaseUrl: string;
  readonly log: EventLog;
  readonly registry: EventRegistry;
  readonly logger: Logger;
  readonly projections?: readonly Projection[];
}

export interface Projector {
  /** Stops after the batch in hand and gives every lease up. */
  stop(): Promise<void>;
}

/** Runs all projections over one shared subscription; each keeps its own checkpoint and, when it lags, catches up by itself. */
export async function startProjector(options: ProjectorOptions): Promise<Projector> {
  const { databaseUrl: url, log, registry, logger, projections = allProjections } = options;
  const role = await usableRole(url, 'tongban_projector');
  // A connection a projection for its writes, and one to look after leases and builds.
  const pool = createPool(url, { name: 'tongban projector', role, max: 2 * projections.length + 1 });
  const owner = `${hostname()}:${process.pid}:${randomUUID()}`;
  const feed = new SharedFeed(log);
  const stopping = new AbortController();
  const runners = projections.map((projection) =>
    new ProjectionRunner(projection, { pool, url, role, log, registry, logger, owner, feed }).run(stopping.signal),
  );
  const stop = async (): Promise<void> => {
    stopping.abort();
    await feed.stop();
    await Promise.all(runners);
    await pool.end();
  };
  let stopped: Promise<void> | null = null;
  return { stop: () => (stopped ??= stop()) };
}
