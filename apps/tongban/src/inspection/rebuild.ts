import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { parsePosition, type EventLog } from '#libs/event-log/domain';
import { allBuilds, rebuild, systemRegistry, type Projection, type RebuildReport } from '#libs/read-models';
import { createPool, usableRole, type Settings } from '#libs/runtime';
import { withLog } from '../open-log.js';
import type { Output } from '../output.js';
import type { System } from '../with-system.js';

const LOOK_EVERY_MS = 500;

export interface RebuildWishes {
  readonly projections: readonly Projection[];
  readonly evenIfDifferent: boolean;
  /** Nothing is changed over: the report says whether the live tables are what the log gives. */
  readonly compareOnly?: boolean;
}

/** Rebuilds one projection after the other beside its live build; answers a report for each. */
export async function rebuildAll(
  settings: Settings,
  { databaseUrl }: System,
  { projections, evenIfDifferent, compareOnly = false }: RebuildWishes,
  output: Output,
): Promise<RebuildReport[]> {
  const role = await usableRole(databaseUrl, 'tongban_projector');
  const pool = createPool(databaseUrl, { name: 'tongban rebuild', role, max: 6 });
  const owner = `rebuild:${process.pid}:${randomUUID()}`;
  const one = async (log: EventLog, projection: Projection): Promise<RebuildReport> => {
    const stopWatching = watch(pool, owner, projection.name, Number((await log.head()).offset), output);
    const database = { pool, url: databaseUrl, role };
    const wishes = {
      evenIfDifferent,
      compareOnly,
      waiting: (reason: string) => output.note(`${projection.name}: ${reason}`),
    };
    return rebuild(projection, { ...database, log, registry: systemRegistry(), owner, ...wishes }).finally(
      stopWatching,
    );
  };
  try {
    return await withLog(settings, databaseUrl, async (log) => {
      const reports: RebuildReport[] = [];
      for (const projection of projections) reports.push(await one(log, projection));
      return reports;
    });
  } finally {
    await pool.end();
  }
}

/** The build itself says in its row how far it is. */
function watch(pool: pg.Pool, owner: string, name: string, total: number, output: Output): () => void {
  const progress = output.progress(name, total);
  const look = async (): Promise<void> => {
    const build = (await allBuilds(pool)).find((one) => one.owner === owner && one.projection === name);
    const at = build && parsePosition(build.position);
    if (at) progress.to(Math.min(total, Number(at.offset)));
  };
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    progress.to(total);
    progress.end();
  };
}

export function rebuildText(report: RebuildReport): string {
  const { projection, from, to, events, comparedAt, differences, switched, short, head, setAside } = report;
  const compared =
    comparedAt === null ? 'nothing to compare with' : `${differences.length} differences at ${comparedAt}`;
  const outcome = switched
    ? `${to} is live${from === null ? '' : ` instead of ${from}`}`
    : `${from ?? 'nothing'} stays live`;
  return [
    `${projection}: ${events} events, ${compared}${shortText(short, head)}; ${outcome}`,
    ...(setAside > 0 ? [`  ${setAside} streams cannot be read and are set aside`] : []),
    ...differences.map((line) => `  ${line}`),
  ].join('\n');
}

/** Nothing is said of what lies beyond. */
export function shortText(short: number, head: string): string {
  return short > 0 ? `, ${short} short of the head ${head}: nothing is proven of what lies between` : '';
}
