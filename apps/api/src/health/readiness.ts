import { statfs } from 'node:fs/promises';
import type { Position } from '#libs/event-log/domain';
import { lifeOf, LogMoved, Movement, SILENT_SECONDS, STUCK_SECONDS, type Life } from '#libs/read-models';
import type { System } from '../system.js';

/** Longer than this a part of the system does not answer, in milliseconds. */
const PATIENCE_MS = 2_000;
/** Less than this is left on the disk, in bytes: the database is about to refuse what it is told. */
const LEAST_FREE = 64 * 1_048_576;

export type Part = 'eventLog' | 'database' | 'reference' | 'readModels' | 'projector' | 'timekeeper' | 'disk';

/** What work depends on, part by part: `ok`, or what is wrong, without a secret or an address. */
export interface Health {
  readonly checks: Readonly<Record<Part, string>>;
  /** What is wrong without keeping anybody from work: streams that are set aside, cases that something is owed to. */
  readonly degraded: readonly string[];
}

/** Asks for all of it anew each time; what moves it has to see twice. */
export class Readiness {
  private readonly movement = new Movement();

  async look(system: System): Promise<Health> {
    const { parts } = system;
    const head = parts.log.head();
    const [eventLog, database, readModels, behind, disk] = await Promise.all([
      check(head, 'the event log does not answer'),
      check(parts.pool.query('select 1'), 'the database does not answer'),
      check(followed(parts), 'the read models are being built'),
      this.behind(system, head),
      diskOf(parts.settings),
    ]);
    const reference = parts.reference.failure === null ? 'ok' : 'units, items and calendars no longer follow the log';
    const { degraded, ...processes } = behind;
    return { checks: { eventLog, database, reference, readModels, ...processes, disk }, degraded };
  }

  /** The projector and the timekeeper, as the database tells of them. */
  private async behind({ parts: { pool } }: System, head: Promise<Position>) {
    const unknown = 'nothing is known of it while the database does not answer';
    try {
      const [life, at] = await within(Promise.all([lifeOf(pool), head]));
      return {
        projector: this.projectorOf(life, at),
        timekeeper: timekeeperOf(life),
        degraded: degradedBy(life),
      };
    } catch {
      return { projector: unknown, timekeeper: unknown, degraded: [] };
    }
  }

  private projectorOf({ builds }: Life, head: Position): string {
    const now = performance.now();
    const wrong = builds.flatMap((build) => {
      const { projection, kept, error } = build;
      const standing = this.movement.standing(build, head, now);
      const behind = head.offset - build.position.offset;
      if (!kept) return [`nobody keeps ${projection}: the projector is stopped or frozen`];
      if (error !== null) return [`${projection} is tried again: ${error}`];
      if (standing < STUCK_SECONDS) return [];
      return [`${projection} has stood still for ${Math.round(standing)} s, ${behind} behind the head of the log`];
    });
    if (builds.length === 0) return 'no read model is live yet';
    return wrong.length === 0 ? 'ok' : wrong.join('; ');
  }
}

function timekeeperOf({ keepers }: Life): string {
  const keeper = keepers.find(({ name }) => name === 'timekeeper');
  if (!keeper) return 'the timekeeper has done no round yet';
  if (keeper.age < SILENT_SECONDS) return 'ok';
  return `the timekeeper has done no round for ${Math.round(keeper.age)} s: it is stopped, frozen or stuck`;
}

function degradedBy({ setAside, keepers }: Life): readonly string[] {
  const { total, streams } = setAside;
  const more = total - streams.length;
  return [
    ...streams.map(
      ({ projection, stream, revision, type, reason }) =>
        `${projection} has set ${stream} aside at revision ${revision} (${type}): ${reason}`,
    ),
    ...(more > 0 ? [`and ${more} more streams are set aside`] : []),
    ...keepers.flatMap(({ name, stuck }) =>
      stuck.map(({ caseId, reason }) => `the ${name} cannot do what case-${caseId} is owed: ${reason}`),
    ),
  ];
}

/** Throws LogMoved where the read models follow a copy of the log that this process reads and can no longer write. */
async function followed({ gate, log }: System['parts']): Promise<void> {
  const [{ position }, ours] = [await gate.enter(), await log.name()];
  if (position.log !== ours) throw new LogMoved(ours, position.log);
}

/** Of the home's disk, where the embedded database lies; another database's cannot be seen from here. */
async function diskOf({ home }: System['parts']['settings']): Promise<string> {
  try {
    const { bavail, bsize } = await within(statfs(home));
    const free = bavail * bsize;
    return free < LEAST_FREE ? `${Math.floor(free / 1_048_576)} MiB are left on the disk` : 'ok';
  } catch {
    return 'ok';
  }
}

async function check(call: Promise<unknown>, otherwise: string): Promise<string> {
  try {
    await within(call);
    return 'ok';
  } catch (error) {
    return error instanceof LogMoved ? error.message : otherwise;
  }
}

async function within<T>(call: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS).unref();
  });
  return Promise.race([call, late]);
}
