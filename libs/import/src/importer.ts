import { randomUUID } from 'node:crypto';
import { caseEventTypes, caseHistory, caseMatter, caseIdOf, caseStream, type CaseDesk } from '#libs/case';
import { CommandError, CommandRefused, type CommandEnvelope } from '#libs/kernel';
import { type DeliveryWay } from '#libs/case';
import { refusalText, type Naming } from '#libs/kernel/domain';
import { EventRegistry } from '#libs/event-log';
import { AppendTooLarge, type EventLog, type EventMetadata, type RecordedEvent } from '#libs/event-log/domain';
import { nameUuid } from '#libs/runtime';
import { patiently } from './patience.js';
import { refusedRow, type RefusedRow } from './refused-row.js';
import type { RegisterRow } from './register-row.js';
import { stageAfter, standingOf, type DoneHere } from './standing.js';
import { isBefore, stageOf, stepsAfter, stepsOf, type Stage } from './steps.js';

/** What became of a row: `brought-in` and `brought-on` were written now; `here`: nothing was, because somebody here went on with the case. */
export type RowResult =
  | { readonly kind: 'brought-in' | 'brought-on' | 'unchanged' }
  | { readonly kind: 'here'; readonly done: DoneHere }
  | { readonly kind: 'refused'; readonly row: RefusedRow };

type Part = 'opening' | 'decision' | 'closing' | 'rating';

const NAMESPACE = '7f2c9a54-6a0e-5a35-9d5e-0a9d64f1b8c3';
const UNCHANGED: RowResult = { kind: 'unchanged' };

/** What an import writes with. */
export interface ImporterParts {
  readonly desk: CaseDesk;
  readonly log: EventLog;
  readonly region: string;
  readonly way: DeliveryWay;
  /** For what a rule of the case says to a row. */
  readonly naming: Naming;
  /** Told what is waited for. */
  readonly tell: (sentence: string) => void;
}

/** A row and the case that it becomes. */
interface CaseOfRow {
  readonly row: RegisterRow;
  readonly openingId: string;
  readonly caseId: string;
  readonly stream: string;
}

/** Rows that have been looked up together. */
export interface LookedUp {
  readonly cases: readonly CaseOfRow[];
  /** The last event of each case; null where there is none. */
  readonly last: ReadonlyMap<string, RecordedEvent | null>;
}

/** Brings rows in through the desk of cases, each once, whatever was interrupted when. */
export class Importer {
  private readonly correlationId = randomUUID();
  private readonly registry = new EventRegistry(caseEventTypes);
  /** The last row of each case that is on its way, in whichever batch. */
  private readonly underWay = new Map<string, Promise<RowResult>>();

  constructor(private readonly parts: ImporterParts) {}

  /** What is known of the rows' cases, in one question to the log. */
  async lookUp(rows: readonly RegisterRow[]): Promise<LookedUp> {
    const cases = rows.map((row) => caseOf(row, this.parts.region));
    const streams = [...new Set(cases.map(({ stream }) => stream))];
    const last = await this.wait('look cases up', () => this.parts.log.lastEvents(streams));
    return { cases, last: new Map(streams.map((stream, index) => [stream, last[index] ?? null])) };
  }

  /** The results in the order of the rows; rows of one number are brought in one after the other. What was looked up may be older than the last rows. */
  bringIn({ cases, last }: LookedUp): Promise<RowResult[]> {
    const results = cases.map((each) => {
      const before = this.underWay.get(each.stream);
      const work = () =>
        this.wait('write cases', () => this.once(each, before ? null : (last.get(each.stream) ?? null)));
      const result = before ? before.then(work) : work();
      this.underWay.set(each.stream, result);
      const settled = () => {
        if (this.underWay.get(each.stream) === result) this.underWay.delete(each.stream);
      };
      void result.then(settled, settled);
      return result;
    });
    return settledAll(results);
  }

  private wait<T>(what: string, work: () => Promise<T>): Promise<T> {
    return patiently(what, work, { tell: this.parts.tell });
  }

  private async once(of: CaseOfRow, last: RecordedEvent | null): Promise<RowResult> {
    const { row } = of;
    try {
      if (last) return this.isUpToDate(row, last) ? UNCHANGED : await this.bringOn(of);
      const { desk, way } = this.parts;
      const { replayed } = await desk.bringIn(this.envelope(row, 'opening', of.openingId), stepsOf(row, way));
      return replayed ? await this.bringOn(of) : { kind: 'brought-in' };
    } catch (error) {
      return { kind: 'refused', row: this.refusalOf(error, row) };
    }
  }

  /** The last word on the case is the register's own, and the row says no more than that. */
  private isUpToDate(row: RegisterRow, { type, metadata }: RecordedEvent): boolean {
    const { actor } = JSON.parse(metadata) as EventMetadata;
    return actor.role === 'import' && !isBefore(stageAfter(type), stageOf(row));
  }

  /** The case is there: what is left is what an earlier file did not have, unless somebody here has gone on with it. */
  private async bringOn({ row, caseId }: CaseOfRow): Promise<RowResult> {
    const { desk, log, way } = this.parts;
    const history = await caseHistory(log, this.registry, caseId);
    const { stage, here, lastActHere } = standingOf(history.events, history.fold(caseMatter));
    if (here !== null) return { kind: 'here', done: here };
    const steps = stepsAfter(stage, row, way);
    const [first] = steps;
    if (!first) return UNCHANGED;
    if (lastActHere !== null && first.at < lastActHere)
      return { kind: 'refused', row: tooLate(row, first.at, lastActHere) };
    const { replayed } = await desk.bringInLater(this.envelope(row, partAfter(stage, row)), caseId, steps);
    return replayed ? UNCHANGED : { kind: 'brought-on' };
  }

  /** The command's id comes from region and number alone, and so does its body: another wording in a newer file is no other request. */
  private envelope(
    { number }: RegisterRow,
    part: Part,
    commandId = commandIdOf(this.parts.region, number, part),
  ): CommandEnvelope {
    const { region } = this.parts;
    return {
      commandId,
      body: { region, number, part },
      asker: { person: `import@${region}`, role: 'import', unit: region },
      correlationId: this.correlationId,
      origin: 'import',
    };
  }

  /** Throws what is no matter of the row. */
  private refusalOf(error: unknown, { line, number }: RegisterRow): RefusedRow {
    const told = { line, number, column: null, value: null };
    if (error instanceof CommandRefused)
      return { ...told, reason: error.refusal.code, detail: refusalText(error.refusal, this.parts.naming).detail };
    if (error instanceof AppendTooLarge || (error instanceof CommandError && error.code !== 'race-lost'))
      return { ...told, reason: error.code, detail: error.message };
    throw error;
  }
}

function tooLate({ line, number }: RegisterRow, at: string, lastActHere: string): RefusedRow {
  return refusedRow({ line, number }, 'closed-before-acts-here', {
    value: at,
    more: `${at} lies before ${lastActHere}`,
  });
}

/** What a later file adds: a closing brings its decision and its rating along. */
function partAfter(stage: Stage, row: RegisterRow): Part {
  if (stage === 'closed') return 'rating';
  return row.closing === null ? 'decision' : 'closing';
}

/** Follows from region and number alone, so that the same row is the same request. */
function commandIdOf(region: string, number: string, part: Part): string {
  return nameUuid(NAMESPACE, JSON.stringify([region, number, part]));
}

/** The case that a row of a register becomes. */
export function registerCaseId(region: string, number: string): string {
  return caseIdOf(commandIdOf(region, number, 'opening'));
}

function caseOf(row: RegisterRow, region: string): CaseOfRow {
  const openingId = commandIdOf(region, row.number, 'opening');
  const caseId = caseIdOf(openingId);
  return { row, openingId, caseId, stream: caseStream(caseId) };
}

/** All of them; the first failure is thrown when none is under way any more. */
async function settledAll<T>(works: readonly Promise<T>[]): Promise<T[]> {
  const results: T[] = [];
  for (const settled of await Promise.allSettled(works)) {
    if (settled.status === 'rejected') throw settled.reason;
    results.push(settled.value);
  }
  return results;
}
