import { encodeEvents, type Stamp } from '#libs/event-log';
import type { EventLog, Position } from '#libs/event-log/domain';
import { idBegunBy, IdempotencyKeyReused } from '#libs/kernel';
import {
  differingFields,
  maskName,
  Registered,
  residentStream,
  type MaskedResident,
  type Person,
  type ResidentField,
  type ResidentFacts,
} from './domain/index.js';
import type { ResidentCursor, ResidentPage, SearchBy, Vault } from './vault.js';

export interface Registration {
  readonly residentId: string;
  /** False where another command had registered this document before. */
  readonly created: boolean;
  /** Of one who was known: what the registration says otherwise than the record, which stays as it is. */
  readonly differs: readonly ResidentField[];
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
   * The document's resident, new or known. The row is written first as pending, then the event, then the row is confirmed: whatever is killed when,
   * the same command finishes it. Throws IdempotencyKeyReused.
   */
  async register(region: string, person: Person, stamp: Stamp): Promise<Registration> {
    const residentId = idBegunBy(stamp.commandId, 'resident');
    const added = await this.vault.add({ residentId, region, person, stamp });
    const row = added ?? (await this.vault.find(residentId, region, person));
    if (!row) throw new Error('a resident who was there a moment ago is not');
    const ours = row.residentId === residentId;
    if (ours && row.stamp.commandHmac !== stamp.commandHmac) throw new IdempotencyKeyReused();
    const appended = await this.finish(row);
    const differs = ours ? [] : await this.differing(row.residentId, person);
    return { residentId: row.residentId, created: ours, differs, ...appended };
  }

  /** Brings to its end what a crash left pending; how many that were. */
  async recoverPending(olderThanMs = PENDING_MS): Promise<number> {
    const pending = await this.vault.pending(olderThanMs);
    for (const row of pending) await this.finish(row);
    return pending.length;
  }

  /** Masked, as everybody sees them; at most one for a document, everybody who can be called for a phone, the longest registered first. */
  search(region: string, by: SearchBy, limit = 50, after: ResidentCursor | null = null): Promise<ResidentPage> {
    return this.vault.search(region, by, limit, after);
  }

  /** A name for a search that does not tell what was searched for. */
  searchName(region: string, by: SearchBy): string {
    return this.vault.searchName(region, by);
  }

  masked(region: string, residentId: string): Promise<MaskedResident | null> {
    return this.vault.masked(region, residentId);
  }

  /** In full and masked, for a paper in the resident's own hands; null where nobody is known, or the key is gone. */
  async named(region: string, residentId: string): Promise<{ readonly name: string; readonly masked: string } | null> {
    const [known] = await this.vault.open([residentId]);
    if (!known || known.region !== region) return null;
    const { name } = known.person;
    return { name, masked: maskName(name) };
  }

  /** What decisions may know; those that are not known are left out. */
  facts(residentIds: readonly string[]): Promise<ResidentFacts[]> {
    return this.vault.facts(residentIds);
  }

  private async differing(residentId: string, said: Person): Promise<readonly ResidentField[]> {
    const [known] = await this.vault.open([residentId]);
    return known ? differingFields(known.person, said) : [];
  }

  private async finish(row: { residentId: string; region: string; state: string; stamp: Stamp }) {
    const stream = residentStream(row.residentId);
    if (row.state === 'confirmed') {
      const last = (await this.log.readStream(stream)).at(-1);
      if (last) return { position: last.position, revision: last.revision };
    }
    const events = encodeEvents({
      stream,
      previous: null,
      events: [Registered.of({ region: row.region })],
      stamp: row.stamp,
    });
    const { position, revision } = await this.log.append(stream, 'no-stream', events);
    await this.vault.confirm(row.residentId);
    return { position, revision };
  }
}
