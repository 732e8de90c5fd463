import { describe, expect, it } from '@jest/globals';
import { LogUnavailable } from '#libs/event-log/domain';
import { patiently } from './patience.js';

/** Work that fails so often, and then is done. */
function failing(times: number, error: Error): () => Promise<string> {
  let left = times;
  return () => (left-- > 0 ? Promise.reject(error) : Promise.resolve('done'));
}

describe('a work that outlasts a slow moment', () => {
  const sleep = () => Promise.resolve();

  it('is tried again with longer waits, says what it waits for, and goes on', async () => {
    const told: string[] = [];
    const waits: number[] = [];
    const options = {
      tell: (sentence: string) => told.push(sentence),
      sleep: (ms: number) => {
        waits.push(ms);
        return Promise.resolve();
      },
    };
    const work = failing(8, new LogUnavailable('the event log cannot be reached'));
    expect(await patiently('write cases', work, options)).toBe('done');
    expect(waits).toEqual([100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800]);
    expect(told[0]).toContain('Waiting for the database to write cases (the event log cannot be reached)');
    expect(told).toHaveLength(3);
  });

  it('ends at once for what no waiting mends, and when its patience has ended', async () => {
    const tell = () => undefined;
    await expect(patiently('x', failing(1, new TypeError('wrong')), { tell, sleep })).rejects.toThrow('wrong');
    const away = new LogUnavailable('away');
    await expect(patiently('x', failing(99, away), { tell, sleep, patienceMs: 5_000 })).rejects.toBe(away);
  });

  it.each(['ECONNRESET', '57P01', '53300', '40P01', '55P03'])('is tried again after %s', async (code) => {
    const work = failing(1, Object.assign(new Error('no'), { code }));
    expect(await patiently('x', work, { tell: () => undefined, sleep })).toBe('done');
  });
});
