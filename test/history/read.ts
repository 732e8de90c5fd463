import { timeline } from '#libs/case';
import {
  clocksOf,
  contactsOf,
  evolve,
  explainClock,
  firingsOf,
  foldCase,
  initialState,
  namingOf,
  paperContent,
  paperEvents,
  papersOf,
  warningsOf,
  type CaseEvent,
  type KnownCase,
  type PaperEvent,
} from '#libs/case';
import { type Language, type Naming } from '#libs/kernel/domain';
import { ReferenceData } from '#libs/reference';
import { decodeEvent, verifyChain } from '#libs/event-log';
import type { DecodedEvent, EventLog, RecordedEvent } from '#libs/event-log/domain';
import { systemRegistry } from '#libs/read-models';
import { openBytes } from '#libs/residents';
import { MemoryEventLog } from '../../libs/event-log/testing/memory-event-log.js';
import { storedLog, type StoredEvent } from './files.js';
import { keyOfSubject } from './keys.js';

/*
 * The one place from which the specs of history reach into the program: decode, fold, describe, print. Where the program is cut anew, this file is
 * what changes; the log, the golden events and what is expected of them stay.
 */

const registry = systemRegistry();

/** Every type of the registry with the version in which it is written today. */
export function eventTypes(): readonly { readonly type: string; readonly version: number }[] {
  return registry.types.map((type) => ({ type, version: registry.versionOf(type) }));
}

/** The data of an event in the present shape of its type. */
export function upcast(type: string, version: number, data: object): object {
  return registry.upcast(type, version, data);
}

/** The log as it was recorded, in memory; each event is appended in its place, so that the port's own checks see it. */
export async function openLog(stored: readonly StoredEvent[] = storedLog()): Promise<EventLog> {
  const log = new MemoryEventLog('history0');
  for (const { stream, revision, id, type, data, metadata } of stored)
    await log.append(stream, revision === 0 ? 'no-stream' : revision - 1, [{ id, type, data, metadata }]);
  return log;
}

/** What is known beside the cases at the end of the log. Throws where an event of it cannot be read. */
async function referenceOf(log: EventLog): Promise<ReferenceData> {
  const reference = await ReferenceData.open(log, { logger: { error: () => undefined } });
  await reference.close();
  return reference;
}

/** A day after everything that the log tells: what clocks show is asked then. */
const AFTERWARDS = '2027-04-01T00:00:00.000Z';

/** What a case of the log reads as. */
export interface CaseStates {
  readonly caseId: string;
  readonly state: unknown;
  /** Each clock with its figures, without its words. */
  readonly clocks: readonly object[];
  /** What time alone would make happen next, and under which key. */
  readonly firings: readonly object[];
}
export interface CaseWords {
  readonly caseId: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
}
export interface CasePapers {
  readonly caseId: string;
  readonly papers: readonly string[];
}

/** The recorded history as the program reads it now. */
export class History {
  private constructor(
    readonly log: EventLog,
    private readonly streams: ReadonlyMap<string, readonly RecordedEvent[]>,
    private readonly reference: ReferenceData,
  ) {}

  static async open(stored: readonly StoredEvent[] = storedLog()): Promise<History> {
    const log = await openLog(stored);
    const streams = new Map<string, RecordedEvent[]>();
    for await (const { events } of log.readAll(null, {}))
      for (const event of events) streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
    return new History(log, streams, await referenceOf(log));
  }

  get cases(): readonly string[] {
    return [...this.streams.keys()].filter((stream) => stream.startsWith('case-')).map((stream) => stream.slice(5));
  }

  /** The first break of each stream that has one. */
  get breaks(): readonly object[] {
    return [...this.streams.values()].flatMap((events) => verifyChain(events) ?? []);
  }

  statesOf(caseId: string): CaseStates {
    const state = this.stateOf(caseId);
    const calendar = this.reference.calendarOf(state.region);
    const counting = { calendar, zone: state.timezone };
    const clocks = clocksOf(state, calendar).map((clock) =>
      withoutWords(explainClock(clock, AFTERWARDS, this.naming('zh'), counting)),
    );
    return {
      caseId,
      state,
      clocks,
      firings: firingsOf(state, calendar).map(({ at, key, command: { act } }) => ({ at, key, act })),
    };
  }

  async wordsOf(caseId: string): Promise<CaseWords> {
    return { caseId, zh: await this.linesOf(caseId, 'zh'), en: await this.linesOf(caseId, 'en') };
  }

  async papersOf(caseId: string): Promise<CasePapers> {
    const state = this.stateOf(caseId);
    const item = this.reference.itemVersion(state.region, state.item, state.itemVersion)?.item ?? null;
    const events = await this.seen(caseId);
    const naming = this.naming('zh');
    const { tree } = this.reference;
    const calendar = this.reference.calendarOf(state.region);
    const named = { applicant: '赵小满', masked: '赵**' };
    const view = { naming, item, ...named, calendar, contact: contactsOf({}, tree, naming) };
    return {
      caseId,
      papers: papersOf(events, view).map((paper) => JSON.stringify(paperContent(paper, events, view), null, 1)),
    };
  }

  private stateOf(caseId: string): KnownCase {
    const state = foldCase(this.eventsOf(caseId));
    if (state.phase === 'none') throw new Error(`${caseId} was not received`);
    return state;
  }

  private eventsOf(caseId: string): readonly DecodedEvent<CaseEvent>[] {
    return (this.streams.get(`case-${caseId}`) ?? []).map((event) => decodeEvent<CaseEvent>(event, registry));
  }

  /** The timeline, then the warnings and what is said of each clock. */
  private async linesOf(caseId: string, language: Language): Promise<string[]> {
    const state = this.stateOf(caseId);
    const calendar = this.reference.calendarOf(state.region);
    const naming = { ...this.naming(language), about: state.item };
    const told = await timeline(this.eventsOf(caseId), openTexts, naming);
    const clocks = clocksOf(state, calendar).map((clock) =>
      explainClock(clock, AFTERWARDS, naming, { calendar, zone: state.timezone }),
    );
    return [
      ...told.map(({ revision, at, text }) => `${revision} ${at} ${text}`),
      ...warningsOf(state, {}, naming).map(({ code, text }) => `warning ${code}: ${text}`),
      ...clocks.map(({ kind, of, text }) => `clock ${kind}${of === null ? '' : ` of ${of}`}: ${text}`),
    ];
  }

  /** The events with their texts open, as papers are printed from. */
  private async seen(caseId: string): Promise<readonly PaperEvent[]> {
    const events = this.eventsOf(caseId);
    const entries = await timeline(events, openTexts, this.naming('zh'));
    return paperEvents(events, entries);
  }

  private naming(language: Language): Naming {
    const { tree, catalogue } = this.reference;
    return namingOf(language, tree, (code) => catalogue.item('210100', code)?.item ?? null);
  }
}

/** The figures of a clock: what is said of it is asked of its words. */
function withoutWords(clock: object): object {
  return Object.fromEntries(Object.entries(clock).filter(([field]) => field !== 'text'));
}

/** What a text of the vault opens to under the fixture's key of a subject; the suite stands in its first byte. */
export function openSealed(sealed: string, subject: string, bound: string): string {
  return openBytes(keyOfSubject(subject), Buffer.from(sealed, 'base64url'), bound).toString('utf8');
}

/** A golden event of a case upon a case of the log as it stood before it: the state after it. */
export function foldUpon(before: readonly StoredEvent[], golden: StoredEvent): unknown {
  const happened = [...before, golden].map((event) =>
    decodeEvent<CaseEvent>({ ...event, position: { log: 'history0', offset: 0n } }, registry),
  );
  return happened.reduce(evolve, initialState);
}

/** What was sealed under the keys of the fixture. Throws where a text does not open, which no reader may show as erased. */
function openTexts(
  texts: readonly {
    readonly text: { readonly sealed: string; readonly key: string };
    readonly eventId: string;
    readonly type: string;
  }[],
) {
  return Promise.resolve(
    texts.map(({ text: { sealed, key }, eventId, type }) => openSealed(sealed, key, `${eventId}|${type}|${key}`)),
  );
}
