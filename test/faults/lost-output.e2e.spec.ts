import { afterEach, describe, expect, it } from '@jest/globals';
import { startSystem, type TestSystem } from '../kit/system.js';
import { until } from '../kit/until.js';

describe('a system whose standard error takes nothing', () => {
  let system: TestSystem | undefined;
  afterEach(() => system?.stop());

  it.each(['full-disk', 'gone'] as const)('goes on, brings back what dies, and ends in order (%s)', async (errors) => {
    system = await startSystem({ errors, env: { LOG_LEVEL: 'debug' } });
    const { baseUrl, pids } = system;
    const before = system.pids();
    const works = async (): Promise<boolean> => (await fetch(`${baseUrl}/health/ready`).catch(() => null))?.ok === true;
    // The supervisor has something to say at each of them.
    for (const name of ['api', 'projector', 'timekeeper'] as const) system.kill(name);
    await until('all are back', async () => {
      const now = pids.call(system);
      const back = (['api', 'projector', 'timekeeper'] as const).every(
        (name) => now[name] !== 0 && now[name] !== before[name],
      );
      return back && (await works());
    });
    expect(system.pids().supervisor).toBe(before.supervisor);
    // A request that nobody may make, and one that is no request: an answer of ours, and nothing of what the disk said.
    const refused = await fetch(`${baseUrl}/v1/me`);
    expect([refused.status, await refused.text()]).toEqual([401, expect.not.stringMatching(/ENOSPC|EPIPE/)]);

    expect(await system.shutdown()).toBe(0);
    expect(system.pids()).toEqual({ supervisor: 0, api: 0, projector: 0, timekeeper: 0, postgres: 0 });
  });
});
