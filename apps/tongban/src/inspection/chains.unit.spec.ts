import { describe, expect, it } from '@jest/globals';
import { encodeEvents } from '#libs/event-log';
import type { EventLog, EventToAppend } from '#libs/event-log/domain';
import { MemoryEventLog } from '#libs/event-log/testing';
import { checkChains } from './chains.js';

const silent = { to: () => undefined, end: () => undefined };
const STAMP = {
  commandId: '6f2c8d1e-0f4b-5b5e-9b43-0d9a3a3b7c11',
  commandHmac: '00',
  occurredAt: '2026-03-02T01:00:00.000Z',
  recordedAt: '2026-03-02T01:00:00.000Z',
  actor: { person: 'li.na', role: 'intake-clerk', unit: '210102001002' },
  correlationId: '6f2c8d1e-0f4b-5b5e-9b43-0d9a3a3b7c11',
  causationId: '6f2c8d1e-0f4b-5b5e-9b43-0d9a3a3b7c11',
};

/** A log of two streams with three events each; `change` is what somebody did to the stored events of the first. */
async function logWith(change: (events: EventToAppend[]) => EventToAppend[]): Promise<EventLog> {
  const log = new MemoryEventLog();
  for (const stream of ['case-one', 'case-two']) {
    const events = [0, 1, 2].map((number) => ({ type: 'Noted', data: { number } }));
    const encoded = encodeEvents({ stream, previous: null, events, stamp: STAMP });
    await log.append(stream, 'no-stream', stream === 'case-one' ? change(encoded) : encoded);
  }
  return log;
}

describe('the check of the chains', () => {
  it('finds nothing in a log as it was written', async () => {
    const report = await checkChains(await logWith((events) => events), silent);
    expect(report).toEqual({ streams: 2, events: 6, breaks: [] });
  });

  const without = (index: number) => (events: EventToAppend[]) => events.filter((_, at) => at !== index);
  const edited = (index: number, edit: (event: EventToAppend) => EventToAppend) => (events: EventToAppend[]) =>
    events.map((event, at) => (at === index ? edit(event) : event));

  it.each([
    ['data', 1, edited(1, (event) => ({ ...event, data: '{"number":7}' }))],
    ['an actor', 1, edited(1, (event) => ({ ...event, metadata: event.metadata.replace('li.na', 'li.no') }))],
    ['a type', 2, edited(2, (event) => ({ ...event, type: 'Denoted' }))],
    [
      'a chain value',
      0,
      edited(0, (event) => ({ ...event, metadata: event.metadata.replace(/[0-9a-f]{64}/, '0'.repeat(64)) })),
    ],
    ['the order', 0, (events: EventToAppend[]) => [...events].reverse()],
    ['the first event, which is gone,', 0, without(0)],
    ['an event in the middle, which is gone,', 1, without(1)],
  ])('finds where %s was changed', async (_, revision, change) => {
    const { breaks } = await checkChains(await logWith(change), silent);
    expect(breaks).toEqual([expect.objectContaining({ stream: 'case-one', revision })]);
  });
});
