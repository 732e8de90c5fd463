import type pg from 'pg';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/**
 * What a process tells of its work to whoever watches it. Labels are of bounded sets: names of acts, codes of outcomes, patterns of routes; never a value of a
 * person, a unit, a case or an address.
 */
export const metrics = new Registry();

/** Tells which process it is, and of its memory, its processor time and its event loop. Once a process. */
export function tellOfProcess(name: string): void {
  metrics.setDefaultLabels({ process: name });
  collectDefaultMetrics({ register: metrics });
}

/** Of a log whose appends are committed in batches. */
export const appendBatches = {
  appends: new Histogram({
    name: 'tongban_append_batch_appends',
    help: 'Appends that were committed together',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
    registers: [metrics],
  }),
  seconds: new Histogram({
    name: 'tongban_append_batch_seconds',
    help: 'From sending a batch of appends to its commit',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [metrics],
  }),
};

export const commands = new Counter({
  name: 'tongban_commands_total',
  help: 'Commands by matter, act and outcome: done, replayed, failed, or the code of what was refused',
  labelNames: ['matter', 'act', 'outcome'],
  registers: [metrics],
});

export const requests = new Histogram({
  name: 'tongban_http_request_seconds',
  help: 'Requests by method, pattern of the route and class of the status',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
  registers: [metrics],
});

export const projected = new Counter({
  name: 'tongban_projected_events_total',
  help: 'Events that a projection has read and written',
  labelNames: ['projection'],
  registers: [metrics],
});

export const firings = new Counter({
  name: 'tongban_firings_total',
  help: 'What fell due by itself: done, or not owed any more',
  labelNames: ['outcome'],
  registers: [metrics],
});

const pools = new Set<{ readonly name: string; readonly pool: pg.Pool }>();

/** Tells of a pool of connections as long as it is open. */
export function tellOfPool(name: string, pool: pg.Pool): void {
  pools.add({ name, pool });
}

new Gauge({
  name: 'tongban_db_connections',
  help: 'Connections to the database by pool: used, idle, and callers that wait for one',
  labelNames: ['pool', 'state'],
  registers: [metrics],
  collect() {
    this.reset();
    for (const each of pools) {
      const { name, pool } = each;
      if (pool.ended) {
        pools.delete(each);
        continue;
      }
      this.inc({ pool: name, state: 'used' }, pool.totalCount - pool.idleCount);
      this.inc({ pool: name, state: 'idle' }, pool.idleCount);
      this.inc({ pool: name, state: 'waiting' }, pool.waitingCount);
    }
  },
});
