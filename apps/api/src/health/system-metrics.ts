import { Gauge } from 'prom-client';
import type { EventLog, EventMetadata, Position } from '#libs/event-log/domain';
import { lifeOf, type BuildLife } from '#libs/read-models';
import { metrics } from '#libs/runtime';
import type { System } from '../system.js';

/** No more cases that are owed something are counted: what is above it is a flood, however large. */
const MOST_OVERDUE = 1_000;
/** A database that does not answer within this is told as one that does not, in milliseconds. */
const PATIENCE_MS = 2_000;

const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
  new Gauge({ name, help, labelNames, registers: [metrics] });

const gauges = {
  answers: gauge('tongban_database_answers', 'Whether the database answers: all below that is not there is not known'),
  lagEvents: gauge('tongban_projection_lag_events', 'Events of the log that a projection has not seen', ['projection']),
  lagSeconds: gauge(
    'tongban_projection_lag_seconds',
    'Since when the oldest event that a projection has not seen waits',
    ['projection'],
  ),
  kept: gauge('tongban_projection_kept', 'Whether a projector keeps the projection', ['projection']),
  setAside: gauge(
    'tongban_streams_set_aside',
    'Streams that could not be folded and wait for an upgrade or an operator',
  ),
  silence: gauge('tongban_timekeeper_silent_seconds', 'Since the last whole round of the timekeeper'),
  stuck: gauge('tongban_cases_stuck', 'Cases that something is owed to and for which it does not happen'),
  overdue: gauge(
    'tongban_firings_overdue',
    `Cases for which something has fallen due and not been done; ${MOST_OVERDUE} at the most`,
  ),
  underWay: gauge('tongban_http_under_way', 'Requests under way'),
  connections: gauge('tongban_http_connections', 'Open connections of clients'),
};

/** What the edge knows of itself. */
export interface Edge {
  readonly underWay: number;
  readonly connections: number;
}

/** Everything that this process tells, with how the read models and the timekeeper stand by the database, asked for anew. */
export async function metricsText(system: System, { underWay, connections }: Edge): Promise<string> {
  gauges.underWay.set(underWay);
  gauges.connections.set(connections);
  try {
    await within(look(system));
    gauges.answers.set(1);
  } catch {
    for (const each of [gauges.lagEvents, gauges.lagSeconds, gauges.kept]) each.reset();
    gauges.answers.set(0);
  }
  return metrics.metrics();
}

async function look({ parts: { pool, log, clock, gate, cases } }: System): Promise<void> {
  const [life, head, now, { schemas }] = await Promise.all([lifeOf(pool), log.head(), clock.now(), gate.enter()]);
  const overdue = await cases.dueFirings(schemas.cases ?? '', now, MOST_OVERDUE);
  for (const build of life.builds) {
    const { projection } = build;
    const { events, seconds } = await lagOf(build, head, log, now);
    gauges.lagEvents.set({ projection }, events);
    gauges.lagSeconds.set({ projection }, seconds);
    gauges.kept.set({ projection }, build.kept ? 1 : 0);
  }
  const keeper = life.keepers.find(({ name }) => name === 'timekeeper');
  if (keeper) gauges.silence.set(keeper.age);
  gauges.setAside.set(life.setAside.total);
  gauges.stuck.set(keeper?.stuck.length ?? 0);
  gauges.overdue.set(overdue.length);
}

/** The seconds are those since the first event was recorded that the projection has not seen. */
async function lagOf({ position }: BuildLife, head: Position, log: EventLog, now: string) {
  if (position.log !== head.log || position.offset >= head.offset) return { events: 0, seconds: 0 };
  const events = Number(head.offset - position.offset);
  const after = position.offset === 0n ? null : position;
  for await (const {
    events: [first],
  } of log.readAll(after, {}, { batch: 1 })) {
    if (!first) continue;
    const { recordedAt } = JSON.parse(first.metadata) as EventMetadata;
    return { events, seconds: Math.max(0, (Date.parse(now) - Date.parse(recordedAt)) / 1_000) };
  }
  return { events, seconds: 0 };
}

async function within<T>(work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS).unref();
  });
  return Promise.race([work, late]);
}
