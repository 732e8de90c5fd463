import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { harbourRegister, HARBOUR_MAPPING } from '../kit/harbour.js';
import { ask, Desk, type Body } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';
import { until } from '../kit/until.js';

/** A row a day from 1 March on, due at 17:00 two days later; those with odd numbers are closed the same day at 18:30. */
const ROWS = 8;
const EVENING_OF_THE_4TH = '2026-03-04T18:00:00-05:00';
/** Of the second row: an hour before the system's clock stands at its import. */
const DUE_BEFORE = '2026-03-04T17:00:00.000-05:00';

describe('a register over the command line and HTTP', () => {
  let system: TestSystem;
  let supervisor: Desk;
  const folder = mkdtempSync(join(tmpdir(), 'tongban-register-'));
  const file = join(folder, 'harbour.csv');
  beforeAll(async () => {
    system = await startSystem({ clock: `manual:${EVENING_OF_THE_4TH}` });
    writeFileSync(
      file,
      harbourRegister(ROWS).replaceAll('/2021', '/2026').replace(';TEL;Fixed;hole 2', ';WEB;Fixed;hole 2'),
    );
  }, 120_000);
  afterAll(async () => {
    await system?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const tongban = (...args: string[]) => system.cli(['import', ...args]);
  const mapped = ['--mapping', HARBOUR_MAPPING];
  /** The cases of the register that a query finds, by their numbers there. */
  const numbersOf = async (query: string): Promise<string[]> => {
    const { status, body } = await supervisor.get(`/v1/cases?${query}`);
    expect(status).toBe(200);
    const shown = (body.items as Body[]).map(({ caseId }) => supervisor.get(`/v1/cases/${String(caseId)}`));
    return (await Promise.all(shown)).map((answer) => String((answer.body.register as Body).foreignNumber)).sort();
  };
  const caseOf = async (foreignNumber: string): Promise<Body> => {
    const { body } = await supervisor.get(`/v1/cases?foreignNumber=${foreignNumber}`);
    const [found] = body.items as Body[];
    return (await supervisor.get(`/v1/cases/${String(found?.caseId)}`)).body;
  };

  it('shows first how the file is read, and writes nothing', async () => {
    const { code, stdout } = await tongban(file, ...mapped, '--check', '--json');
    // The running system's clock judges: 5 to 8 are opened after it.
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      { rows: ROWS, refused: 4, refusedByReason: { 'later-than-the-clock': 4 } },
    ]);
    const text = await tongban(file, ...mapped, '--check');
    expect([text.code, text.stdout]).toEqual([0, expect.stringContaining('item HOLE')]);
    expect(await system.cli(['token', '--role', 'supervisor', '--unit', 'HBR'])).toMatchObject({ code: 2 });
  });

  it('prints the schema of a mapping', async () => {
    const { code, stdout } = await tongban('--schema');
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { properties: { region: {}, units: {}, times: {} } }]);
  });

  it('says what is missing or wrong in the command with 2, and in file or mapping before anything is written', async () => {
    expect(await tongban()).toMatchObject({ code: 2, stderr: expect.stringContaining('Name the file') });
    expect(await tongban(file)).toMatchObject({ code: 2, stderr: expect.stringContaining('--mapping') });
    expect(await tongban(file, ...mapped, '--limit', 'x')).toMatchObject({ code: 2 });
    // A file that is not there may be there later: no fault of what it holds.
    expect(await tongban(join(folder, 'none.csv'), ...mapped)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('cannot be read'),
    });
    expect(await tongban(file, '--mapping', 'boston-311')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('has no column'),
    });
  });

  it('ends with 1 and writes nothing where most rows are refused', async () => {
    const swapped = join(folder, 'swapped.csv');
    const [header, first] = harbourRegister(1).split('\n');
    writeFileSync(swapped, [header, first, '2;no time;;;East', '3;no time;;;East'].join('\n'));
    const { code, stdout } = await tongban(swapped, ...mapped, '--json');
    expect([code, JSON.parse(stdout)]).toMatchObject([1, { broughtIn: 0, refused: 2, leftOut: 1 }]);
    expect((await tongban(swapped, ...mapped, '--check')).code).toBe(1);
    expect(await system.cli(['token', '--role', 'supervisor', '--unit', 'HBR'])).toMatchObject({ code: 2 });
  });

  it('brings rows into the running system, up to where its clock stands, and says when nothing has changed', async () => {
    const { code, stdout } = await tongban(file, ...mapped, '--json');
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { rows: ROWS, broughtIn: 4, refused: 4 }]);
    const again = await tongban(file, ...mapped);
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('Nothing has changed.')]);
    expect(again.stdout).toMatch(/there already\s+4/);
  });

  it('finds a case by its number and its channel there, and shows them', async () => {
    supervisor = await Desk.of(system, 'supervisor', 'HBR');
    const { position } = await supervisor.get('/v1/cases');
    await until('the rows are read', async () => {
      const { body } = await supervisor.get('/v1/cases', position);
      return (body.items as Body[]).length === 4;
    });
    expect(await numbersOf('foreignNumber=3')).toEqual(['3']);
    expect(await numbersOf('channel=WEB')).toEqual(['3']);
    expect(await numbersOf('channel=phone')).toEqual(['1', '2', '4']);
    expect(await numbersOf('channel=TEL')).toEqual([]);
    expect(await numbersOf('foreignNumber=3&channel=phone')).toEqual([]);
    expect(await numbersOf('foreignNumber=9999')).toEqual([]);
    expect((await caseOf('3')).register).toEqual({
      foreignNumber: '3',
      channel: 'WEB',
      due: '2026-03-05T17:00:00.000-05:00',
      broughtInAt: EVENING_OF_THE_4TH.replace('-05:00', '.000-05:00'),
    });
    const elsewhere = await Desk.of(system, 'supervisor', '210100');
    expect((await elsewhere.get('/v1/cases?foreignNumber=3')).body.items).toEqual([]);
    expect((await supervisor.get(`/v1/cases?channel=${'x'.repeat(201)}`)).body).toMatchObject({
      status: 400,
      errors: [{ field: 'channel' }],
    });
  });

  it('climbs for what falls due after the import, and never for what was due before', async () => {
    expect(await caseOf('2')).toMatchObject({ light: 'late', escalation: null, due: { promised: DUE_BEFORE } });
    const operator = await Desk.of(system, 'operator', '210100');
    const moved = await operator.send('PUT', '/v1/clock', JSON.stringify({ now: '2026-03-07T12:00:00-05:00' }), {
      'content-type': 'application/json',
    });
    expect(moved.status).toBe(200);
    expect((await supervisor.get('/v1/cases', moved.position)).status).toBe(200);
    expect(await caseOf('4')).toMatchObject({ light: 'late', escalation: { to: 'HBR' } });
    expect(await caseOf('2')).toMatchObject({ light: 'late', escalation: null });
  });

  it('brings in later what was too early before', async () => {
    const { code, stdout } = await tongban(file, ...mapped, '--json');
    // 7 is closed in the evening of the 7th, 8 comes on the 8th.
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { broughtIn: 2, unchanged: 4, refused: 2 }]);
  });

  it('documents both filters and what is shown', async () => {
    const { body } = await ask(`${system.baseUrl}/openapi.json`, 'GET', {});
    const { paths, components } = body as {
      paths: Record<string, Record<string, { parameters: { name: string }[] }>>;
      components: { schemas: Record<string, { properties: object }> };
    };
    const names = paths['/v1/cases']?.get?.parameters.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['foreignNumber', 'channel']));
    expect(Object.keys(components.schemas.RegisterShown?.properties ?? {})).toEqual([
      'foreignNumber',
      'channel',
      'due',
      'broughtInAt',
    ]);
  });
});
