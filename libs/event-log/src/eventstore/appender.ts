import { setTimeout as sleep } from 'node:timers/promises';
import {
  AppendTooLarge,
  LogUnavailable,
  OutcomeUnknown,
  WrongExpectedRevision,
  type Appended,
  type EventToAppend,
  type ExpectedRevision,
} from '../domain/index.js';
import type { AppendStream } from './append-stream.js';
import { Confirmations } from './confirmations.js';
import type { EventStoreConnection } from './connection.js';
import { actualRevision, failureOf } from './failures.js';
import type { LogReader } from './log-reader.js';
import { toStore } from './stored-event.js';

interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EventToAppend[];
  readonly bytes: number;
}

/**
 * Appends, each with an explicit expectation: only then the server answers the same ids as the first time, also after a restart and a change of
 * leader. So an append whose outcome is unknown is simply made again, until the patience ends.
 */
export class Appender {
  /** The last append to each stream that is on its way: the next waits for it, so that they come in the order of the calls. */
  private readonly busy = new Map<string, Promise<unknown>>();
  private readonly confirmations: Confirmations;

  constructor(
    private readonly connection: EventStoreConnection,
    private readonly stream: AppendStream,
    private readonly reader: LogReader,
  ) {
    this.confirmations = new Confirmations(reader);
  }

  append(append: Append): Promise<Appended> {
    const { stream } = append;
    const before = this.busy.get(stream);
    const appended = before ? before.then(() => this.write(append)) : this.write(append);
    const settled = appended.then(
      () => undefined,
      () => undefined,
    );
    this.busy.set(stream, settled);
    void settled.then(() => {
      if (this.busy.get(stream) === settled) this.busy.delete(stream);
    });
    return appended;
  }

  /** Resolves when everything taken has been answered. */
  async drained(): Promise<void> {
    while (this.busy.size > 0) await Promise.all(this.busy.values());
  }

  private async write(append: Append): Promise<Appended> {
    const { stream, expected, events } = append;
    const { patienceMs, answerMs } = this.connection.options;
    const name = this.connection.address.streamPrefix + stream;
    const call = { stream: name, expected, events: toStore(events) };
    const deadline = Date.now() + patienceMs;
    let mayBeWritten = false;
    for (let wait = 20; ; wait = Math.min(wait * 2, 500)) {
      try {
        return await this.confirmed(append, await this.stream.send(call, answerMs));
      } catch (error) {
        const failure = failureOf(error);
        if (failure === 'conflict') throw new WrongExpectedRevision(stream, expected, actualRevision(error));
        if (failure === 'too-large') throw new AppendTooLarge(stream, append.bytes);
        if (failure !== 'never-sent' && failure !== 'refused') mayBeWritten = true;
        if (failure === 'refused' || Date.now() + wait > deadline) throw givenUp(error, mayBeWritten);
        await sleep(wait);
      }
    }
  }

  /**
   * The server calls "written" what it had before under these ids, whatever their texts were. So the last of the events is read back: its metadata
   * hold the chain over all before it. Where its texts are others, an earlier append wrote it; where they are the same, nobody can tell, and it makes
   * no difference.
   */
  private async confirmed({ stream, expected, events }: Append, offset: bigint | undefined): Promise<Appended> {
    const revision = (expected === 'no-stream' ? -1 : expected) + events.length;
    const sent = events.at(-1);
    const stored = sent && (await this.confirmations.stored({ stream, revision, id: sent.id, offset }, events.length));
    if (!stored) throw new OutcomeUnknown(`${stream} does not show what was appended to it`);
    const log = this.reader.identity.name;
    const position = offset === undefined ? stored.position : { log, offset };
    const same = stored.data === sent.data && stored.metadata === sent.metadata;
    return { revision, position, ...(same ? {} : { repeated: true }) };
  }
}

function givenUp(cause: unknown, mayBeWritten: boolean): Error {
  if (cause instanceof OutcomeUnknown) return cause;
  return mayBeWritten
    ? new OutcomeUnknown('the event store did not say whether the append was written', { cause })
    : new LogUnavailable('the event log cannot be reached, and nothing was written', { cause });
}
