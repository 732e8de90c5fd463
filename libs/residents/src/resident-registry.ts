import { encodeEvents, type Stamp } from '#libs/event-log';
import type { EventLog, Position } from '#libs/event-log/domain';
import { nameUuid } from '#libs/runtime';
import { residentStream, type MaskedResident, type ResidentFacts, type ResidentRegistered } from './domain/index.js';
import type { Person, Vault } from './vault.js';

/** The command's id was used before with another body. */
export class RegistrationKeyReused extends Error {}

export interface Registration {
  readonly residentId: string;
  /** False where another command had registered this number before. */
  readonly created: boolean;
  readonly position: Position;
  readonly revision: number;
}

/** How long a pending row is left to the process that wrote it. */
const PENDING_MS = 10_000;

/** Registers and finds residents. Personal values go into the vault and nowhere else. */
export class ResidentRegistry {
  constructor(
    private readonly vault: Vault,
    private readonly log: EventLog,
  ) {}

  /**
   * The number's resident, new or known. The row is written first as pending, then the event, then the row is confirmed: whatever is killed when,
   * the same command finishes it. Throws RegistrationKeyReused.
   */
  async register(region: string, person: Person, stamp: Stamp): Promise<Registration> {
    const residentId = nameUuid(stamp.commandId, 'resident');
    const added = await this.vault.add({ residentId, region, person, stamp });
    const row = added ?? (await this.vault.find(residentId, region, person.identityNumber));
    if (!row) throw new Error('a resident who was there a moment ago is not');
    const ours = row.residentId === residentId;
    if (ours && row.stamp.commandHmac !== stamp.commandHmac) throw new RegistrationKeyReused();
    const appended = await this.finish(row);
    return { residentId: row.residentId, created: ours, ...appended };
  }

  /** Brings to its end what a crash left pending; how many that were. */
  async recoverPending(olderThanMs = PENDING_MS): Promise<number> {
    const pending = await this.vault.pending(olderThanMs);
    for (const row of pending) await this.finish(row);
    return pending.length;
  }

  /** Masked, as everybody sees them; at most one for an identity number, the household for a phone. */
  search(region: string, by: { identityNumber: string } | { phone: string }): Promise<MaskedResident[]> {
    return this.vault.search(region, by);
  }

  masked(region: string, residentId: string): Promise<MaskedResident | null> {
    return this.vault.masked(region, residentId);
  }

  /** What decisions may know; those that are not known are left out. */
  facts(residentIds: readonly string[]): Promise<ResidentFacts[]> {
    return this.vault.facts(residentIds);
  }

  private async finish(row: { residentId: string; region: string; state: string; stamp: Stamp }) {
    const stream = residentStream(row.residentId);
    if (row.state === 'confirmed') {
      const last = (await this.log.readStream(stream)).at(-1);
      if (last) return { position: last.position, revision: last.revision };
    }
    const event: ResidentRegistered = { type: 'ResidentRegistered', data: { region: row.region } };
    const events = encodeEvents({ stream, previous: null, events: [event], stamp: row.stamp });
    const { position, revision } = await this.log.append(stream, 'no-stream', events);
    await this.vault.confirm(row.residentId);
    return { position, revision };
  }
}
