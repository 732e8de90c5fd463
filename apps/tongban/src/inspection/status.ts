import { parsePosition, printPosition, type Position } from '#libs/event-log/domain';
import { allBuilds, type Build } from '#libs/read-models';
import { createPool, type Settings } from '#libs/runtime';
import { withLog } from '../open-log.js';
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

/** What `tongban status` shows. */
export interface SystemStatus {
  /** The API says that it is ready, and every live read model is being kept. */
  readonly healthy: boolean;
  readonly running: { readonly since: string; readonly supervisor: number; readonly api: string } | null;
  readonly ready: boolean;
  readonly log: { readonly head: string; readonly events: number };
  readonly projections: readonly ProjectionStatus[];
}

const HEALTH_LIMIT_MS = 5_000;

export async function statusOf(settings: Settings, { databaseUrl, running }: System): Promise<SystemStatus> {
  const head = await withLog(settings, databaseUrl, (log) => log.head());
  const pool = createPool(databaseUrl, { name: 'tongban status', max: 1 });
  const builds = await allBuilds(pool).finally(() => pool.end());
  const ready = running !== null && (await isReady(running.apiUrl));
  const projections = builds.filter(({ state }) => state !== 'retired').map((build) => statusOfBuild(build, head));
  return {
    healthy: ready && projections.every(({ state, status }) => state !== 'live' || status === 'running'),
    running: running && { since: running.since, supervisor: running.supervisor.pid, api: running.apiUrl },
    ready,
    log: { head: printPosition(head), events: Number(head.offset) },
    projections,
  };
}

function statusOfBuild(build: Build, head: Position): ProjectionStatus {
  const at = parsePosition(build.position);
  return {
    name: build.projection,
    build: build.schema,
    version: build.version,
    state: build.state,
    status: build.status,
    position: build.position,
    lag: at?.log === head.log ? Number(head.offset - at.offset) : null,
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
  const { running, log, projections } = status;
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
  ].join('\n');
}
