import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CaseDesk } from '#libs/case';
import { readMapping, registerCaseId, type Mapping } from '#libs/import';
import { PROJECT_FOLDER } from '#libs/runtime';
import { RegisterSystem } from './kit/register.js';

const FIXTURES = join(PROJECT_FOLDER, 'test', 'fixtures');
const FILE = join(FIXTURES, 'harbour.csv');
const NOW = '2026-06-01T00:00:00.000Z';

describe('a register that is brought in', () => {
  let system: RegisterSystem;
  let folder: string;
  let mapping: Mapping;

  beforeEach(async () => {
    mapping = readMapping(join(FIXTURES, 'harbour-mapping.json'));
    folder = mkdtempSync(join(tmpdir(), 'tongban-files-'));
    system = await RegisterSystem.open();
  });

  afterEach(async () => {
    await system.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('names every row that it refuses, by line and reason', async () => {
    const { report, ...summary } = await system.import(FILE, mapping);
    expect(summary).toMatchObject({ rows: 30, broughtIn: 19, closingsBroughtIn: 1, unchanged: 0, refused: 10 });
    const { refused } = JSON.parse(readFileSync(report, 'utf8')) as { refused: { line: number; reason: string }[] };
    const byLine = refused.sort((a, b) => a.line - b.line).map(({ line, reason }) => [line, reason]);
    expect(byLine).toEqual([
      [17, 'closed-before-opened'],
      [18, 'no-number'],
      [19, 'no-opening-time'],
      [20, 'no-opening-time'],
      [21, 'wrong-due-time'],
      [22, 'wrong-closing-time'],
      [23, 'no-item'],
      [24, 'wrong-number-of-cells'],
      [25, 'later-than-the-clock'],
      [26, 'later-than-the-clock'],
    ]);
  });

  it('gives the boards that a count by hand gives', async () => {
    await system.import(FILE, mapping);
    await system.read(async (models) => {
      const region = await models.board('HBR', '2021-01-01', '2022-12-31');
      expect(region).toMatchObject({
        name: 'Harbour City',
        desk: { received: 19, handledForOthers: 0 },
        // Open: 9, 26, 27, 28, 29; of these late: 29. Neither fulfilled nor open: 5 (terminated), 6 (voided).
        home: { accepted: 19, inProgress: 5, late: 1, fulfilled: 12, fulfilledLate: 7, escalated: 0 },
      });
      // At the end of 5 March 2021: 3 has been closed, 4, 7 and 8 are past due.
      const then = await models.board('HBR', '2021-01-01', '2021-03-05');
      expect(then.home).toMatchObject({ fulfilled: 5, fulfilledLate: 2, late: 3, inProgress: 8 });
      const east = await models.board('HBR-East', '2021-01-01', '2022-12-31');
      expect(east.children.map(({ name, desk }) => [name, desk.received]).sort()).toEqual([
        ['District East本级', 0],
        ['Hill & Dale', 1],
        ['Hill / Dale', 1],
        ['Old Town', 6],
      ]);
      const names = region.children.map(({ name }) => name);
      expect(names).toEqual(
        expect.arrayContaining(['District East', 'District West', 'No district', 'District Ost-Süd']),
      );
      expect(await models.compared()).toMatchObject({ differences: [] });
    });
  });

  it('keeps times, due times, outcomes and channels of the register, has no resident and never warns', async () => {
    await system.import(FILE, mapping);
    await system.read(async (models) => {
      const cases = new Map((await models.cases({ region: 'HBR' })).map((view) => [view.state.receivedAt, view]));
      const at = (instant: string) => cases.get(instant)?.state;
      // 2:30 was skipped and is read as 3:30 summer time.
      expect(at('2021-03-14T06:59:00.000Z')).toMatchObject({
        outcome: 'granted',
        closedAt: '2021-03-14T07:30:00.000Z',
      });
      // 1:10 after 1:30 is the second one of that night.
      expect(at('2021-11-07T05:30:00.000Z')).toMatchObject({ closedAt: '2021-11-07T06:10:00.000Z' });
      expect(at('2021-11-07T04:30:00.000Z')).toMatchObject({ closedAt: '2021-11-07T05:10:00.000Z' });
      expect(at('2021-03-02T13:05:00.000Z')).toMatchObject({ outcome: 'terminated', fulfilledAt: null });
      expect(at('2021-03-02T13:10:00.000Z')).toMatchObject({ outcome: 'voided' });
      expect(at('2021-03-02T14:10:00.000Z')).toMatchObject({
        outcome: 'refused',
        registerDue: '2021-03-04T13:10:00.000Z',
      });
      expect(at('2021-03-01T14:00:00.000Z')).toMatchObject({
        item: 'HOLE',
        origin: 'import',
        residentId: null,
        escalation: null,
        responsibleUnit: 'HBR-Q-RL',
        home: { unit: 'HBR-East-Old-Town', leaf: 'HBR-East-Old-Town', district: 'HBR-East' },
        receiving: { unit: 'HBR-East-Old-Town', person: 'import@HBR' },
      });
    });
  });

  it('finds cases by the number and the channel of the register', async () => {
    await system.import(FILE, mapping);
    await system.read(async (models) => {
      const found = await models.cases({ region: 'HBR', caseId: registerCaseId('HBR', '7') });
      expect(found.map(({ state }) => state.receivedAt)).toEqual(['2021-03-02T14:10:00.000Z']);
      expect(found[0]?.state.register).toEqual({
        foreignNumber: '7',
        channel: 'APP',
        due: '2021-03-04T13:10:00.000Z',
        broughtInAt: NOW,
      });
      const numbers = async (channel: string) =>
        (await models.cases({ region: 'HBR', channel })).map(({ state }) => state.register?.foreignNumber).sort();
      expect(await numbers('APP')).toEqual(['6', '7', '8']);
      expect(await numbers('WEB')).toEqual(['2']);
      expect(await numbers('TEL')).toEqual([]);
    });
  });

  it('leaves the past alone, and is owed what falls due after the import', async () => {
    const lines = readFileSync(FILE, 'utf8').split('\n');
    const open = join(folder, 'open.csv');
    writeFileSync(
      open,
      lines.filter((line, index) => index === 0 || /^(8;.*;;West|9;|26;|27;|29;)/.test(line)).join('\n'),
    );
    await system.import(open, mapping, { now: '2021-03-05T20:00:00.000Z' });
    await system.read(async (models) => {
      const next = await models.nextFirings();
      const of = (number: string) => next.get(registerCaseId('HBR', number));
      expect(['8', '27', '9'].map(of)).toEqual([null, null, null]);
      expect(of('29')).toMatch(/^2021-03-0[56]/);
      expect(of('26')).toMatch(/^2059-/);
    });
  });

  it('seals the free text of the register', async () => {
    await system.import(FILE, mapping);
    const events: string[] = [];
    for await (const batch of system.log.readAll(null, {})) events.push(...batch.events.map(({ data }) => data));
    const log = events.join('\n');
    expect(log).toContain('"sealed"');
    for (const text of ['555-0101', '555-0102', 'duplicate of 4', 'Not allowed here']) expect(log).not.toContain(text);
  });

  it('changes nothing a second time, gzipped or not, and brings in what a newer file has closed since', async () => {
    await system.import(FILE, mapping);
    const head = await system.log.head();
    const zipped = join(folder, 'register');
    writeFileSync(zipped, gzipSync(readFileSync(FILE)));
    const again = await system.import(zipped, mapping);
    expect(again).toMatchObject({ broughtIn: 0, closingsBroughtIn: 0, unchanged: 20, refused: 10, unitsWritten: 0 });
    expect(await system.log.head()).toEqual(head);

    const newer = join(folder, 'newer.csv');
    const closed = readFileSync(FILE, 'utf8').replace(
      '26;3/4/2021 9:00;12/31/2059 19:00;;',
      '26;3/4/2021 9:00;;3/9/2021 9:00;',
    );
    writeFileSync(newer, closed);
    expect(await system.import(newer, mapping)).toMatchObject({ broughtIn: 0, closingsBroughtIn: 1, unchanged: 19 });
    expect(await system.import(newer, mapping)).toMatchObject({ broughtIn: 0, closingsBroughtIn: 0, unchanged: 20 });
  });

  it('gives the same when it was interrupted and begun again', async () => {
    await system.import(FILE, mapping, { limit: 9 });
    await system.import(FILE, mapping, { limit: 27 });
    await system.import(FILE, mapping);
    await system.read(async (models) => {
      const { desk, home } = await models.board('HBR', '2021-01-01', '2022-12-31');
      expect([desk.received, home.fulfilled, home.inProgress, home.late]).toEqual([19, 12, 5, 1]);
    });
  });

  it('refuses rows that are later than the clock, until the clock has come there', async () => {
    const first = await system.import(FILE, mapping, { now: '2021-03-03T12:00:00.000Z' });
    expect(first.refusedByReason['later-than-the-clock']).toBeGreaterThan(2);
    const second = await system.import(FILE, mapping, { now: NOW });
    expect(first.broughtIn + second.broughtIn).toBe(19);
    expect(second.refusedByReason['later-than-the-clock']).toBe(2);
  });

  it('does not begin with a file or a mapping that do not fit, and says where', async () => {
    const other = { ...mapping, number: 'Number' };
    await expect(system.import(FILE, other)).rejects.toThrow(
      'has no column "Number", which the mapping names in /number',
    );
    await expect(system.import(join(folder, 'none.csv'), mapping)).rejects.toThrow('cannot be read (ENOENT)');
    await system.import(FILE, mapping, { limit: 1 });
    const renamed = { ...mapping, region: { ...mapping.region, name: 'Another City' } };
    await expect(system.import(FILE, renamed)).rejects.toThrow('The region code HBR belongs to Harbour City');
  });

  /** A file of the harbour's columns with these rows. */
  const fileOf = (name: string, ...rows: string[]): string => {
    const path = join(folder, name);
    const header = 'No;Opened;Due;Closed;District;Quarter;Desk;Matter;Group;Via;Ending;Words';
    writeFileSync(path, [header, ...rows].join('\n'));
    return path;
  };
  const rowOf = (number: string, { closed = '', ending = 'Fixed', due = '' } = {}): string =>
    `${number};3/1/2021 9:00;${due};${closed};East;Old Town;Greens;Lamp out;Streets;TEL;${ending};hello`;

  it('writes nothing at all where most rows are refused, and says so', async () => {
    const head = await system.log.head();
    const file = fileOf('swapped.csv', rowOf('1'), '2;no time;;;East', '3;no time;;;East');
    const done = await system.import(file, mapping);
    expect(done).toMatchObject({ isDone: false, rows: 3, broughtIn: 0, refused: 2, leftOut: 1, unitsWritten: 0 });
    expect(await system.log.head()).toEqual(head);
    const { refused } = JSON.parse(readFileSync(done.report, 'utf8')) as { refused: object[] };
    expect(refused).toHaveLength(2);
  });

  it('loses one row to a wrong quotation mark, and counts a number that comes again with other content', async () => {
    const file = fileOf(
      'quotes.csv',
      rowOf('1'),
      '2;3/1/2021 9:00;;;"East;Old Town;Greens;Lamp out;Streets;TEL;;',
      rowOf('3'),
      rowOf('1'),
      rowOf('3', { due: '3/5/2021 9:00' }),
    );
    const done = await system.import(file, mapping);
    expect(done).toMatchObject({ rows: 5, broughtIn: 2, unchanged: 2, otherContent: 1, refused: 1, isDone: true });
    const report = JSON.parse(readFileSync(done.report, 'utf8')) as { refused: object[]; noted: object[] };
    expect(report.refused).toMatchObject([{ line: 3, number: '2', reason: 'bad-quote', column: 'District' }]);
    expect(report.noted).toEqual([{ line: 6, number: '3', reason: 'other-content' }]);
  });

  it('writes nothing of a file whose end is no text of its encoding', async () => {
    const head = await system.log.head();
    const file = fileOf('mixed.csv', ...Array.from({ length: 2_000 }, (_, index) => rowOf(String(index))));
    appendFileSync(file, Buffer.from('\nx;Stra\xdfe', 'latin1'));
    await expect(system.import(file, mapping)).rejects.toThrow(/not utf-8 at line 2002; it looks like windows-1252/);
    expect(await system.log.head()).toEqual(head);
  });

  it('keeps the zone and the calendar of a region that is there', async () => {
    await system.import(FILE, mapping, { limit: 1 });
    const other = (region: object) => ({ ...mapping, region: { ...mapping.region, ...region } });
    await expect(system.import(FILE, other({ timezone: 'Europe/Berlin' }))).rejects.toThrow(
      'is there with the time zone America/New_York',
    );
    await expect(system.import(FILE, other({ calendar: 'china' }))).rejects.toThrow(
      'is there with the calendar "weekends"',
    );
  });

  it('brings a decision, a closing and a rating in as newer files know of them', async () => {
    const { opened, closed: ended, format } = mapping.times as Required<Mapping['times']>;
    const unrated: Mapping = { ...mapping, times: { opened, closed: ended, format, decided: 'Due' } };
    const read: Mapping = { ...unrated, rating: { column: 'Via', values: { TEL: 2 } } };
    const decided = { due: '3/2/2021 9:00' };
    expect(await system.import(fileOf('a.csv', rowOf('1')), read)).toMatchObject({ broughtIn: 1 });
    expect(await system.import(fileOf('b.csv', rowOf('1', decided)), read)).toMatchObject({ closingsBroughtIn: 1 });
    const closed = fileOf('c.csv', rowOf('1', { ...decided, closed: '3/3/2021 9:00' }));
    expect(await system.import(closed, unrated)).toMatchObject({ closingsBroughtIn: 1 });
    expect(await system.import(closed, read)).toMatchObject({ closingsBroughtIn: 1 });
    const head = await system.log.head();
    expect(await system.import(closed, read)).toMatchObject({ unchanged: 1, closingsBroughtIn: 0 });
    expect(await system.log.head()).toEqual(head);
    const types = (await system.log.readStream(`case-${registerCaseId('HBR', '1')}`)).map(({ type }) => type);
    expect(types).toEqual([
      ...['RequestReceived', 'RequestAccepted', 'CaseRouted', 'CaseSigned', 'DecisionMade'],
      ...['RequestFulfilled', 'ResultDelivered', 'ServiceRated', 'RectificationOpened'],
    ]);
  });

  it('tells each time the same of a case that somebody here has ended, or has done something with after the closing', async () => {
    await system.import(fileOf('open.csv', rowOf('1'), rowOf('2'), rowOf('3')), mapping);
    const later = '2021-06-01T00:00:00.000Z';
    await system.atDesk(async (desk) => {
      const handler = { person: 'ann', role: 'case-handler', unit: 'HBR-Q-Greens' } as const;
      const give = (number: string, command: Parameters<CaseDesk['act']>[2]) =>
        desk.act(
          { commandId: randomUUID(), body: {}, asker: handler, correlationId: randomUUID() },
          registerCaseId('HBR', number),
          command,
        );
      await give('1', { act: 'decide', payload: { outcome: 'granted' } });
      await give('2', { act: 'claim', payload: {} });
    }, later);
    const closed = fileOf('closed.csv', ...['1', '2', '3'].map((number) => rowOf(number, { closed: '3/9/2021 9:00' })));
    const first = await system.import(closed, mapping);
    expect(first).toMatchObject({ closingsBroughtIn: 1, doneHere: 1, doneHereBy: { 'decided-here': 1 }, refused: 1 });
    expect(first.refusedByReason).toEqual({ 'closed-before-acts-here': 1 });
    const head = await system.log.head();
    expect(await system.import(closed, mapping)).toMatchObject({ unchanged: 1, doneHere: 1, refused: 1 });
    expect(await system.log.head()).toEqual(head);
  });
});
