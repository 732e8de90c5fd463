import type pg from 'pg';
import { closeLog, openEventLog, reopenLog } from '#libs/event-log';
import { printPosition, type Position } from '#libs/event-log/domain';
import { haveReached, moveToCopy } from '#libs/read-models';
import { migrate } from '../migrate.js';
import { OperatorError } from '../operator-error.js';
import type { Output } from '../output.js';
import { copyUpTo, readCopy, type Logs } from './copier.js';
import { differencesOf } from './differences.js';
import { CopyState } from './state.js';

export interface CopyLogOptions {
  /** The URLs of the old log and of the new one. */
  readonly from: string;
  readonly to: string;
  readonly home: string;
  /** Whether nobody writes to the old log any more, for an engine that cannot hold writers off. */
  readonly writersStopped?: boolean;
}

export interface CopyResult {
  readonly events: number;
  readonly from: Position;
  readonly to: Position;
}

/** Rounds end when the old log has hardly grown meanwhile: what is left is for the seconds in which nobody may write. */
const ROUNDS = 20;
const READ_MODELS_MS = 60_000;

/** Copies a log while it is in use, as far as it has come. May be interrupted and run again. */
export function copyLog(options: CopyLogOptions, output: Output): Promise<CopyResult> {
  return withLogs(options, async (logs, state) => {
    await copyRounds(logs, state, output);
    return { events: state.from.digest.events, from: state.from.position, to: state.to.position };
  });
}

/**
 * The last step: nobody may write for some seconds, the rest is copied, both logs are compared, and the read models are moved to the end of the new
 * one. Where anything is not as it must be, the old log is opened again and stays the log.
 */
export function finishCopy(options: CopyLogOptions, pool: pg.Pool, output: Output): Promise<CopyResult> {
  return withLogs(options, async (logs, state) => {
    await copyRounds(logs, state, output);
    const closed = await closeLog(options.from);
    if (!closed && options.writersStopped !== true)
      throw new OperatorError(
        'The engine of the old log cannot hold writers off: stop the API, the timekeeper and the importers, and say so with --writers-stopped.',
      );
    try {
      output.note('The old log is read-only.');
      return await moveOver(logs, state, pool, output);
    } catch (error) {
      await reopenLog(options.from);
      output.note('The old log is open again, and stays the log.');
      throw error;
    }
  });
}

async function withLogs<T>(
  { from, to, home }: CopyLogOptions,
  work: (logs: Logs, state: CopyState) => Promise<T>,
): Promise<T> {
  const old = await openEventLog(from, { name: 'tongban copy-log' });
  try {
    if (/^postgres(ql)?:/.test(to)) await migrate(to);
    // Where an earlier move had closed it, it is the way back.
    await reopenLog(to);
    const copy = await openEventLog(to, { name: 'tongban copy-log' });
    try {
      const [one, other] = [await old.name(), await copy.name()];
      if (one === other) throw new OperatorError('Both URLs name the same log.');
      return await work({ from: old, to: copy }, CopyState.open(home, one, other));
    } finally {
      await copy.close();
    }
  } finally {
    await old.close();
  }
}

async function copyRounds(logs: Logs, state: CopyState, output: Output): Promise<void> {
  for (let round = 1; round <= ROUNDS; round += 1) {
    const head = await logs.from.head();
    const begun = state.from.digest.events;
    if (state.from.position.offset >= head.offset) break;
    const progress = output.progress(`round ${round}`, Number(head.offset));
    await copyUpTo(logs, state, head, progress);
    progress.end();
    await readCopy(logs, state);
    if (state.from.digest.events - begun < 1_000) break;
  }
}

async function moveOver(logs: Logs, state: CopyState, pool: pg.Pool, output: Output): Promise<CopyResult> {
  const head = await logs.from.head();
  await copyUpTo(logs, state, head, { to: () => undefined, end: () => undefined });
  await readCopy(logs, state);
  const parts = state.from.digest.differences(state.to.digest);
  if (parts.length > 0) {
    const differences = await differencesOf(logs, parts);
    throw new OperatorError(`The logs are not the same: ${differences.join('; ')}.`);
  }
  output.note(`${state.from.digest.events} events compared, all the same.`);
  const [from, to] = [head, state.to.position];
  await waitForReadModels(pool, from);
  if (!(await moveToCopy(pool, from, to))) throw new OperatorError('The read models moved meanwhile; try again.');
  state.saveWayBack();
  return { events: state.from.digest.events, from, to };
}

async function waitForReadModels(pool: pg.Pool, head: Position): Promise<void> {
  for (const until = Date.now() + READ_MODELS_MS; ;) {
    if (await haveReached(pool, head)) return;
    if (Date.now() > until)
      throw new OperatorError(
        `The read models have not reached ${printPosition(head)}; let the projector run on the old log until they have, and try again.`,
      );
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
