import type { Stamp } from '#libs/event-log';
import type { LocalDate } from '#libs/clocks/domain';
import type pg from 'pg';
import type { BlindIndex } from './blind-index.js';
import {
  maskAddress,
  maskIdentityNumber,
  maskName,
  maskPhone,
  residentStream,
  type MaskedResident,
  type ResidentFacts,
} from './domain/index.js';
import type { KeyRing } from './key-ring.js';
import { openBytes, sealBytes } from './suites.js';

/** A resident as registered, numbers already normalised (`parseIdentityNumber`, `normalisePhone`). */
export interface Person {
  readonly name: string;
  readonly identityNumber: string;
  readonly birthDate: LocalDate | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly householdUnit: string;
  readonly residenceUnit: string;
  readonly insuredUnit: string | null;
}

export interface VaultRow {
  readonly residentId: string;
  readonly region: string;
  readonly state: 'pending' | 'confirmed';
  /** Of the command that registered; it holds no personal value. */
  readonly stamp: Stamp;
}

type NewRow = Omit<VaultRow, 'state'> & { readonly person: Person };
type Part = 'person' | 'facts' | 'masked';

interface SealedRow {
  readonly resident_id: string;
  readonly sealed: Buffer;
  readonly wrapped: Buffer;
}

const ROW = 'resident_id as "residentId", region, state, stamp';

/** Personal values, each resident's under a key of their own. Numbers are found by blind index; nothing stands here in the clear. */
export class Vault {
  constructor(
    private readonly pool: pg.Pool,
    private readonly keys: KeyRing,
    private readonly index: BlindIndex,
  ) {}

  /** Adds a pending row and answers it; null, and nothing is done, where the id or the number is known. Row and key come together or not at all. */
  async add({ residentId, region, person, stamp }: NewRow): Promise<VaultRow | null> {
    const subject = residentStream(residentId);
    const { key, wrapped } = this.keys.fresh(subject);
    const { name, identityNumber, phone, address, birthDate, householdUnit, residenceUnit, insuredUnit } = person;
    const units = { householdUnit, residenceUnit, insuredUnit };
    const seal = (part: Part, value: object) =>
      sealBytes(this.keys.suite, key, Buffer.from(JSON.stringify(value)), `${part}|${subject}`);
    const { rowCount } = await this.pool.query({
      name: 'vault-add',
      text: `with added as (
          insert into vault.resident
            (resident_id, region, state, identity_index, phone_index, person, facts, masked, command_id, stamp)
          values ($1, $2, 'pending', $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning 1)
        insert into vault_keys.key (subject, wrapped) select $10::text, $11::bytea from added`,
      values: [
        residentId,
        region,
        this.index.of(region, 'identity', identityNumber),
        phone && this.index.of(region, 'phone', phone),
        seal('person', { name, identityNumber, phone, address }),
        seal('facts', { birthDate, ...units }),
        seal('masked', {
          name: maskName(name),
          identityNumber: maskIdentityNumber(identityNumber),
          phone: phone && maskPhone(phone),
          address: address && maskAddress(address),
          ...units,
        }),
        stamp.commandId,
        JSON.stringify(stamp),
        subject,
        wrapped,
      ],
    });
    return rowCount === 1 ? { residentId, region, state: 'pending', stamp } : null;
  }

  /** The row of this id, else that of this number. */
  async find(residentId: string, region: string, identityNumber: string): Promise<VaultRow | null> {
    const { rows } = await this.pool.query<VaultRow>({
      name: 'vault-find',
      text: `select ${ROW} from vault.resident where resident_id = $1 or identity_index = $2
        order by resident_id = $1 desc limit 1`,
      values: [residentId, this.index.of(region, 'identity', identityNumber)],
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

  search(region: string, by: { identityNumber: string } | { phone: string }): Promise<MaskedResident[]> {
    const [column, value] =
      'identityNumber' in by
        ? ['identity_index', this.index.of(region, 'identity', by.identityNumber)]
        : ['phone_index', this.index.of(region, 'phone', by.phone)];
    return this.opened('masked', `r.${column} = $1 order by r.registered_at, r.resident_id limit 50`, value);
  }

  async masked(region: string, residentId: string): Promise<MaskedResident | null> {
    const found = await this.opened<MaskedResident>(
      'masked',
      'r.resident_id = $1 and r.region = $2',
      residentId,
      region,
    );
    return found[0] ?? null;
  }

  facts(residentIds: readonly string[]): Promise<ResidentFacts[]> {
    return this.opened('facts', 'r.resident_id = any($1::uuid[])', residentIds);
  }

  /** A part of every resident that meets the condition, as far as the key is there. */
  private async opened<T>(part: Part, condition: string, ...values: unknown[]): Promise<T[]> {
    const { rows } = await this.pool.query<SealedRow>({
      name: `vault-${part}-${condition}`.slice(0, 60),
      text: `select r.resident_id, r.${part} as sealed, k.wrapped from vault.resident r
        join vault_keys.key k on k.subject = '${residentStream('')}' || r.resident_id where ${condition}`,
      values,
    });
    return rows.map(({ resident_id: residentId, sealed, wrapped }) => {
      const subject = residentStream(residentId);
      const value = openBytes(this.keys.unwrap(subject, wrapped), sealed, `${part}|${subject}`).toString();
      return { residentId, ...(JSON.parse(value) as object) } as T;
    });
  }
}
