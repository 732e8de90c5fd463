import { beforeAll, describe, expect, it } from '@jest/globals';
import { differences } from './compare.js';
import {
  expected,
  goldenEvents,
  goldenName,
  goldenNames,
  presentSums,
  recordedSums,
  sealedTexts,
  storedLog,
  type StoredEvent,
} from './files.js';
import {
  eventTypes,
  foldUpon,
  History,
  openSealed,
  upcast,
  type CasePapers,
  type CaseStates,
  type CaseWords,
} from './read.js';

/** More differences than these are one and the same cause. */
const SHOWN = 12;

const names = goldenNames();

describe('what was recorded', () => {
  it('is never written again: every file has the sum that it was recorded with', () => {
    expect(presentSums()).toEqual(recordedSums());
  });

  it.each(sealedTexts())('$suite opens what it sealed then', ({ subject, bound, sealed, text }) => {
    expect(openSealed(sealed, subject, bound)).toBe(text);
    expect(() => openSealed(sealed, subject, `${bound}x`)).toThrow();
  });
});

describe('the golden events', () => {
  it('hold every type of the registry in each version that it ever had', () => {
    const ever = eventTypes().flatMap(({ type, version }) =>
      Array.from({ length: version }, (_, index) => goldenName(type, index + 1)),
    );
    expect(ever.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('stay readable: no type or version that was ever written goes', () => {
    const known = new Map(eventTypes().map(({ type, version }) => [type, version]));
    const gone = names.filter((name) => {
      const [type = '', version = ''] = name.split('.v');
      return Number(version) > (known.get(type) ?? 0);
    });
    expect(gone).toEqual([]);
  });

  it.each(names)('%s is brought to its present shape, and keeps what it says', (name) => {
    const [type = '', version = ''] = name.split('.v');
    const isPresent = eventTypes().some((each) => each.type === type && each.version === Number(version));
    const shapes = goldenEvents(name);
    expect(shapes.length).toBeGreaterThan(0);
    for (const { data } of shapes) {
      const now = upcast(type, Number(version), data);
      expect(now).toBeInstanceOf(Object);
      if (isPresent) expect(now).toEqual(data);
    }
  });

  it('are what stands in the recorded log, to the letter', () => {
    const log = new Map(storedLog().map((event) => [`${event.stream}@${event.revision}`, event]));
    const wrong = names.flatMap((name) =>
      goldenEvents(name).filter(
        ({ at, data }) => at !== undefined && differences(JSON.parse(log.get(at)?.data ?? 'null'), data).length > 0,
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('fold upon the case that they happened to', () => {
    const cases = new Map<string, StoredEvent[]>();
    for (const event of storedLog())
      if (event.stream.startsWith('case-')) cases.set(event.stream, [...(cases.get(event.stream) ?? []), event]);
    const places = names.flatMap((name) =>
      goldenEvents(name).flatMap(({ at }) => (at?.startsWith('case-') ? [at] : [])),
    );
    const ofCases = names.filter((name) => goldenEvents(name).some(({ at }) => at?.startsWith('case-')));
    expect(ofCases.length).toBeGreaterThan(0);
    expect(places.length).toBeGreaterThan(ofCases.length);
    for (const at of places) {
      const [stream = '', revision = ''] = at.split('@');
      const events = cases.get(stream) ?? [];
      const golden = events[Number(revision)];
      if (!golden) throw new Error(`${at} is not in the log`);
      expect(foldUpon(events.slice(0, Number(revision)), golden)).toMatchObject({ number: expect.any(String) });
    }
  });
});

describe('the recorded history', () => {
  let history: History;
  beforeAll(async () => {
    history = await History.open();
  });

  it('is proven by its chains, and a changed letter breaks them', async () => {
    expect(history.breaks).toEqual([]);
    const changed = storedLog().map((event) =>
      event.type === 'DecisionMade' ? { ...event, data: event.data.replace('granted', 'refused') } : event,
    );
    expect((await History.open(changed)).breaks.length).toBeGreaterThan(0);
  });

  it('folds to the same states, clocks and firings', () => {
    expect(changesOf(expected<CaseStates>('states'), (caseId) => history.statesOf(caseId))).toEqual([]);
  });

  it('is told in the same words, in Chinese and in English', async () => {
    const now = new Map<string, CaseWords>();
    for (const caseId of history.cases) now.set(caseId, await history.wordsOf(caseId));
    expect(changesOf(expected<CaseWords>('words'), (caseId) => now.get(caseId))).toEqual([]);
  });

  it('prints the same papers', async () => {
    const now = new Map<string, CasePapers>();
    for (const caseId of history.cases) now.set(caseId, await history.papersOf(caseId));
    expect(changesOf(expected<CasePapers>('papers'), (caseId) => now.get(caseId))).toEqual([]);
  });

  function changesOf(lines: readonly { readonly caseId: string }[], now: (caseId: string) => unknown): string[] {
    expect(lines.map(({ caseId }) => caseId).sort()).toEqual([...history.cases].sort());
    return lines.flatMap((line) => differences(line, now(line.caseId), line.caseId)).slice(0, SHOWN);
  }
});
