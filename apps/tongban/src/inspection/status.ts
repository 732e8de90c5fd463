import { parsePosition, printPosition, type EventLog, type Position } from '#libs/event-log/domain';
import { allBuilds, lifeOf, SILENT_SECONDS, type Build, type Life } from '#libs/read-models';
import { createPool, isStopped, type Settings } from '#libs/runtime';
import { withLog } from '../open-log.js';
import { runs } from '../running.js';
import { table } from '../output.js';
import type { System } from '../with-system.js';

/** One build of a read model; `lag` counts the events of the log that it has not seen, null for the position of another log. */
export interface ProjectionStatus {
  readonly name: string;
  readonly build: string;
  readonly version: number;
  readonly state: Build['state'];
  readonly status: Build['status'];
  readonly position: string;
  readonly lag: number | null;
  readonly error: string | null;
}

/** A stream that a projection has set aside, or a case that something is owed to and for which it does not happen. */
export interface TroubleStatus {
  readonly by: string;
  readonly stream: string;
  readonly reason: string;
}

/** What `tongban status` shows. */
export interface SystemStatus {
  /** The API says that it is ready, and every live read model is being kept. */
  readonly healthy: boolean;
  readonly running: { readonly since: string; readonly supervisor: number; readonly api: string } | null;
  readonly ready: boolean;
  /** `events` is null where positions do not count them (EventStoreDB). */
  readonly log: { readonly head: string; readonly events: number | null };
  readonly projections: readonly ProjectionStatus[];
  /** Processes of the running system that are there and do nothing: stopped by a signal, or silent. */
  readonly frozen: readonly string[];
  /** How many streams are set aside, and the first of them. */
  readonly setAside: number;
  readonly troubles: readonly TroubleStatus[];
}

const HEALTH_LIMIT_MS = 5_000;
/** Where positions do not count events, no more than these are counted. */
const COUNT_LIMIT = 10_000;

export async function statusOf(settings: Settings, { databaseUrl, running }: System): Promise<SystemStatus> {
  const pool = createPool(databaseUrl, { name: 'tongban status', max: 1 });
  const [all, life] = await Promise.all([allBuilds(pool), lifeOf(pool)]).finally(() => pool.end());
  const builds = all.filter(({ state }) => state !== 'retired');
  const counted = !/^esdb/.test(settings.eventLogUrl ?? databaseUrl);
  const { head, lags } = await withLog(settings, databaseUrl, async (log) => {
    const end = await log.head();
    const count = (build: Build) => lagOf(counted ? null : log, parsePosition(build.position), end);
    return { head: end, lags: await Promise.all(builds.map(count)) };
  });
  const ready = running !== null && (await isReady(running.apiUrl));
  const [frozen, troubles] = [frozenOf(running, life), troublesOf(life)];
  const projections = builds.map((build, index) => statusOfBuild(build, lags[index] ?? null));
  return {
    healthy:
      ready &&
      frozen.length === 0 &&
      troubles.length === 0 &&
      projections.every(({ state, status }) => state !== 'live' || status === 'running'),
    running: running && { since: running.since, supervisor: running.supervisor.pid, api: running.apiUrl },
    ready,
    log: { head: printPosition(head), events: counted ? Number(head.offset) : null },
    projections,
    frozen,
    setAside: life.setAside.total,
    troubles,
  };
}

/** Of the processes that run, those that are stopped by a signal; by the database, who should be at work and has fallen silent. */
function frozenOf(running: System['running'], { builds, keepers }: Life): readonly string[] {
  if (!running) return [];
  const marked = Object.entries({ supervisor: running.supervisor, ...running.processes });
  const stopped = marked.filter(([, mark]) => runs(mark) && isStopped(mark.pid)).map(([name]) => `${name} (stopped)`);
  const unkept = builds.filter(({ kept }) => !kept).map(({ projection }) => `projector (nobody keeps ${projection})`);
  const silent = keepers
    .filter(({ age }) => age > SILENT_SECONDS)
    .map(({ name, age }) => `${name} (silent for ${Math.round(age)} s)`);
  return [...stopped, ...unkept, ...silent];
}

function troublesOf({ setAside, keepers }: Life): readonly TroubleStatus[] {
  return [
    ...setAside.streams.map(({ projection, stream, revision, type, reason }) => ({
      by: projection,
      stream,
      reason: `revision ${revision}, ${type}: ${reason}`,
    })),
    ...keepers.flatMap(({ name, stuck }) =>
      stuck.map(({ caseId, reason }) => ({ by: name, stream: `case-${caseId}`, reason })),
    ),
  ];
}

/** Events between a build and the end of the log; `log`: to count them in, null where the positions themselves do. */
async function lagOf(log: EventLog | null, at: Position | null, head: Position): Promise<number | null> {
  if (at?.log !== head.log) return null;
  if (!log || at.offset >= head.offset) return Number(head.offset - at.offset);
  let events = 0;
  for await (const batch of log.readAll(at.offset === 0n ? null : at, {}, { until: head })) {
    events += batch.events.length;
    if (events >= COUNT_LIMIT) break;
  }
  return events;
}

function statusOfBuild(build: Build, lag: number | null): ProjectionStatus {
  return {
    name: build.projection,
    build: build.schema,
    version: build.version,
    state: build.state,
    status: build.status,
    position: build.position,
    lag,
    error: build.error,
  };
}

async function isReady(apiUrl: string): Promise<boolean> {
  try {
    return (await fetch(`${apiUrl}/health/ready`, { signal: AbortSignal.timeout(HEALTH_LIMIT_MS) })).ok;
  } catch {
    return false;
  }
}

/** The same for a person. */
export function statusText(status: SystemStatus): string {
  const { running, log, projections, frozen, troubles, setAside } = status;
  const system = running
    ? `${status.ready ? 'ready' : 'not ready'} at ${running.api}, process ${running.supervisor}, since ${running.since}`
    : 'not running';
  const rows = projections.map(({ name, build, state, status: doing, lag, position }) => [
    name,
    build,
    state === 'live' ? doing : `${state}, ${doing}`,
    lag === null ? 'another log' : String(lag),
    position,
  ]);
  return [
    `system  ${system}`,
    `log     ${log.head}`,
    '',
    table(['projection', 'build', 'status', 'lag', 'position'], rows),
    ...projections.flatMap(({ build, error }) => (error === null ? [] : [`${build}: ${error}`])),
    ...frozen.map((name) => `frozen: ${name}`),
    ...troubles.map(({ by, stream, reason }) => `set aside by ${by}: ${stream}, ${reason}`),
    ...(setAside > 0
      ? [`${setAside} set aside in all; "npx tongban retry-streams" reads them again, an upgrade does so by itself`]
      : []),
  ].join('\n');
}
