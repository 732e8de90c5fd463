import pg from 'pg';
import { openPostgresLog } from '#libs/event-log';
import { projections, rebuild, systemRegistry } from '#libs/read-models';

/** What one rebuild came to: events a second, and the most memory that its process had meanwhile, in MiB. */
export interface Rebuilt {
  readonly rate: number;
  readonly peak: number;
}

const MEMORY_LOOK_MS = 50;

/** A process of its own, so that its memory is that of the rebuild alone: `project-rebuild.js URL PROJECTION`. */
async function main([url = '', name = '']: readonly string[]): Promise<Rebuilt> {
  const projection = projections.find((each) => each.name === name);
  if (!projection) throw new Error(`there is no read model ${name}`);
  const log = await openPostgresLog({ url, name: 'bench' });
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  let peak = 0;
  const look = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss / 2 ** 20)), MEMORY_LOOK_MS);
  const begin = performance.now();
  const { events, to } = await rebuild(projection, {
    ...{ pool, url, role: null, log, registry: systemRegistry(), owner: 'bench' },
  });
  const seconds = (performance.now() - begin) / 1000;
  clearInterval(look);
  await pool.query('truncate read_model.live, read_model.build');
  await pool.query(`drop schema "${to}" cascade`);
  await pool.end();
  await log.close();
  return { rate: events / seconds, peak };
}

process.send?.(await main(process.argv.slice(2)));
process.disconnect();
