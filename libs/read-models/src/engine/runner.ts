import type pg from 'pg';
import { parsePosition, printPosition } from '#libs/event-log/domain';
import type { Logger } from '#libs/runtime';
import {
  createBuild,
  createIndexes,
  dropOldBuilds,
  liveBuild,
  unfinishedBuild,
  type Build,
  type BuildDatabase,
} from './builds.js';
import { BuildWriter, type LogReader } from './build-writer.js';
import { LeaseLost, OtherLog } from './errors.js';
import { reasonOf } from './faults.js';
import { after, type Inbox, type SharedFeed } from './feed.js';
import { claim, prepareWriter, release, renew, report, RENEW_MS, type Lease } from './lease.js';
import { pause } from './pause.js';
import type { Projection } from './projection.js';
import { isAskedToReadOn } from './set-aside.js';
import { makeLive } from './switch.js';

/** How often a projector that does not own a build looks whether it may take over, in milliseconds. */
const WAIT_MS = 500;
const BACKOFF_MS = [100, 250, 500, 1_000, 2_000] as const;
const SWEEP_MS = 15_000;

export interface RunnerOptions extends BuildDatabase, LogReader {
  readonly feed: SharedFeed;
  readonly logger: Logger;
  /** Unique among all projectors that ever live. */
  readonly owner: string;
}

/**
 * Keeps one projection for as long as the process lives: makes its build when there is none or only one of an older version, owns it or waits for
 * it, follows the log. Survives lost connections; an event that cannot be folded sets its stream aside, whatever else fails is told in the table and
 * tried again.
 */
export class ProjectionRunner {
  private failures = 0;
  private swept = 0;
  private leftAlone: string | null = null;
  private inbox: Inbox | null = null;

  constructor(
    private readonly projection: Projection,
    private readonly options: RunnerOptions,
  ) {}

  /** Runs until the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const build = await this.build();
        const ended = build ? await this.own(build, signal) : 'wait';
        if (ended === 'wait') await pause(WAIT_MS, signal);
      } catch (error) {
        if (signal.aborted) return;
        await this.afterFailure(error, signal);
      }
    }
  }

  /** The build this version of the code is to write: the live one, or the one that will replace it; null: a newer version is live. */
  private async build(): Promise<Build | null> {
    const { pool, log } = this.options;
    const live = await liveBuild(pool, this.projection.name);
    if (live && live.version > this.projection.version) return null;
    if (live?.version === this.projection.version) return live;
    const begun = await unfinishedBuild(pool, this.projection);
    if (begun) return begun;
    this.options.logger.info({ projection: this.projection.name, version: this.projection.version }, 'new build');
    return createBuild(this.options, this.projection, printPosition({ log: await log.name(), offset: 0n }));
  }

  /** Claims the build and writes it until the lease is lost; `wait` if another owner has it. */
  private async own(build: Build, signal: AbortSignal): Promise<'wait' | 'again'> {
    if (await this.isOfAnotherLog(build)) return 'wait';
    const lease = await claim(this.options.pool, build.schema, this.options.owner);
    if (!lease) return 'wait';
    const client = await this.options.pool.connect();
    // A connection that dies while the log is quiet is noticed by the next write.
    client.on('error', () => undefined);
    try {
      // It was moved to another log meanwhile.
      if (lease.position.log !== (await this.options.log.name())) return 'wait';
      await prepareWriter(client);
      await this.write(build, lease, client, signal);
    } catch (error) {
      if (error instanceof LeaseLost) return 'again';
      if (signal.aborted) return 'again';
      await report(this.options.pool, lease, 'retrying', reasonOf(error)).catch(() => undefined);
      throw error;
    } finally {
      client.release(true);
      await release(this.options.pool, lease).catch(() => undefined);
    }
    return 'again';
  }

  /** Such a build is for those who read its log: the same projection of a process with another `EVENT_LOG_URL`. */
  private async isOfAnotherLog({ schema, position }: Build): Promise<boolean> {
    const [theirs, ours] = [parsePosition(position)?.log ?? '', await this.options.log.name()];
    if (theirs === ours) return false;
    const build = `${schema} of ${theirs}`;
    if (this.leftAlone !== build)
      this.options.logger.warn({ build: schema, err: new OtherLog(schema, theirs, ours) }, 'build left alone');
    this.leftAlone = build;
    return true;
  }

  private async write(build: Build, lease: Lease, client: pg.PoolClient, signal: AbortSignal): Promise<void> {
    const lost = new AbortController();
    const either = AbortSignal.any([signal, lost.signal]);
    const renewing = setInterval(() => void this.keep(lease, lost), RENEW_MS);
    try {
      const writer = await BuildWriter.open(this.projection, this.options, client, lease);
      if (build.state === 'building') {
        await writer.catchUp(either);
        if (!build.indexed) await createIndexes(client, this.projection, build.schema);
        await makeLive(client, this.projection.name, writer, either);
        this.options.logger.info({ build: build.schema, position: printPosition(lease.position) }, 'build is live');
      }
      await this.readOn(writer);
      this.failures = 0;
      while (!either.aborted) await this.follow(writer, either);
    } catch (error) {
      throw lost.signal.aborted && !signal.aborted ? new LeaseLost(lease.schema) : error;
    } finally {
      clearInterval(renewing);
    }
  }

  /** Catches up and then lives from the shared subscription, until it falls too far behind for that. */
  private async follow(writer: BuildWriter, signal: AbortSignal): Promise<void> {
    const inbox = await this.options.feed.join();
    this.inbox = inbox;
    try {
      await writer.catchUp(signal);
      for (;;) {
        const batch = await inbox.next(signal);
        if (!batch) return;
        const fresh = batch === 'nudged' ? null : after(batch, writer.lease.position);
        if (batch === 'nudged') await this.readOn(writer);
        if (fresh) await writer.write(fresh);
      }
    } finally {
      this.inbox = null;
      inbox.leave();
    }
  }

  /** Reads on what was set aside by an older program, or what an operator asks for. */
  private async readOn(writer: BuildWriter): Promise<void> {
    const streams = await writer.readOnWhatWasSetAside();
    if (streams > 0) this.options.logger.info({ build: writer.lease.schema, streams }, 'streams are read again');
  }

  /** Renews the lease, and now and then clears away what was replaced. */
  private async keep(lease: Lease, lost: AbortController): Promise<void> {
    try {
      await renew(this.options.pool, lease);
      if (this.inbox && (await isAskedToReadOn(this.options.pool, lease.schema))) this.inbox.nudge();
      if (Date.now() - this.swept < SWEEP_MS) return;
      this.swept = Date.now();
      const dropped = await dropOldBuilds(this.options.pool, this.projection);
      if (dropped.length > 0) this.options.logger.info({ dropped }, 'old builds dropped');
    } catch (error) {
      if (error instanceof LeaseLost) lost.abort(error);
    }
  }

  private async afterFailure(error: unknown, signal: AbortSignal): Promise<void> {
    const wait = BACKOFF_MS[Math.min(this.failures, BACKOFF_MS.length - 1)] ?? WAIT_MS;
    this.failures += 1;
    this.options.logger.warn({ projection: this.projection.name, error: reasonOf(error) }, 'projection interrupted');
    await pause(wait, signal);
  }
}
