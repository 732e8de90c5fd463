import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '#libs/runtime';
import { createTestDatabase } from '../kit/database.js';
import { peakMiB, processorSeconds, serverProcessor } from './processor.js';
import { benchArguments, benchServer, printTable, progress, writeReport } from './kit.js';

/**
 * `tongban import` of a made-up register as operators run it: 200,000 rows that are new, then the same file again. Rows a second, and the most memory
 * that the process had. Half of the rows are closed; each has a free text, which is sealed under a key of its own.
 */
const ROWS = 200_000;
const DISTRICTS = 12;
const QUARTERS = 20;
const MATTERS = 40;
/** The register ends in the summer of 2021. */
const FIRST_DAY = Date.UTC(2021, 0, 1);
const ROWS_A_DAY = 1_000;

interface Run {
  readonly rowsPerSecond: number;
  readonly seconds: number;
  readonly peakMiB: number;
  /** Milliseconds a row, start included: of the import, and of the database meanwhile. */
  readonly processorMs: { readonly import: number; readonly database: number };
}

const { json, scale, profile } = benchArguments();
benchServer();
const database = await createTestDatabase();
const databaseSeconds = await serverProcessor(database.url);
const folder = mkdtempSync(join(tmpdir(), 'tongban-bench-import-'));
try {
  const rows = Math.round(ROWS * scale);
  const file = join(folder, 'register.csv');
  await writeRegister(file, rows);
  progress(`${rows} rows, new`);
  const fresh = await measured(file, rows);
  progress('the same file again');
  const again = await measured(file, rows);
  printTable(
    `tongban import, ${rows} rows`,
    ['', 'rows a second', 'seconds', 'MiB at the most', 'processor, ms a row', 'of the database'],
    [
      ['new', ...figuresOf(fresh)],
      ['unchanged', ...figuresOf(again)],
    ],
  );
  writeReport(json, 'import', { rows, fresh, again });
} finally {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
}

function figuresOf({ rowsPerSecond, seconds, peakMiB, processorMs }: Run): number[] {
  return [rowsPerSecond, seconds, peakMiB, processorMs.import, processorMs.database];
}

async function measured(file: string, rows: number): Promise<Run> {
  const { url } = database;
  const databaseBefore = databaseSeconds();
  const began = process.hrtime.bigint();
  const mapping = join(PROJECT_FOLDER, 'test', 'fixtures', 'harbour-mapping.json');
  const profiled = profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const args = [...profiled, join(PROJECT_FOLDER, 'bin', 'tongban.mjs'), 'import', file, '--mapping', mapping];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DATABASE_URL: url, TONGBAN_HOME: join(folder, 'home') },
  });
  let peak = 0;
  let own = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakMiB(child.pid));
    own = Math.max(own, processorSeconds(child.pid));
  }, 100);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearInterval(watch);
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  const processorMs = { import: (own * 1_000) / rows, database: ((databaseSeconds() - databaseBefore) * 1_000) / rows };
  return { rowsPerSecond: rows / seconds, seconds, peakMiB: peak, processorMs };
}

async function writeRegister(file: string, rows: number): Promise<void> {
  const out = createWriteStream(file);
  out.write('No;Opened;Due;Closed;District;Quarter;Desk;Matter;Group;Via;Ending;Words\n');
  for (let index = 0; index < rows; index += 1) if (!out.write(`${rowOf(index)}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
}

function rowOf(index: number): string {
  const opened = new Date(FIRST_DAY + (index / ROWS_A_DAY) * 86_400_000);
  const after = (days: number) => localText(new Date(opened.getTime() + days * 86_400_000));
  const closed = index % 2 === 0 ? after(1 + (index % 9)) : '';
  const place = `District ${index % DISTRICTS};Quarter ${index % QUARTERS};Desk ${index % 7}`;
  const matter = `Matter ${index % MATTERS};Group ${(index % MATTERS) % 5}`;
  return `${index + 1};${localText(opened)};${after(5)};${closed};${place};${matter};TEL;Fixed;"Lamp ${index} is out, says a neighbour"`;
}

function localText(at: Date): string {
  const minutes = String(at.getUTCMinutes()).padStart(2, '0');
  return `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()} ${at.getUTCHours()}:${minutes}`;
}
