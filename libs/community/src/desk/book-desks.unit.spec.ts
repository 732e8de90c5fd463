import { afterEach, describe, expect, it } from '@jest/globals';
import { EventRegistry } from '#libs/event-log';
import type { EventLog } from '#libs/event-log/domain';
import { MemoryEventLog } from '#libs/event-log/testing';
import { Desks, Perform, PerformHandler, commandHmac, type Outcome } from '#libs/kernel';
import type { Asker, MatterTypes } from '#libs/kernel/domain';
import { nameUuid } from '#libs/runtime';
import { asker, calendar, COMMUNITY, resident, RESIDENT, tree } from '../../testing/told/index.js';
import { bookEventTypes } from '../books.js';
import { openBookDesks } from './book-desks.js';
import { BookMemory } from './book-memory.js';

const clerk = asker('intake-clerk');
const TICKET = { hall: COMMUNITY, kind: 'on-site', services: ['MZ-10'] };

let commands = 0;

/** Desks of all books on a log in memory, with a clock that is moved by hand. */
class Office {
  private now = '2026-09-14T01:00:00.000Z';
  private constructor(
    readonly memory: BookMemory,
    private readonly handler: PerformHandler,
  ) {}

  static async open(log: EventLog): Promise<Office> {
    const registry = new EventRegistry(bookEventTypes);
    const memory = await BookMemory.open(log, registry);
    const desks = new Desks();
    const office = new Office(memory, new PerformHandler(desks));
    const opened = openBookDesks({
      ...{ log, registry, memory, commandHmac: commandHmac(Buffer.from('a key of specs')) },
      clock: { now: () => Promise.resolve(office.now) },
      reference: { tree, calendarOf: () => calendar },
      residents: () => Promise.resolve([resident]),
      sealer: { seal: (key, texts) => Promise.resolve(texts.map(() => ({ sealed: '〈〉', key }))) },
    });
    for (const desk of opened) desks.add(desk);
    return office;
  }

  at(now: string): this {
    this.now = now;
    return this;
  }

  does(
    book: string,
    id: string | null,
    act: string,
    payload: object,
    by: Asker = clerk,
  ): Promise<Outcome<MatterTypes>> {
    commands += 1;
    const commandId = nameUuid('6ba7b811-9dad-11d1-80b4-00c04fd430c8', `command ${commands}`);
    const envelope = { commandId, body: payload, asker: by, correlationId: commandId };
    return this.handler.execute(new Perform(book, id, { act, payload }, envelope));
  }
}

describe('the desks of the books', () => {
  const log = new MemoryEventLog();
  let office: Office | null = null;
  afterEach(() => office?.memory.close());

  it('let those of one queue come one after the other: each ticket has a number of its own', async () => {
    office = await Office.open(log);
    const hall = office;
    const taken = await Promise.all(Array.from({ length: 12 }, () => hall.does('ticket', null, 'issue', TICKET)));
    const codes = taken.map(({ state }) => (state as unknown as { readonly code: string }).code);
    expect(new Set(codes).size).toBe(12);
    expect([...codes].sort().at(-1)).toBe('A012');
  });

  it('forget the tickets of a day that is over, and begin the numbers anew', async () => {
    office = await Office.open(log);
    const first = office.memory.all('ticket', '210100')[0];
    await office.does('ticket', first?.id ?? '', 'abandon', {});
    expect(office.memory.all('ticket', '210100')).toHaveLength(12);
    const next = await office.at('2026-09-15T01:00:00.000Z').does('ticket', null, 'issue', TICKET);
    expect(next.state).toMatchObject({ code: 'A001' });
    await office.memory.reachHead();
    expect(office.memory.all('ticket', '210100').map(({ id }) => id)).not.toContain(first?.id);
    expect(office.memory.all('ticket', '210100')).toHaveLength(12);
  });

  it('go on after a refusal', async () => {
    office = await Office.open(log);
    const person = { ...TICKET, principal: RESIDENT };
    const [one, two] = await Promise.allSettled([1, 2].map(() => office?.does('ticket', null, 'issue', person)));
    expect(one?.status).toBe('fulfilled');
    expect(two).toMatchObject({ status: 'rejected', reason: { code: 'ticket-running' } });
  });

  it('count a certificate that a community must not give, once an attempt', async () => {
    office = await Office.open(log);
    const asked = { residentId: RESIDENT, kind: '婚姻状况', purpose: '贷款' };
    for (let attempt = 0; attempt < 2; attempt += 1)
      await expect(office.does('certificate', null, 'request', asked)).rejects.toMatchObject({
        code: 'certificate-forbidden',
      });
    const counted = await log.readStream(`refusals-${COMMUNITY}-2026-09-14`);
    expect(counted.map(({ data }) => JSON.parse(data) as object)).toMatchObject([
      ...Array.from({ length: 2 }, () => ({
        item: 'SQ-01',
        kind: 'marriage',
        code: 'certificate-forbidden',
        unit: COMMUNITY,
      })),
    ]);
  });
});
