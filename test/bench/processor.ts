import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

/** The kernel counts processor time in hundredths of a second. */
const TICKS_A_SECOND = 100;

interface ProcessTimes {
  readonly parent: number;
  /** Its own, and with that of its children that have ended, in seconds. */
  readonly own: number;
  readonly withEnded: number;
}

/** As Linux tells; null for a process that is gone, and elsewhere. */
function timesOf(pid: number | string): ProcessTimes | null {
  try {
    // The name in parentheses may hold blanks.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number);
    const [, parent = 0, , , , , , , , , , user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields;
    const own = (user + system) / TICKS_A_SECOND;
    return { parent, own, withEnded: own + (endedUser + endedSystem) / TICKS_A_SECOND };
  } catch {
    return null;
  }
}

/** The processor time of a process so far, in seconds; 0 where nobody knows it. */
export function processorSeconds(pid: number | undefined): number {
  return (pid === undefined ? null : timesOf(pid))?.own ?? 0;
}

/** Answers how to ask for the processor time that all processes of a PostgreSQL server have had so far, in seconds. */
export async function serverProcessor(url: string): Promise<() => number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const postmaster = timesOf(rows[0]?.pid ?? 0)?.parent ?? 0;
  await client.end();
  return () => {
    const children =
      postmaster === 0
        ? []
        : readdirSync('/proc')
            .filter((name) => /^\d+$/.test(name))
            .map(timesOf);
    const alive = children.reduce((sum, times) => sum + (times?.parent === postmaster ? times.own : 0), 0);
    return alive + (timesOf(postmaster)?.withEnded ?? 0);
  };
}

/** The most memory that a process has had, in MiB, as Linux tells; 0 elsewhere. */
export function peakMiB(pid: number | undefined): number {
  return memoryMiB(pid, 'VmHWM');
}

/** The memory that a process has now, in MiB, as Linux tells; 0 elsewhere. */
export function residentMiB(pid: number | undefined): number {
  return memoryMiB(pid, 'VmRSS');
}

function memoryMiB(pid: number | undefined, field: 'VmHWM' | 'VmRSS'): number {
  try {
    const [, kib] = new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kib ?? 0) / 1024);
  } catch {
    return 0;
  }
}
