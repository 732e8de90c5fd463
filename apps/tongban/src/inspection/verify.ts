import type { EventLog } from '#libs/event-log/domain';
import { BeyondTheLog, liveBuild, projections, type RebuildReport } from '#libs/read-models';
import { createPool, OperatorError, type Settings } from '#libs/runtime';
import { withLog } from '../open-log.js';
import type { Output } from '../output.js';
import type { System } from '../with-system.js';
import { checkChains, type ChainReport } from './chains.js';
import { rebuildAll, shortText } from './rebuild.js';

/** What `tongban verify` found; `proven` when no chain breaks, no row differs, and everything up to the head was looked at. */
export interface Verification {
  readonly proven: boolean;
  readonly chains: ChainReport;
  /** Every table of every read model, built anew from the log and compared row by row. */
  readonly models: readonly RebuildReport[];
  /** What is missing of the log; null where nothing is. */
  readonly missing: string | null;
}

export async function verify(settings: Settings, system: System, output: Output): Promise<Verification> {
  const chains = await withLog(settings, system.databaseUrl, (log) => chainsOf(log, output));
  await mustBeBuilt(system);
  const { models, missing } = await compared(settings, system, output);
  const isSame = models.every(({ differences, short, setAside }) => differences.length === 0 && short + setAside === 0);
  return { proven: chains.breaks.length === 0 && isSame && missing === null, chains, models, missing };
}

async function chainsOf(log: EventLog, output: Output): Promise<ChainReport> {
  const { offset } = await log.head();
  const progress = output.progress('chains', Number(offset));
  return checkChains(log, progress).finally(() => progress.end());
}

async function compared(
  settings: Settings,
  system: System,
  output: Output,
): Promise<Pick<Verification, 'models' | 'missing'>> {
  output.note('Building every read model anew from the log, beside the live ones, to compare …');
  try {
    const wishes = { projections, evenIfDifferent: false, compareOnly: true };
    return { models: await rebuildAll(settings, system, wishes, output), missing: null };
  } catch (error) {
    if (!(error instanceof BeyondTheLog)) throw error;
    return { models: [], missing: error.message };
  }
}

async function mustBeBuilt({ databaseUrl }: System): Promise<void> {
  const pool = createPool(databaseUrl, { name: 'tongban verify', max: 1 });
  try {
    for (const { name, version } of projections)
      if ((await liveBuild(pool, name))?.version !== version)
        throw new OperatorError(
          `The read model ${name} has not been built yet; start the system, wait for it, and verify again.`,
        );
  } finally {
    await pool.end();
  }
}

/** How many breaks and differences are spelled out; the rest is counted. */
const SHOWN = 20;

export function verificationText({ proven, chains, models, missing }: Verification): string {
  const breaks = chains.breaks.map(
    ({ stream, revision }) =>
      `  the chain of ${stream} breaks at revision ${revision}: what is stored is not what was written`,
  );
  return [
    `chains  ${chains.events} events in ${chains.streams} streams, ${breaks.length} broken`,
    ...shortened(breaks),
    ...models.flatMap(modelText),
    ...(missing === null ? [] : [`log     ${missing}`]),
    proven ? 'Proven: the log is unchanged and every read model agrees with it.' : 'NOT proven.',
  ].join('\n');
}

function modelText({ projection, tables, comparedAt, differences, short, head, setAside }: RebuildReport): string[] {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const count = `${rows} rows of ${tables.length} tables compared at ${comparedAt ?? 'no position'}`;
  return [
    `${projection.padEnd(7)} ${count}, ${differences.length} differences${shortText(short, head)}`,
    ...(setAside > 0 ? [`  ${setAside} streams cannot be read and are set aside`] : []),
    ...shortened(differences.map((line) => `  ${line}`)),
  ];
}

function shortened(lines: readonly string[]): string[] {
  const more = lines.length - SHOWN;
  return more > 0 ? [...lines.slice(0, SHOWN), `  … and ${more} more`] : [...lines];
}
