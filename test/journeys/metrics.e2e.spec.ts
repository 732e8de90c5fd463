import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, identityNumber } from '../kit/http.js';
import { freePort } from '../kit/ports.js';
import { startSystem, type TestSystem } from '../kit/system.js';
import { until } from '../kit/until.js';

const HOME = '210102001002';
const COUNTER = '210124001001';
const NAME = '欧阳清和';

describe('what the processes tell of their work', () => {
  let system: TestSystem;
  let port: number;
  let caseId: string;
  let number: string;

  beforeAll(async () => {
    port = await freePort();
    system = await startSystem({
      clock: 'manual:2026-03-02T09:00:00+08:00',
      env: { TONGBAN_METRICS_PORT: String(port) },
    });
    const desk = await Desk.of(system, 'universal-counter', COUNTER);
    number = identityNumber('19400101', '122');
    const residentId = await desk.register({
      name: NAME,
      identityNumber: number,
      householdUnit: HOME,
      residenceUnit: HOME,
    });
    ({ caseId } = await desk.receive({ item: 'MZ-10', residentId }));
    await desk.get(`/v1/cases/${caseId}`);
    await fetch(`${system.baseUrl}/wp-login.php?name=${encodeURIComponent(NAME)}`);
  });
  afterAll(() => system?.stop());

  const told = async (url = `${system.baseUrl}/metrics`) => (await fetch(url)).text();
  const value = (text: string, series: RegExp) =>
    Number(
      text
        .split('\n')
        .find((line) => series.test(line))
        ?.split(' ')
        .at(-1),
    );

  it('is at the API for whoever asks, as health is: commands, routes by pattern, commits, read models, firings, connections', async () => {
    let caughtUp = '';
    await until('the read models have caught up', async () => {
      caughtUp = await told();
      return ['cases', 'boards'].every(
        (name) => value(caughtUp, new RegExp(`^tongban_projection_lag_events{projection="${name}"`)) === 0,
      );
    });
    expect(value(caughtUp, /^tongban_commands_total\{matter="case",act="receive",outcome="done"/)).toBe(1);
    const answered = caughtUp.split('\n').filter((line) => line.startsWith('tongban_http_request_seconds_count'));
    const answers = (...labels: readonly string[]) =>
      answered.filter((line) => labels.every((label) => line.includes(label))).map((line) => line.split(' ').at(-1));
    expect(answers('method="GET"', 'route="/v1/cases/:caseId"', 'status="2xx"')).toEqual(['1']);
    expect(answers('method="GET"', 'route="none"', 'status="4xx"')).toEqual(['1']);
    expect(answers('method="POST"', 'route="/v1/cases"', 'status="2xx"')).toEqual(['1']);
    expect(value(caughtUp, /^tongban_append_batch_appends_count/)).toBeGreaterThan(0);
    expect(value(caughtUp, /^tongban_projection_lag_seconds\{projection="boards"/)).toBe(0);
    expect(value(caughtUp, /^tongban_projection_kept\{projection="cases"/)).toBe(1);
    expect(value(caughtUp, /^tongban_firings_overdue/)).toBe(0);
    expect(value(caughtUp, /^tongban_database_answers/)).toBe(1);
    expect(value(caughtUp, /^tongban_db_connections\{pool="tongban api",state="idle"/)).toBeGreaterThan(0);
  });

  it('is at an inner address for the projector and the timekeeper', async () => {
    const projector = await told(`http://127.0.0.1:${port}/metrics`);
    expect(value(projector, /^tongban_projected_events_total\{projection="cases"/)).toBeGreaterThan(0);
    expect(projector).toContain('process="projector"');
    expect(await told(`http://127.0.0.1:${port + 1}/metrics`)).toContain('process="timekeeper"');
  });

  it('names no person, no case and no address that was written', async () => {
    const all = await Promise.all([
      told(),
      told(`http://127.0.0.1:${port}/metrics`),
      told(`http://127.0.0.1:${port + 1}/metrics`),
    ]);
    for (const text of all)
      for (const value of [NAME, encodeURIComponent(NAME), number, caseId, 'wp-login'])
        expect(text).not.toContain(value);
  });
});
