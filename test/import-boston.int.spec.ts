import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse';
import { readMapping, registerCaseId, type ImportSummary } from '#libs/import';
import type { BoardChild } from '#libs/read-models';
import { RegisterSystem } from './kit/register.js';

const file = process.env.TONGBAN_BOSTON_FILE ?? '';
const why = 'TONGBAN_BOSTON_FILE names no file: half a year of 311 requests as the City of Boston publishes them';
if (!file) process.stderr.write(`skipped: ${why}\n`);
const describeWithFile = file ? describe : describe.skip;

/** A row of the file, as far as boards count. Local times are texts that compare as times do. */
interface Row {
  readonly number: string;
  readonly home: string;
  readonly district: string;
  readonly opened: string;
  readonly due: string;
  readonly closed: string;
  /** The city's own flag: `ONTIME`, `OVERDUE`, or nothing. */
  readonly flag: string;
  readonly terminated: boolean;
}

interface Figures {
  received: number;
  accepted: number;
  fulfilled: number;
  fulfilledLate: number;
  inProgress: number;
  late: number;
}

const DAYS = ['2011-07-01', '2011-07-31', '2011-09-15', '2011-11-06', '2011-12-31', '2012-03-01', '2019-12-31'];

describeWithFile(`the published requests of Boston${file ? '' : ` (${why})`}`, () => {
  let system: RegisterSystem;
  let rows: Row[];
  let summaries: ImportSummary[];
  const mapping = readMapping('boston-311');

  beforeAll(async () => {
    rows = await rowsOf(file);
    system = await RegisterSystem.open();
    // Interrupted after a third, begun again from the start, and a third time although everything is there.
    summaries = [
      await system.import(file, mapping, { limit: 20_000 }),
      await system.import(file, mapping),
      await system.import(file, mapping, { limit: 5_000 }),
    ];
  });

  afterAll(() => system.close());

  it('are brought in to the row, each once, whatever was interrupted', () => {
    expect(summaries).toMatchObject([
      { rows: 20_000, broughtIn: 20_000, unchanged: 0, refused: 0, itemsWritten: expect.any(Number) },
      { rows: 58_251, broughtIn: 38_251, unchanged: 20_000, closingsBroughtIn: 0, refused: 0 },
      { rows: 5_000, broughtIn: 0, unchanged: 5_000, refused: 0, unitsWritten: 0, itemsWritten: 0 },
    ]);
  });

  it('give boards that equal a count over the file, per neighbourhood and district, on every day looked at', async () => {
    await system.read(async (models) => {
      for (const to of DAYS) {
        const region = await models.board('BOS', '2011-07-01', to);
        const expected = counted(rows, to);
        expect(figuresOf(region)).toEqual(expected.region);
        const districts = region.children.filter(({ unit }) => models.reference.tree.unit(unit)?.kind === 'district');
        expect(byName(districts)).toEqual(expected.districts);
        for (const { unit, name } of districts) {
          const { children } = await models.board(unit, '2011-07-01', to);
          const own = new Map([...expected.homes].filter(([key]) => key.startsWith(`${name} | `)));
          const pairs = children.filter((child) => !child.unit.endsWith('-own'));
          expect(new Map(pairs.map((pair) => [`${name} | ${pair.name}`, figuresOf(pair)]))).toEqual(own);
        }
      }
      expect(await models.compared()).toMatchObject({ differences: [] });
    });
  });

  it('end late where the city itself says so, wherever it says anything, and nowhere else', async () => {
    const measured = rows.filter(({ due, closed }) => due !== '' && closed !== '');
    expect(measured).toHaveLength(43_821);
    const flagged = measured.filter(({ flag }) => flag !== '');
    expect(flagged.filter(({ flag }) => flag === 'OVERDUE')).toHaveLength(8_073);
    await system.read(async (models) => {
      const lights = new Map(
        (await models.cases({ region: 'BOS', phase: 'closed' })).map(({ caseId, light }) => [caseId, light]),
      );
      const wrong = flagged.filter(
        ({ number, flag }) => (lights.get(registerCaseId('BOS', number)) === 'late') !== (flag === 'OVERDUE'),
      );
      expect(wrong).toEqual([]);
    });
  });

  it('end as the register says, 8,230 of them late', async () => {
    await system.read(async (models) => {
      const count = async (filter: object) => (await models.cases({ region: 'BOS', ...filter })).length;
      const closed = rows.filter((row) => row.closed !== '');
      const terminated = closed.filter((row) => row.terminated).length;
      expect(closed.filter(isLate)).toHaveLength(8_230);
      expect(await count({ phase: 'closed', light: 'late' })).toBe(8_230);
      expect(await count({ outcome: 'terminated' })).toBe(terminated);
      expect(await count({ outcome: 'granted' })).toBe(closed.length - terminated);
      expect(await count({ phase: 'accepted' })).toBe(3_681);
    });
  });
});

async function rowsOf(path: string): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const cells of createReadStream(path)
    .pipe(createGunzip())
    .pipe(parse({ columns: true }))) {
    const of = (column: string): string => ((cells as Record<string, string>)[column] ?? '').trim();
    const number = of('neighborhood_services_district');
    const district = ['', '0'].includes(number) ? 'District unknown' : `Neighborhood Services District ${number}`;
    const home = `${district} | ${of('neighborhood') || 'Neighborhood unknown'}`;
    const terminated = /duplicate|referred|transferred/i.test(of('closure_reason'));
    rows.push({
      number: of('case_enquiry_id'),
      home,
      district,
      opened: of('open_dt'),
      due: of('target_dt'),
      closed: of('closed_dt'),
      flag: of('ontime'),
      terminated,
    });
  }
  return rows;
}

function isLate({ due, closed }: Row): boolean {
  return due !== '' && closed > due;
}

/** Counts over the file from its first day to the end of `to`, without any help of the system. */
function counted(rows: readonly Row[], to: string) {
  const region = none();
  const homes = new Map<string, Figures>();
  const districts = new Map<string, Figures>();
  for (const row of rows) {
    // A pair that no row has named yet is there all the same, with nothing.
    const figures = [region, entry(homes, row.home), entry(districts, row.district)];
    const endsBy = row.closed !== '' && row.closed.slice(0, 10) <= to;
    if (row.opened.slice(0, 10) > to) continue;
    for (const each of figures) {
      each.received += 1;
      each.accepted += 1;
      if (endsBy && !row.terminated) each.fulfilled += 1;
      if (endsBy && !row.terminated && isLate(row)) each.fulfilledLate += 1;
      if (!endsBy) each.inProgress += 1;
      if (!endsBy && row.due !== '' && row.due.slice(0, 10) <= to) each.late += 1;
    }
  }
  return { region, homes, districts };
}

function entry(map: Map<string, Figures>, key: string): Figures {
  const figures = map.get(key) ?? none();
  map.set(key, figures);
  return figures;
}

function none(): Figures {
  return { received: 0, accepted: 0, fulfilled: 0, fulfilledLate: 0, inProgress: 0, late: 0 };
}

function figuresOf({ desk, home }: BoardChild): Figures {
  const { accepted, fulfilled, fulfilledLate, inProgress, late } = home;
  return { received: desk.received, accepted, fulfilled, fulfilledLate, inProgress, late };
}

function byName(children: readonly BoardChild[]): Map<string, Figures> {
  return new Map(children.map((child) => [child.name, figuresOf(child)]));
}
