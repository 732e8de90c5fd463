import type pg from 'pg';
import { OperatorError } from '#libs/runtime';
import { closeLog, openEventLog, reopenLog } from '#libs/event-log';
import { printPosition, type Position } from '#libs/event-log/domain';
import { livePositions, moveToCopy } from '#libs/read-models';
import { migrate } from '../migrate.js';
import type { Output, Progress } from '../output.js';
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
  /** How long the read models may take to come to the end of the old log, in milliseconds. */
  readonly readModelsMs?: number;
  /** Calls it off: the old log stays the log, and what has been copied is kept. */
  readonly signal?: AbortSignal;
}

export interface CopyResult {
  readonly events: number;
  readonly from: Position;
  readonly to: Position;
}

/** Rounds end when the old log has hardly grown meanwhile: what is left is for the seconds in which nobody may write. */
const ROUNDS = 20;
const READ_MODELS_MS = 60_000;
const UNSEEN: Progress = { to: () => undefined, end: () => undefined };

interface Watch {
  readonly signal: AbortSignal;
  readonly patienceMs: number;
}

function watchOf({ signal, readModelsMs }: CopyLogOptions): Watch {
  return { signal: signal ?? new AbortController().signal, patienceMs: readModelsMs ?? READ_MODELS_MS };
}

/** Copies a log while it is in use, as far as it has come. May be interrupted and run again. */
export function copyLog(options: CopyLogOptions, output: Output): Promise<CopyResult> {
  return withLogs(options, async (logs, state) => {
    await copyRounds(logs, state, watchOf(options), output);
    return resultOf(state);
  });
}

/**
 * The last step: nobody may write for some seconds, the rest is copied, both logs are compared, and the read models are moved to the end of the new
 * one. Where anything is not as it must be, the old log is opened again and stays the log. Run again after it was killed, it does what was left.
 */
export function finishCopy(options: CopyLogOptions, pool: pg.Pool, output: Output): Promise<CopyResult> {
  return withLogs(options, async (logs, state) => {
    const watch = watchOf(options);
    if ((await livePositions(pool)).some(({ log }) => log === state.to.position.log)) {
      output.note('The read models are at the new log already.');
      state.saveWayBack();
      return resultOf(state);
    }
    await copyRounds(logs, state, watch, output);
    // While nobody has to wait: without a projector that follows, nobody may be held off.
    await waitForReadModels(pool, state.from.position, watch);
    const closed = await closeLog(options.from);
    if (!closed && options.writersStopped !== true)
      throw new OperatorError(
        'The engine of the old log cannot hold writers off: stop the API, the timekeeper and the importers, and say so with --writers-stopped.',
      );
    try {
      output.note('The old log is read-only.');
      return await moveOver(logs, state, watch, pool, output);
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

async function copyRounds(logs: Logs, state: CopyState, { signal }: Watch, output: Output): Promise<void> {
  for (let round = 1; round <= ROUNDS; round += 1) {
    const head = await logs.from.head();
    const begun = state.from.digest.events;
    if (state.from.position.offset >= head.offset) break;
    await shown(output, `round ${round}`, head, (progress) => copyUpTo(logs, state, head, { progress, signal }));
    const copied = await logs.to.head();
    await shown(output, `round ${round}, read back`, copied, (progress) => readCopy(logs, state, { progress, signal }));
    if (state.from.digest.events - begun < 1_000) break;
  }
}

async function shown(
  output: Output,
  label: string,
  head: Position,
  work: (progress: Progress) => Promise<void>,
): Promise<void> {
  const progress = output.progress(label, Number(head.offset));
  await work(progress).finally(() => progress.end());
}

async function moveOver(
  logs: Logs,
  state: CopyState,
  watch: Watch,
  pool: pg.Pool,
  output: Output,
): Promise<CopyResult> {
  const head = await logs.from.head();
  const unseen = { progress: UNSEEN, signal: watch.signal };
  await copyUpTo(logs, state, head, unseen);
  await readCopy(logs, state, unseen);
  const parts = state.from.digest.differences(state.to.digest);
  if (parts.length > 0) {
    const differences = await differencesOf(logs, parts);
    throw new OperatorError(`The logs are not the same: ${differences.join('; ')}.`);
  }
  output.note(`${state.from.digest.events} events compared, all the same.`);
  const to = state.to.position;
  await waitForReadModels(pool, head, watch);
  if (!(await moveToCopy(pool, head, to))) throw new OperatorError('The read models moved meanwhile; try again.');
  state.saveWayBack();
  return resultOf(state);
}

function resultOf({ from, to }: CopyState): CopyResult {
  return { events: from.digest.events, from: from.position, to: to.position };
}

/** Until every live build is there, or past it while the log is in use. */
async function waitForReadModels(pool: pg.Pool, head: Position, { patienceMs, signal }: Watch): Promise<void> {
  for (const until = Date.now() + patienceMs; ;) {
    signal.throwIfAborted();
    const positions = await livePositions(pool);
    if (positions.length > 0 && positions.every(({ log, offset }) => log === head.log && offset >= head.offset)) return;
    if (Date.now() > until)
      throw new OperatorError(
        `The read models have not reached ${printPosition(head)}; let the projector run on the old log until they have, and try again.`,
      );
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
