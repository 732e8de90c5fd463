import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { metrics, tellOfPool } from './metrics.js';

const connections = async () =>
  (await metrics.getSingleMetricAsString('tongban_db_connections')).split('\n').filter((line) => !line.startsWith('#'));

describe('what a process tells of itself', () => {
  it('holds the pools that are open, those of one name together', async () => {
    const [one, two] = [new pg.Pool(), new pg.Pool()];
    tellOfPool('spec', one);
    tellOfPool('spec', two);
    expect(await connections()).toEqual([
      'tongban_db_connections{pool="spec",state="used"} 0',
      'tongban_db_connections{pool="spec",state="idle"} 0',
      'tongban_db_connections{pool="spec",state="waiting"} 0',
    ]);
    await Promise.all([one.end(), two.end()]);
    expect((await connections()).filter(Boolean)).toEqual([]);
  });

  it('labels nothing with what is without bound', async () => {
    const labels = (await metrics.getMetricsAsJSON()).flatMap(({ values }) =>
      values.flatMap((v) => Object.keys(v.labels)),
    );
    const bounded = ['matter', 'act', 'outcome', 'method', 'route', 'status', 'projection', 'pool', 'state', 'le'];
    expect(labels.filter((label) => !bounded.includes(label))).toEqual([]);
  });
});
