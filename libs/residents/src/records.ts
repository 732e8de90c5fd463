import { decodeEvent, EventRegistry } from '#libs/event-log';
import type { DecodedEvent, EventLog } from '#libs/event-log/domain';
import {
  changedPerson,
  isCipherText,
  RESIDENT_EVENTS,
  residentStream,
  type Person,
  type ResidentChange,
  type ResidentEvent,
} from './domain/index.js';
import type { TextSealer } from './text-sealer.js';
import type { OpenedResident, Vault } from './vault.js';

/** How long a change under way is left to the process that began it. */
const CHANGING_MS = 10_000;

/** The records of the vault and their streams: the event comes first, the row follows it, so that whatever is killed when, the record is what its history says. */
export class Records {
  private readonly registry = new EventRegistry(RESIDENT_EVENTS);

  constructor(
    private readonly vault: Vault,
    private readonly log: EventLog,
    private readonly sealer: TextSealer,
  ) {}

  /** The record in the clear, at this revision of its stream at least; null where nobody is known. */
  async at(residentId: string, revision: number): Promise<OpenedResident | null> {
    const [record] = await this.vault.open([residentId]);
    if (!record || record.revision >= revision) return record ?? null;
    await this.follow(residentId);
    return (await this.vault.open([residentId]))[0] ?? null;
  }

  /** Keeps the document of the changed record for this resident, before the change is written; false where it is another's. */
  reserve(residentId: string, region: string, person: Person): Promise<boolean> {
    return this.vault.reserve(residentId, region, person);
  }

  /** Brings the row to where its stream is. */
  async follow(residentId: string): Promise<void> {
    const [record] = await this.vault.open([residentId]);
    if (!record) return;
    const recorded = await this.log.readStream(residentStream(residentId));
    let { person, revision } = record;
    for (const event of recorded.map((each) => decodeEvent<ResidentEvent>(each, this.registry))) {
      if (event.revision <= record.revision) continue;
      const change = await this.changeIn(event);
      if (change) person = changedPerson(person, change);
      revision = event.revision;
    }
    await this.vault.apply({ ...record, person, revision });
  }

  /** Brings records to where their streams are, that a crash left behind; how many they were. */
  async recover(olderThanMs = CHANGING_MS): Promise<number> {
    const behind = await this.vault.changing(olderThanMs);
    for (const residentId of behind) await this.follow(residentId);
    return behind.length;
  }

  private async changeIn({ event, metadata }: DecodedEvent<ResidentEvent>): Promise<ResidentChange | null> {
    if (event.type === 'ResidentRegistered' || !isCipherText(event.data.change)) return null;
    const text = event.data.change;
    const [opened] = await this.sealer.open([{ text, eventId: metadata.id, type: event.type }]);
    return opened ? (JSON.parse(opened) as ResidentChange) : null;
  }
}
