import { entryOfStream } from '#libs/community';
import { type CaseDesk, type CaseResult } from '#libs/case';
import { CommandError, CommandRefused } from '#libs/kernel';
import { firingsOf, type CaseCommand, type KnownCase } from '#libs/case';
import type { ReferenceData } from '#libs/reference';
import { comparePositions, printPosition, type EventLog, type Position } from '#libs/event-log/domain';
import {
  isFaultOfEvent,
  reasonOf,
  type BookQueries,
  type CaseQueries,
  type ReadModelGate,
  type StuckCase,
} from '#libs/read-models';
import type { BookFirings } from './book-firings.js';
import type { Consequences } from './consequences.js';
import { firings, ManualClock, nameUuid, type Clock, type Logger } from '#libs/runtime';

/** What the timekeeper works with. */
export interface TimekeeperParts {
  readonly log: EventLog;
  readonly reference: Pick<ReferenceData, 'calendarOf' | 'reached'>;
  /** Units change on the days that were announced. */
  readonly units: { happenPlanned(now: string): Promise<unknown> };
  readonly desk: Pick<CaseDesk, 'standing' | 'bringInLater'>;
  readonly gate: Pick<ReadModelGate, 'enter'>;
  readonly cases: Pick<CaseQueries, 'dueFirings'>;
  /** The books of the community: their entries are named by their streams. */
  readonly books: Pick<BookQueries, 'dueFirings'> & Pick<BookFirings, 'fireAll'>;
  readonly consequences: Pick<Consequences, 'concerned' | 'next' | 'isBehind'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Says where others see it that a round was done, and for which cases it could not be. */
  readonly sign: (stuck: readonly StuckCase[]) => Promise<void>;
}

/** How often it looks, in milliseconds; a manual clock is moved by somebody who waits for the answer. */
const LOOK_EVERY_MS = { system: 1_000, manual: 25 };
const AFTER_TROUBLE_MS = 1_000;
const CASES_AT_ONCE = 200;
const SIDE_BY_SIDE = 8;
/** So often it says that it is there, in milliseconds, where there is nothing new to say. */
const SIGN_EVERY_MS = 2_000;
/** So many stuck cases are told of; more have one cause. */
const MOST_TOLD = 20;
/** A stuck case is tried again after so long, in milliseconds: whatever kept it, an upgrade of the timekeeper or an act may have mended it. */
const STUCK_FOR_MS = 60_000;
/** A case that is named so often in vain is told of and left alone for this round. */
const MOST_TRIES = 3;
/** More firings than this of one case at one time are a mistake in the rules, not work. */
const MOST_OF_ONE_CASE = 50;

type Standing = Pick<CaseResult, 'state' | 'revision'>;

/** A command to a case that nobody gives, and the time that it bears. */
interface Next {
  readonly at: string;
  readonly key: string;
  readonly command: CaseCommand;
}

/**
 * Fires what falls due: the read model says which cases, each case's own stream decides, through ordinary commands whose ids follow from the case and
 * the firing. So nothing fires twice, whoever else fires and whatever was down meanwhile; a firing bears the time at which it fell due.
 */
export class Timekeeper {
  /** At which time, and after which event, there was nothing left to do. */
  private done = '';
  /** Cases that something is owed to and for which it does not happen: why, and when they are tried again (ms of the monotonic clock). */
  private readonly stuck = new Map<string, { readonly reason: string; readonly again: number }>();
  private signed = { at: 0, cases: '' };

  constructor(private readonly parts: TimekeeperParts) {}

  /** Works until the signal; trouble is told and tried again. */
  async run(signal: AbortSignal): Promise<void> {
    const every = this.parts.clock instanceof ManualClock ? LOOK_EVERY_MS.manual : LOOK_EVERY_MS.system;
    while (!signal.aborted) {
      try {
        await this.round(signal);
        await pause(every, signal);
      } catch (error) {
        if (signal.aborted) return;
        this.parts.logger.warn({ err: error }, 'what falls due cannot be done for now');
        await pause(AFTER_TROUBLE_MS, signal);
      }
    }
  }

  /** Does everything that has fallen due by now, in the order in which it did, case by case. */
  async round(signal: AbortSignal): Promise<void> {
    const { clock, log, units, reference, consequences } = this.parts;
    const now = await clock.now();
    // Units first: what falls due today falls due where it belongs today.
    await units.happenPlanned(now);
    const head = await log.head();
    const done = `${now} ${printPosition(head)}`;
    // A clock that stands still makes nothing due; an act may, such as the reopening of a case that was late.
    if (clock instanceof ManualClock && done === this.done) return this.say();
    await reference.reached(head);
    await this.fireUntil(now, head, signal);
    if (signal.aborted) return;
    await this.say();
    if (clock instanceof ManualClock) await clock.done(now);
    this.done = consequences.isBehind ? '' : done;
  }

  /** Tells of what is stuck when that changes, and of its own being there every now and then. */
  private async say(): Promise<void> {
    const told = [...this.stuck].slice(0, MOST_TOLD).map(([caseId, { reason }]) => ({ caseId, reason }));
    const cases = JSON.stringify(told);
    const at = performance.now();
    if (cases === this.signed.cases && at - this.signed.at < SIGN_EVERY_MS) return;
    if (cases !== this.signed.cases && told.length > 0)
      this.parts.logger.error(
        { cases: told, total: this.stuck.size },
        'these cases owe something that does not happen',
      );
    await this.parts.sign(told);
    this.signed = { at, cases };
  }

  private async fireUntil(now: string, head: Position, signal: AbortSignal): Promise<void> {
    const { log, gate, cases, books, consequences } = this.parts;
    const tried = new Map<string, number>();
    for (let after = head; !signal.aborted;) {
      await this.say();
      const { schemas } = await gate.enter(after);
      const waiting = this.stillStuck();
      const [schema, most] = [schemas.cases ?? '', CASES_AT_ONCE + waiting.size];
      const [concerned, falling, ofBooks] = [
        await consequences.concerned(schema, most),
        await cases.dueFirings(schema, now, most),
        await books.dueFirings(schemas.books ?? '', now, most),
      ];
      const due = [...new Set([...concerned, ...falling, ...ofBooks])];
      const todo = due.filter((caseId) => !waiting.has(caseId));
      if (todo.length === 0) return;
      const reached = await sideBySide(todo, (caseId) => this.attempt(caseId, now));
      let isBehind = false;
      for (const { caseId, position } of reached) {
        if (position === 'stuck') continue;
        const times = position ? 0 : (tried.get(caseId) ?? 0) + 1;
        tried.set(caseId, times);
        if (position) this.stuck.delete(caseId);
        else if (times >= MOST_TRIES) this.giveUp(caseId, 'the model says that something is owed, its stream does not');
        if (position && comparePositions(position, after) > 0) after = position;
        isBehind ||= position === null;
      }
      // Somebody else was faster: the model has to know of it before it is asked again.
      if (isBehind) after = await log.head();
    }
  }

  /** One case that cannot be read or computed stops no other. */
  private async attempt(caseId: string, now: string): Promise<{ caseId: string; position: Position | null | 'stuck' }> {
    try {
      const ofBook = entryOfStream(caseId) !== null;
      return { caseId, position: await (ofBook ? this.parts.books.fireAll(caseId, now) : this.fireAll(caseId, now)) };
    } catch (error) {
      if (!(error instanceof CommandError) && !isFaultOfEvent(error)) throw error;
      this.giveUp(caseId, reasonOf(error));
      return { caseId, position: 'stuck' };
    }
  }

  private giveUp(caseId: string, reason: string): void {
    this.stuck.set(caseId, { reason, again: performance.now() + STUCK_FOR_MS });
  }

  private stillStuck(): ReadonlySet<string> {
    const now = performance.now();
    for (const [caseId, { again }] of this.stuck) if (again <= now) this.stuck.delete(caseId);
    return new Set(this.stuck.keys());
  }

  /** Everything that a case owes by now, one after the other; the position of the last, null where nothing happened. */
  private async fireAll(caseId: string, now: string): Promise<Position | null> {
    let position: Position | null = null;
    let standing: Standing | null = await this.parts.desk.standing(caseId);
    for (let fired = 0; standing && fired < MOST_OF_ONE_CASE; fired += 1) {
      const next = this.nextOf(standing, now);
      const result = next && (await this.fire(caseId, standing.state, next));
      if (!result) break;
      ({ position } = result);
      standing = result;
    }
    return position;
  }

  /** What follows for it from elsewhere comes first, at once; then what has fallen due, at its time. */
  private nextOf({ state, revision }: Standing, now: string): Next | null {
    const { reference, consequences } = this.parts;
    const follows = consequences.next(state, revision);
    if (follows) return { ...follows, at: now };
    const [next] = firingsOf(state, reference.calendarOf(state.region));
    return next && next.at <= now ? next : null;
  }

  /** Null where the case has moved on meanwhile and owes it no more. */
  private async fire(caseId: string, { region }: KnownCase, firing: Next): Promise<CaseResult | null> {
    const commandId = nameUuid(caseId, firing.key);
    const asker = { person: 'timekeeper', role: 'system', unit: region } as const;
    const envelope = { commandId, body: firing.command, asker, correlationId: commandId };
    try {
      const result = await this.parts.desk.bringInLater(envelope, caseId, [{ command: firing.command, at: firing.at }]);
      firings.inc({ outcome: 'done' });
      return result;
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      firings.inc({ outcome: 'not-owed' });
      this.parts.logger.debug({ caseId, key: firing.key, code: error.refusal.code }, 'not owed any more');
      return null;
    }
  }
}

async function sideBySide<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < all.length; at += SIDE_BY_SIDE)
    results.push(...(await Promise.all(all.slice(at, at + SIDE_BY_SIDE).map(work))));
  return results;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    signal.addEventListener('abort', wake);
  });
}
