import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, CHAIN_START, decodeEvent, encodeEvents, eventIdOf, verifyChain, type Stamp } from './codec.js';
import type { DomainEvent, EventMetadata, EventToAppend, RecordedEvent } from './domain/index.js';
import { EventRegistry } from './registry.js';

const STREAM = 'case-7d1c1a4e-6a0b-5c7e-9b60-0d9b4a1f7e11';
const stamp: Stamp = {
  commandId: '0b0e7a7e-1111-5111-8111-000000000001',
  commandHmac: 'ab'.repeat(32),
  occurredAt: '2026-03-02T01:00:00.000Z',
  recordedAt: '2026-03-02T01:00:01.000Z',
  actor: { person: 'clerk-17', role: 'intake-clerk', unit: '210102001001' },
  correlationId: 'request-1',
  causationId: '0b0e7a7e-1111-5111-8111-000000000001',
};
const registry = new EventRegistry([{ type: 'Noted', version: 1 }]);

/** As an engine gives them back. */
function recorded(events: readonly EventToAppend[], first = 0): RecordedEvent[] {
  return events.map((event, index) => ({
    ...event,
    stream: STREAM,
    revision: first + index,
    position: { log: 'memory00', offset: BigInt(first + index + 1) },
  }));
}

function encode(events: readonly DomainEvent[], last?: RecordedEvent): RecordedEvent[] {
  const previous = last ? { revision: last.revision, chain: metadataOf(last).chain } : null;
  return recorded(encodeEvents({ stream: STREAM, previous, events, stamp }), (previous?.revision ?? -1) + 1);
}

function metadataOf({ metadata }: Pick<EventToAppend, 'metadata'>): EventMetadata {
  return JSON.parse(metadata) as EventMetadata;
}

const anyData = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' }));
const anyEvents = fc.array(anyData, { minLength: 1, maxLength: 6 });
const noted = (data: object): DomainEvent => ({ type: 'Noted', data });

describe('encoding events', () => {
  it('derives the id from the command and the place, so that a retry makes the same events', () => {
    const events = [noted({ a: 1 }), noted({ a: 2 })];
    const encoded = encode(events);
    expect(encoded.map(({ id }) => id)).toEqual([eventIdOf(stamp.commandId, 0), eventIdOf(stamp.commandId, 1)]);
    expect(encode(events)).toEqual(encoded);
  });

  it('stores data in canonical JSON: the same text, however its members were put in', () => {
    const [one] = encode([noted({ b: [1, { d: null, c: 'x' }], a: 1e21, '€': '\u0000\ud800' })]);
    const [other] = encode([noted({ '€': '\u0000\ud800', a: 1e21, b: [1, { c: 'x', d: null }] })]);
    expect(one?.data).toBe('{"a":1e+21,"b":[1,{"c":"x","d":null}],"€":"\\u0000\\ud800"}');
    expect(other).toEqual(one);
  });

  it('keeps the stamp of the command and leaves out what was not said', () => {
    const [plain] = encode([noted({})]);
    expect(plain && metadataOf(plain)).toEqual({
      ...stamp,
      id: eventIdOf(stamp.commandId, 0),
      type: 'Noted',
      schema: 1,
      chain: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('gives an event a version, a time and an actor of its own where it has them', () => {
    const its = { schema: 2, occurredAt: '2026-01-01T00:00:00.000Z', actor: { person: 'p', role: 'r', unit: 'u' } };
    const imported = { ...stamp, origin: 'import' };
    const [own] = encodeEvents({ stream: STREAM, previous: null, events: [{ ...noted({}), ...its }], stamp: imported });
    expect(own && metadataOf(own)).toMatchObject({ ...its, origin: 'import' });
  });

  it('refuses what JSON does not know', () => {
    expect(() => encode([noted({ n: NaN })])).toThrow('NaN');
    expect(() => canonicalJson(undefined)).toThrow(TypeError);
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(anyData, (data) => {
        const [written] = encode([noted(data)]);
        if (!written) throw new Error('nothing was encoded');
        const { event, metadata, revision } = decodeEvent(written, registry);
        expect(canonicalJson(event.data)).toBe(written.data);
        expect([event.type, metadata.id, revision]).toEqual(['Noted', written.id, 0]);
      }),
    );
  });
});

describe('the chain of a stream', () => {
  it('is SHA-256 over canonical JSON of what is stored: anyone can recompute it', () => {
    const [event] = encode([noted({ b: 1, a: '通办' })]);
    if (!event) throw new Error('nothing was encoded');
    const { chain, ...metadata } = metadataOf(event);
    const link = {
      chain: CHAIN_START,
      stream: STREAM,
      revision: 0,
      id: event.id,
      type: 'Noted',
      data: JSON.parse(event.data) as unknown,
      metadata,
    };
    expect(chain).toBe(createHash('sha256').update(canonicalJson(link)).digest('hex'));
  });

  it('holds for any data, over several appends, and through another JSON parser and printer', () => {
    fc.assert(
      fc.property(anyEvents, anyEvents, (first, second) => {
        const begun = encode(first.map(noted));
        const all = [...begun, ...encode(second.map(noted), begun.at(-1))];
        expect(verifyChain(all)).toBeNull();
        const printed = all.map((event) => ({
          ...event,
          data: JSON.stringify(JSON.parse(event.data), null, 2),
          metadata: JSON.stringify(JSON.parse(event.metadata), null, 2),
        }));
        expect(verifyChain(printed)).toBeNull();
      }),
    );
  });

  const changes: [string, (events: RecordedEvent[]) => RecordedEvent[]][] = [
    ['data', change(2, (event) => ({ ...event, data: '{"n":99}' }))],
    ['an id', change(2, (event) => ({ ...event, id: eventIdOf(stamp.commandId, 99) }))],
    ['a type', change(2, (event) => ({ ...event, type: 'Other' }))],
    ['the actor', change(2, (event) => ({ ...event, metadata: event.metadata.replace('clerk-17', 'clerk-18') }))],
    ['a time', change(2, (event) => ({ ...event, metadata: event.metadata.replace('01:00:00', '01:00:09') }))],
    ['the stream', change(2, (event) => ({ ...event, stream: 'case-other' }))],
    ['a revision', change(2, (event) => ({ ...event, revision: 3 }))],
    ['a member more', change(2, (event) => ({ ...event, metadata: event.metadata.replace('{', '{"more":1,') }))],
  ];
  function change(at: number, how: (event: RecordedEvent) => RecordedEvent) {
    return (events: RecordedEvent[]) => events.map((event, index) => (index === at ? how(event) : event));
  }

  it.each(changes)('breaks where %s was changed', (_, tamper) => {
    const events = encode([0, 1, 2, 3].map((n) => noted({ n })));
    expect(verifyChain(tamper(events))?.expected).not.toBe(metadataOf(events[2] as RecordedEvent).chain);
    expect(verifyChain(tamper(events))).not.toBeNull();
  });

  it('breaks where an event is missing, moved or put in', () => {
    const events = encode([0, 1, 2, 3].map((n) => noted({ n })));
    const [a, b, c, d] = events as [RecordedEvent, RecordedEvent, RecordedEvent, RecordedEvent];
    expect(verifyChain([a, c, d])?.revision).toBe(2);
    expect(verifyChain([b, c, d])?.revision).toBe(1);
    expect(verifyChain([a, c, b, d])).not.toBeNull();
    expect(verifyChain([a, b, b, c, d])).not.toBeNull();
    expect(verifyChain([])).toBeNull();
  });
});
