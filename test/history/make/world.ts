import { createCipheriv, createHash, createHmac } from 'node:crypto';
import { openAbsenceDesk } from '#libs/access';
import type { Asker } from '#libs/access/domain';
import { openCalendarDesk, openItemDesk } from '#libs/catalogue';
import { loadRegion, ReferenceData } from '#libs/reference';
import { caseEventTypes, openCaseDesk } from '#libs/case';
import { commandHmac, type CommandEnvelope, type TextOfEvent } from '#libs/kernel';
import type { CaseContext, KnownCase } from '#libs/case';
import { encodeEvents, EventRegistry } from '#libs/event-log';
import type { RecordedEvent } from '#libs/event-log/domain';
import { MemoryEventLog } from '../../../libs/event-log/testing/memory-event-log.js';
import { residentStream, type CipherText } from '#libs/residents/domain';
import { unitStream, type UnitEvent } from '#libs/region/domain';
import { keyOfSubject } from '../keys.js';
import { calendarAtFirst, idOf, itemList, REGION, residents, units } from './place.js';

const OPERATOR = { person: 'operator', role: 'operator', unit: REGION };

/** Everything that writes, over a log in memory, at times and with ids that come out the same every time. */
export class World {
  readonly log = new MemoryEventLog('history0');
  now = '2026-01-05T00:30:00.000Z';
  private known: ReferenceData | null = null;
  private commands = 0;
  private readonly hmac = commandHmac(createHash('sha256').update('the recorded history').digest());
  private readonly clock = { now: () => Promise.resolve(this.now) };
  private readonly reference = referenceOf(this);
  readonly cases = openCaseDesk({
    log: this.log,
    registry: new EventRegistry(caseEventTypes),
    reference: this.reference,
    residents: (ids) => Promise.resolve(residents.filter(({ residentId }) => ids.includes(residentId))),
    sealer: { seal: (subject, texts) => Promise.resolve(texts.map((text, index) => sealed(subject, text, index))) },
    clock: this.clock,
    commandHmac: this.hmac,
  });
  private readonly ports = { log: this.log, reference: this.reference, clock: this.clock, commandHmac: this.hmac };
  readonly items = openItemDesk(this.ports);
  readonly calendars = openCalendarDesk(this.ports);
  readonly absences = openAbsenceDesk(this.ports);

  static async begin(): Promise<World> {
    const world = new World();
    await loadRegion(world.log, {
      units,
      items: itemList,
      calendar: calendarAtFirst,
      actor: OPERATOR,
      now: world.now,
      origin: 'system',
    });
    for (const { residentId } of residents)
      await world.write(residentStream(residentId), { type: 'ResidentRegistered', data: { region: REGION } });
    await world.learn();
    return world;
  }

  /** A command's circumstances: its id follows from how many there were before. */
  envelope(asker: Asker, body: unknown, more: Partial<CommandEnvelope> = {}): CommandEnvelope {
    this.commands += 1;
    const commandId = idOf(`command ${this.commands}`);
    return { commandId, correlationId: commandId, body, asker, ...more };
  }

  /** An event of a stream that no desk writes yet: a unit's, a resident's. */
  async write(
    stream: string,
    event: UnitEvent | { readonly type: 'ResidentRegistered'; readonly data: { readonly region: string } },
  ): Promise<void> {
    const last = (await this.log.readStream(stream)).at(-1);
    const { commandId, correlationId } = this.envelope({ person: 'operator', role: 'operator', unit: REGION }, event);
    const chain = last ? (JSON.parse(last.metadata) as { chain: string }).chain : '';
    const stamp = {
      commandId,
      correlationId,
      causationId: commandId,
      commandHmac: this.hmac(event),
      occurredAt: this.now,
      recordedAt: this.now,
      actor: OPERATOR,
    };
    const previous = last ? { revision: last.revision, chain } : null;
    await this.log.append(
      stream,
      last?.revision ?? 'no-stream',
      encodeEvents({ stream, previous, events: [event], stamp }),
    );
  }

  writeUnit(event: UnitEvent): Promise<void> {
    return this.write(unitStream(event.data.code), event);
  }

  /** Folds what is known beside the cases anew. */
  async learn(): Promise<void> {
    const known = await ReferenceData.open(this.log, { logger: { error: () => undefined } });
    await known.close();
    this.known = known;
  }

  get state(): ReferenceData {
    if (!this.known) throw new Error('nothing was learned yet');
    return this.known;
  }

  contextOf(caseId: string, asker: Asker, { region, item, itemVersion }: KnownCase): CaseContext {
    const { tree, absences } = this.state;
    return {
      now: this.now,
      caseId,
      asker,
      tree,
      item: this.state.itemVersion(region, item, itemVersion),
      calendar: this.state.calendarOf(region),
      absences,
      resident: null,
    };
  }

  async recorded(): Promise<RecordedEvent[]> {
    const all: RecordedEvent[] = [];
    for await (const { events } of this.log.readAll(null, {})) all.push(...events);
    return all;
  }
}

/** What is known now, whatever is learned later. */
function referenceOf(world: World) {
  return {
    get tree() {
      return world.state.tree;
    },
    get absences() {
      return world.state.absences;
    },
    get calendars() {
      return world.state.calendars;
    },
    currentItem: (region: string, code: string) => world.state.currentItem(region, code),
    itemVersion: (region: string, code: string, version: number) => world.state.itemVersion(region, code, version),
    calendarOf: (region: string) => world.state.calendarOf(region),
  };
}

/** AES-256-GCM as the vault seals, with a nonce that follows from the text's place instead of chance: fit for a fixture and for nothing else. */
function sealed(subject: string, { text, eventId, type }: TextOfEvent, index: number): CipherText {
  const key = keyOfSubject(subject);
  const nonce = createHmac('sha256', key).update(`${eventId}|${index}`).digest().subarray(0, 12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(`${eventId}|${type}|${subject}`));
  const bytes = Buffer.concat([Buffer.of(1), nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { sealed: bytes.toString('base64url'), key: subject };
}
