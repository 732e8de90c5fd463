import type { Stamp } from '#libs/event-log';
import type pg from 'pg';
import type { BlindIndex } from './blind-index.js';
import { residentStream, type MaskedResident, type Person, type Phone, type ResidentFacts } from './domain/index.js';
import type { KeyRing } from './key-ring.js';
import { openBytes, sealBytes } from './suites.js';
import { identityKeyOf, maskedOf, partsOf, personOf, phoneKeysOf, type Part } from './vault-parts.js';

export interface VaultRow {
  readonly residentId: string;
  readonly region: string;
  readonly state: 'pending' | 'confirmed';
  /** Of the command that registered; it holds no personal value. */
  readonly stamp: Stamp;
}

/** A resident in the clear, as the record stands at a revision of its stream. */
export interface OpenedResident {
  readonly residentId: string;
  readonly region: string;
  readonly revision: number;
  readonly person: Person;
}

/** By a document (`identityKey`) or by a phone. */
export type SearchBy = { readonly identity: string } | { readonly phone: Phone };

/** Where a list of residents goes on: the longest registered come first. */
export interface ResidentCursor {
  readonly registeredAt: string;
  readonly residentId: string;
}

export interface ResidentPage {
  readonly items: readonly MaskedResident[];
  readonly next: ResidentCursor | null;
}

type NewRow = Omit<VaultRow, 'state'> & { readonly person: Person };

interface SealedRow extends Record<Part, Buffer> {
  readonly resident_id: string;
  readonly region: string;
  readonly revision: number;
  readonly registered_at: string;
  readonly wrapped: Buffer;
}

const ROW = 'resident_id as "residentId", region, state, stamp';
const AT_ONCE = 500;

/** Personal values, each resident's under a key of their own. Numbers are found by blind index; nothing stands here in the clear. */
export class Vault {
  constructor(
    private readonly pool: pg.Pool,
    private readonly keys: KeyRing,
    private readonly index: BlindIndex,
  ) {}

  /** Adds a pending row and answers it; null, and nothing is done, where the id or the document is known. Row, index and key come together or not at all. */
  async add({ residentId, region, person, stamp }: NewRow): Promise<VaultRow | null> {
    const subject = residentStream(residentId);
    const { key, wrapped } = this.keys.fresh(subject);
    const { rowCount } = await this.pool.query({
      name: 'vault-add',
      text: `with known as (
          insert into vault.identity (identity_index, resident_id)
            select $3::bytea, $1::uuid where not exists (select from vault.resident where resident_id = $1)
            on conflict do nothing returning 1),
        added as (
          insert into vault.resident (resident_id, region, state, phone_keys, person, facts, masked, command_id, stamp)
            select $1, $2, 'pending', $4, $5, $6, $7, $8, $9 from known returning 1)
        insert into vault_keys.key (subject, wrapped) select $10::text, $11::bytea from added`,
      values: [
        residentId,
        region,
        this.identityIndex(region, person),
        this.phoneKeys(region, person),
        ...this.sealed(key, subject, person),
        stamp.commandId,
        JSON.stringify(stamp),
        subject,
        wrapped,
      ],
    });
    return rowCount === 1 ? { residentId, region, state: 'pending', stamp } : null;
  }

  /** The row of this id, else that of this document. */
  async find(residentId: string, region: string, person: Person): Promise<VaultRow | null> {
    const { rows } = await this.pool.query<VaultRow>({
      name: 'vault-find',
      text: `select ${ROW} from vault.resident
        where resident_id in ($1, (select resident_id from vault.identity where identity_index = $2))
        order by resident_id = $1 desc limit 1`,
      values: [residentId, this.identityIndex(region, person)],
    });
    return rows[0] ?? null;
  }

  async pending(olderThanMs: number): Promise<VaultRow[]> {
    const { rows } = await this.pool.query<VaultRow>(
      `select ${ROW} from vault.resident where state = 'pending' and registered_at < now() - make_interval(secs => $1)`,
      [olderThanMs / 1000],
    );
    return rows;
  }

  async confirm(residentId: string): Promise<void> {
    await this.pool.query(
      `update vault.resident set state = 'confirmed' where resident_id = $1 and state = 'pending'`,
      [residentId],
    );
  }

  /** Residents in the clear, for who changes them; one whose key is gone is left out. */
  async open(residentIds: readonly string[]): Promise<OpenedResident[]> {
    const rows = await this.rows(['person', 'facts'], 'vault-open', 'r.resident_id = any($1::uuid[])', [residentIds]);
    return rows.map((row) => ({
      residentId: row.resident_id,
      region: row.region,
      revision: row.revision,
      person: personOf({ person: this.opened(row, 'person'), facts: this.opened(row, 'facts') }),
    }));
  }

  /**
   * Before an event that changes the record: keeps the document for this resident and notes that a change is under way. False, and nothing is
   * done, where the document is another resident's.
   */
  async reserve(residentId: string, region: string, person: Person): Promise<boolean> {
    const { rowCount } = await this.pool.query({
      name: 'vault-reserve',
      text: `with kept as (
          insert into vault.identity (identity_index, resident_id) values ($2, $1) on conflict do nothing returning 1)
        update vault.resident set changing_since = now() where resident_id = $1
          and (exists (select from kept)
            or exists (select from vault.identity where identity_index = $2 and resident_id = $1))`,
      values: [residentId, this.identityIndex(region, person)],
    });
    return rowCount === 1;
  }

  /** Brings the row to a revision of its stream; a row that is there already keeps what it has. Other documents find the resident no more. */
  async apply({ residentId, region, revision, person }: OpenedResident): Promise<void> {
    const subject = residentStream(residentId);
    const key = await this.keys.find(subject);
    if (!key) return;
    await this.pool.query({
      name: 'vault-apply',
      text: `with changed as (
          update vault.resident set phone_keys = $4, phone_index = null, person = $5, facts = $6, masked = $7,
            revision = $3, changing_since = null
          where resident_id = $1 and revision <= $3 returning 1)
        delete from vault.identity where resident_id = $1 and identity_index <> $2 and exists (select from changed)`,
      values: [
        residentId,
        this.identityIndex(region, person),
        revision,
        this.phoneKeys(region, person),
        ...this.sealed(key, subject, person),
      ],
    });
  }

  /** Whose record a crash may have left behind its stream. */
  async changing(olderThanMs: number): Promise<string[]> {
    const { rows } = await this.pool.query<{ id: string }>(
      `select resident_id as id from vault.resident where changing_since < now() - make_interval(secs => $1)`,
      [olderThanMs / 1000],
    );
    return rows.map(({ id }) => id);
  }

  /** Rows from before phones were found however they are written get the keys of today; how many they were. */
  async reindexPhones(): Promise<number> {
    for (let done = 0; ;) {
      const { rows } = await this.pool.query<{ id: string }>(
        'select resident_id as id from vault.resident where phone_index is not null limit $1',
        [AT_ONCE],
      );
      if (rows.length === 0) return done;
      const found = new Map((await this.open(rows.map(({ id }) => id))).map((each) => [each.residentId, each]));
      for (const { id } of rows) {
        const known = found.get(id);
        await this.pool.query(
          'update vault.resident set phone_keys = $2, phone_index = null where resident_id = $1 and phone_index is not null',
          [id, known ? this.phoneKeys(known.region, known.person) : null],
        );
      }
      done += rows.length;
    }
  }

  /** Under which name a search is known outside: equal for equal searches, and nobody reads the number from it. */
  searchName(region: string, by: SearchBy): string {
    const [index] = this.wanted(region, by);
    return (index ?? Buffer.alloc(0)).toString('base64url').slice(0, 16);
  }

  async search(region: string, by: SearchBy, limit: number, after: ResidentCursor | null): Promise<ResidentPage> {
    const [name, condition] =
      'identity' in by
        ? ['identity', 'r.resident_id in (select resident_id from vault.identity where identity_index = any($1))']
        : ['phone', 'r.phone_keys && $1::bytea[]'];
    const rows = await this.rows(
      ['masked'],
      `vault-search-${name}`,
      `${condition} and ($2::timestamptz is null or (r.registered_at, r.resident_id) > ($2::timestamptz, $3::uuid))
        order by r.registered_at, r.resident_id limit $4`,
      [this.wanted(region, by), after?.registeredAt ?? null, after?.residentId ?? null, limit + 1],
    );
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map((row) => this.shown(row)),
      next: last ? { registeredAt: last.registered_at, residentId: last.resident_id } : null,
    };
  }

  async masked(region: string, residentId: string): Promise<MaskedResident | null> {
    const [row] = await this.rows(['masked'], 'vault-masked', 'r.resident_id = $1 and r.region = $2', [
      residentId,
      region,
    ]);
    return row ? this.shown(row) : null;
  }

  async facts(residentIds: readonly string[]): Promise<ResidentFacts[]> {
    const rows = await this.rows(['facts'], 'vault-facts', 'r.resident_id = any($1::uuid[])', [residentIds]);
    return rows.map((row) => ({ ...(this.opened(row, 'facts') as ResidentFacts), residentId: row.resident_id }));
  }

  private wanted(region: string, by: SearchBy): Buffer[] {
    return 'identity' in by
      ? [this.index.of(region, 'identity', by.identity)]
      : by.phone.wanted.map((key) => this.index.of(region, 'phone', key));
  }

  private identityIndex(region: string, person: Person): Buffer {
    return this.index.of(region, 'identity', identityKeyOf(person));
  }

  private phoneKeys(region: string, person: Person): Buffer[] {
    return phoneKeysOf(person).map((key) => this.index.of(region, 'phone', key));
  }

  /** In the order of `PARTS`. */
  private sealed(key: Buffer, subject: string, person: Person): Buffer[] {
    return Object.entries(partsOf(person)).map(([part, value]) =>
      sealBytes(this.keys.suite, key, Buffer.from(JSON.stringify(value)), `${part}|${subject}`),
    );
  }

  private shown(row: SealedRow): MaskedResident {
    return { residentId: row.resident_id, ...maskedOf(this.opened(row, 'masked')), revision: row.revision };
  }

  /** Parts of every resident that meets the condition, as far as the key is there. */
  private async rows(parts: readonly Part[], name: string, condition: string, values: unknown[]): Promise<SealedRow[]> {
    const { rows } = await this.pool.query<SealedRow>({
      name,
      text: `select r.resident_id, r.region, r.revision, r.registered_at::text as registered_at, k.wrapped,
          ${parts.map((part) => `r.${part}`).join(', ')}
        from vault.resident r join vault_keys.key k on k.subject = '${residentStream('')}' || r.resident_id
        where ${condition}`,
      values,
    });
    return rows;
  }

  private opened(row: SealedRow, part: Part): object {
    const subject = residentStream(row.resident_id);
    const text = openBytes(this.keys.unwrap(subject, row.wrapped), row[part], `${part}|${subject}`).toString();
    return JSON.parse(text) as object;
  }
}
