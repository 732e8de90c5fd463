import type pg from 'pg';
import { sharedLoader } from '#libs/runtime';
import { randomOctets } from './random-octets.js';
import { openBytes, sealBytes, type SuiteName } from './suites.js';

/**
 * The keys of the subjects (`resident-…`, `case-…`), each wrapped by the installation's key, in the schema `vault_keys`. Destroying a row destroys
 * what was sealed under it, so nothing here is kept in memory beyond a request. Requests of one moment share one query.
 */
export class KeyRing {
  private readonly present = sharedLoader((subjects: readonly string[]) => this.read(subjects));
  private readonly created = sharedLoader((subjects: readonly string[]) => this.readOrCreate(subjects));

  constructor(
    private readonly pool: pg.Pool,
    private readonly wrappingKey: Buffer,
    readonly suite: SuiteName,
  ) {}

  /** Whether the keys here were wrapped under this installation's secret: a data folder without its secrets must not go on. */
  async fits(): Promise<boolean> {
    const { rows } = await this.pool.query<{ subject: string; wrapped: Buffer }>(
      'select subject, wrapped from vault_keys.key limit 1',
    );
    try {
      return rows.every(({ subject, wrapped }) => this.unwrap(subject, wrapped).length > 0);
    } catch {
      return false;
    }
  }

  /** Null where there is no such key, or no longer. */
  find(subject: string): Promise<Buffer | null> {
    return this.present.load(subject);
  }

  /** The subject's key; a new one is durable before this answers. */
  async findOrCreate(subject: string): Promise<Buffer> {
    const key = await this.created.load(subject);
    if (!key) throw new Error(`no key could be made for ${subject}`);
    return key;
  }

  /** A key for a new subject, wrapped, to be written with the subject's first row. */
  fresh(subject: string): { key: Buffer; wrapped: Buffer } {
    const key = randomOctets(32);
    return { key, wrapped: sealBytes(this.suite, this.wrappingKey, key, subject) };
  }

  unwrap(subject: string, wrapped: Buffer): Buffer {
    return openBytes(this.wrappingKey, wrapped, subject);
  }

  private async read(subjects: readonly string[]): Promise<(Buffer | null)[]> {
    const { rows } = await this.pool.query<{ subject: string; wrapped: Buffer }>({
      name: 'keys-of',
      text: 'select subject, wrapped from vault_keys.key where subject = any($1)',
      values: [[...new Set(subjects)]],
    });
    const found = new Map(rows.map(({ subject, wrapped }) => [subject, this.unwrap(subject, wrapped)]));
    return subjects.map((subject) => found.get(subject) ?? null);
  }

  private async readOrCreate(subjects: readonly string[]): Promise<(Buffer | null)[]> {
    const found = await this.read(subjects);
    const lacking = [...new Set(subjects.filter((_, index) => !found[index]))].sort();
    if (lacking.length === 0) return found;
    const made = new Map(lacking.map((subject) => [subject, this.fresh(subject)]));
    const { rows } = await this.pool.query<{ subject: string }>({
      name: 'keys-made',
      text: `
        insert into vault_keys.key (subject, wrapped) select * from unnest($1::text[], $2::bytea[])
        on conflict do nothing returning subject`,
      values: [lacking, lacking.map((subject) => made.get(subject)?.wrapped)],
    });
    const own = new Map(rows.map(({ subject }) => [subject, made.get(subject)?.key ?? null]));
    if (own.size === lacking.length) return subjects.map((subject, index) => found[index] ?? own.get(subject) ?? null);
    // Somebody else has made one at the same moment: theirs is the key.
    return this.read(subjects);
  }
}
