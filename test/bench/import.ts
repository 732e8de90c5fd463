import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '#libs/runtime';
import { createTestDatabase } from '../kit/database.js';
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
}

const { json, scale } = benchArguments();
benchServer();
const database = await createTestDatabase();
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
    ['', 'rows a second', 'seconds', 'MiB at the most'],
    [
      ['new', fresh.rowsPerSecond, fresh.seconds, fresh.peakMiB],
      ['unchanged', again.rowsPerSecond, again.seconds, again.peakMiB],
    ],
  );
  writeReport(json, 'import', { rows, fresh, again });
} finally {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
}

async function measured(file: string, rows: number): Promise<Run> {
  const began = process.hrtime.bigint();
  const mapping = join(PROJECT_FOLDER, 'test', 'fixtures', 'harbour-mapping.json');
  const args = [join(PROJECT_FOLDER, 'bin', 'tongban.mjs'), 'import', file, '--mapping', mapping];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DATABASE_URL: database.url, TONGBAN_HOME: join(folder, 'home') },
  });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, residentMiB(child.pid));
  }, 200);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearInterval(watch);
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  return { rowsPerSecond: rows / seconds, seconds, peakMiB: peak };
}

/** As the system under Linux tells; 0 elsewhere. */
function residentMiB(pid: number | undefined): number {
  try {
    const [, kib] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kib ?? 0) / 1024);
  } catch {
    return 0;
  }
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
