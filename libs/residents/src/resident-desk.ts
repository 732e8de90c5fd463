import { decodeEvent, eventIdOf, EventRegistry, handleCommand, type CommandStamp, type IfMatch } from '#libs/event-log';
import type { DecodedEvent, EventLog, Position } from '#libs/event-log/domain';
import {
  changedPerson,
  decideResident,
  isCipherText,
  isPlainText,
  isResidentRefusal,
  RESIDENT_EVENTS,
  residentStream,
  type CipherText,
  type Person,
  type ResidentChange,
  type ResidentChanged,
  type ResidentCommand,
  type ResidentEvent,
  type ResidentRefusal,
} from './domain/index.js';
import type { TextSealer } from './text-sealer.js';
import type { OpenedResident, Vault } from './vault.js';

/** A rule forbids the act on the record; nothing was written. */
export class ResidentRefused extends Error {
  constructor(readonly refusal: ResidentRefusal) {
    super(`refused: ${refusal.refused}`);
  }
}

/** The region has no such resident. */
export class ResidentNotFound extends Error {
  constructor(readonly residentId: string) {
    super(`there is no resident ${residentId}`);
  }
}

/** An act on the record of one resident of a region. */
export interface ResidentOrder {
  readonly region: string;
  readonly residentId: string;
  /** The command to this record; throws what is wrong with it. */
  command(person: Person): ResidentCommand;
  readonly stamp: CommandStamp;
  readonly ifMatch: IfMatch;
  /** Throws where the asker may not do this to the record (403). */
  check(person: Person): void;
}

export interface ResidentDone {
  readonly revision: number;
  readonly position: Position;
}

/** How long a change under way is left to the process that began it. */
const CHANGING_MS = 10_000;
const ATTEMPTS = 20;

/** The record has moved on between the look into the vault and the decision: decided again. */
class RecordMovedOn extends Error {}

/**
 * Where records are corrected, moved and closed by death. The event comes first, with the values sealed under the resident's key; the vault follows
 * its stream, so that whatever is killed when, the record is what its history says.
 */
export class ResidentDesk {
  private readonly registry = new EventRegistry(RESIDENT_EVENTS);

  constructor(
    private readonly vault: Vault,
    private readonly log: EventLog,
    private readonly sealer: TextSealer,
  ) {}

  /** May throw `ResidentNotFound`, `ResidentRefused`, what `check` throws, those of `handleCommand`, and those of the event log. */
  async carryOut(order: ResidentOrder): Promise<ResidentDone> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const resident = await this.find(order);
      try {
        const done = await this.write(order, resident);
        await this.settle(order.residentId);
        return done;
      } catch (error) {
        if (!(error instanceof RecordMovedOn)) throw error;
        await this.settle(order.residentId);
      }
    }
    throw new Error(`the record of ${order.residentId} does not come to where its stream is`);
  }

  /** Brings records to where their streams are, that a crash left behind; how many they were. */
  async recover(olderThanMs = CHANGING_MS): Promise<number> {
    const behind = await this.vault.changing(olderThanMs);
    for (const residentId of behind) await this.settle(residentId);
    return behind.length;
  }

  private async find({ residentId, region }: ResidentOrder): Promise<OpenedResident> {
    const [resident] = await this.vault.open([residentId]);
    if (!resident || resident.region !== region) throw new ResidentNotFound(residentId);
    return resident;
  }

  private async write(order: ResidentOrder, { person, revision }: OpenedResident): Promise<ResidentDone> {
    const { residentId, region, stamp, ifMatch } = order;
    const decision = await this.reserved(order, decideResident(order.command(person), person, region), person);
    const event = isResidentRefusal(decision) ? decision : await this.sealed(decision, residentId, stamp);
    return handleCommand<ResidentEvent>(
      { log: this.log, registry: this.registry },
      {
        stream: residentStream(residentId),
        stamp,
        ifMatch,
        check: () => order.check(person),
        decide: (past) => {
          if (past.at(-1)?.revision !== revision) throw new RecordMovedOn();
          if (isResidentRefusal(event)) throw new ResidentRefused(event);
          return [event];
        },
      },
    );
  }

  /** The document that the change brings with it is kept for this resident before the change is written. */
  private async reserved(
    { residentId, region }: ResidentOrder,
    decision: ResidentChanged | ResidentRefusal,
    person: Person,
  ): Promise<ResidentChanged | ResidentRefusal> {
    if (isResidentRefusal(decision) || !isPlainText(decision.data.change)) return decision;
    const change = JSON.parse(decision.data.change.plain) as ResidentChange;
    const free = await this.vault.reserve(residentId, region, changedPerson(person, change));
    return free ? decision : { refused: 'number-of-another' };
  }

  private async sealed<E extends ResidentChanged>(
    event: E,
    residentId: string,
    { commandId }: CommandStamp,
  ): Promise<E> {
    const { change, reason } = event.data;
    if (!isPlainText(change) || !isPlainText(reason)) return event;
    const texts = [change, reason].map(({ plain }) => ({
      text: plain,
      eventId: eventIdOf(commandId, 0),
      type: event.type,
    }));
    const [sealedChange, sealedReason] = await this.sealer.seal(residentStream(residentId), texts);
    return { ...event, data: { ...event.data, change: sealedChange, reason: sealedReason } };
  }

  /** The record as its stream has it. */
  private async settle(residentId: string): Promise<void> {
    const [resident] = await this.vault.open([residentId]);
    if (!resident) return;
    const events = (await this.log.readStream(residentStream(residentId))).map((event) =>
      decodeEvent<ResidentEvent>(event, this.registry),
    );
    let { person, revision } = resident;
    for (const event of events.filter((each) => each.revision > resident.revision)) {
      const change = await this.changeIn(event);
      if (change) person = changedPerson(person, change);
      revision = event.revision;
    }
    await this.vault.apply({ ...resident, person, revision });
  }

  private async changeIn({ event, metadata }: DecodedEvent<ResidentEvent>): Promise<ResidentChange | null> {
    if (event.type === 'ResidentRegistered' || !isCipherText(event.data.change)) return null;
    const text: CipherText = event.data.change;
    const [opened] = await this.sealer.open([{ text, eventId: metadata.id, type: event.type }]);
    return opened ? (JSON.parse(opened) as ResidentChange) : null;
  }
}
