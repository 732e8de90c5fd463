import type { EventLog } from '#libs/event-log/domain';
import { compareWithLive, ReadModelsBehind, systemRegistry, type BoardComparison } from '#libs/read-models';
import { createPool, OperatorError, type Settings } from '#libs/runtime';
import { withLog } from '../open-log.js';
import type { Output } from '../output.js';
import type { System } from '../with-system.js';
import { checkChains, type ChainReport } from './chains.js';

/** What `tongban verify` found; `proven` when no chain breaks and no figure differs. */
export interface Verification {
  readonly proven: boolean;
  readonly chains: ChainReport;
  readonly boards: BoardComparison;
}

export async function verify(settings: Settings, { databaseUrl }: System, output: Output): Promise<Verification> {
  return withLog(settings, databaseUrl, async (log) => {
    const { offset } = await log.head();
    const progress = output.progress('chains', Number(offset));
    const chains = await checkChains(log, progress).finally(() => progress.end());
    output.note('Recomputing every board from the log …');
    const boards = await compareBoards(databaseUrl, log);
    return { proven: chains.breaks.length === 0 && boards.differences.length === 0, chains, boards };
  });
}

async function compareBoards(databaseUrl: string, log: EventLog): Promise<BoardComparison> {
  const pool = createPool(databaseUrl, { name: 'tongban verify', max: 1 });
  try {
    return await compareWithLive(pool, log, systemRegistry());
  } catch (error) {
    if (!(error instanceof ReadModelsBehind)) throw error;
    throw new OperatorError('The boards have not been built yet; start the system, wait for them, and verify again.');
  } finally {
    await pool.end();
  }
}

/** How many breaks and differences are spelled out; the rest is counted. */
const SHOWN = 20;

export function verificationText({ proven, chains, boards }: Verification): string {
  const breaks = chains.breaks.map(
    ({ stream, revision }) =>
      `  the chain of ${stream} breaks at revision ${revision}: what is stored is not what was written`,
  );
  const differences = boards.differences.map(
    ({ leaf, day, figure, log, table }) =>
      `  ${leaf} on ${day}: ${figure} is ${table} on the board and ${log} by the log`,
  );
  return [
    `chains  ${chains.events} events in ${chains.streams} streams, ${breaks.length} broken`,
    ...shortened(breaks),
    `boards  ${boards.rows} days of leaves compared at ${boards.position}, ${differences.length} figures differ`,
    ...shortened(differences),
    proven ? 'Proven: the log is unchanged and the boards agree with it.' : 'NOT proven.',
  ].join('\n');
}

function shortened(lines: readonly string[]): string[] {
  const more = lines.length - SHOWN;
  return more > 0 ? [...lines.slice(0, SHOWN), `  … and ${more} more`] : [...lines];
}
