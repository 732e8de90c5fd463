import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
create schema vault_keys;
create table vault_keys.key (
  subject text collate "C" primary key,
  wrapped bytea not null,
  created_at timestamptz not null default now()
);
create schema vault;
create table vault.resident (
  resident_id uuid primary key,
  region text not null,
  state text not null check (state in ('pending', 'confirmed')),
  identity_index bytea not null unique,
  phone_index bytea,
  person bytea not null,
  facts bytea not null,
  masked bytea not null,
  command_id uuid not null,
  stamp json not null,
  registered_at timestamptz not null default now()
);
create index resident_by_phone on vault.resident (phone_index) where phone_index is not null;
create index resident_pending on vault.resident (registered_at) where state = 'pending'`;

const GRANTS = `
do $$
begin
  if exists (select from pg_roles where rolname = 'tongban_api') then
    grant usage on schema vault, vault_keys to tongban_api;
    grant select, insert, update on vault.resident to tongban_api;
    grant select, insert on vault_keys.key to tongban_api;
  end if;
end $$`;

/** The vault: personal values, encrypted per resident; and, in a schema of its own with a backup of its own, the keys. */
class Residents1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [TABLES, GRANTS]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('the vault is never taken down by a migration');
  }
}

const IDENTITIES = `
create table vault.identity (
  identity_index bytea primary key,
  resident_id uuid not null
);
create index identity_of_resident on vault.identity (resident_id);
insert into vault.identity select identity_index, resident_id from vault.resident;
alter table vault.resident
  drop column identity_index,
  add column revision integer not null default 0,
  add column changing_since timestamptz,
  add column phone_keys bytea[];
create index resident_by_phone_key on vault.resident using gin (phone_keys);
create index resident_changing on vault.resident (changing_since) where changing_since is not null`;

const IDENTITY_GRANTS = `
do $$
begin
  if exists (select from pg_roles where rolname = 'tongban_api') then
    grant select, insert, delete on vault.identity to tongban_api;
  end if;
end $$`;

/**
 * A record may change: by which numbers somebody is found stands apart, and the row says at which revision of its stream it is. Rows with a
 * `phone_index` are of before and get their `phone_keys` at the next start (`Vault.reindexPhones`).
 */
class ResidentsChange1764000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [IDENTITIES, IDENTITY_GRANTS]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('the vault is never taken down by a migration');
  }
}

export const residentsMigrations = [Residents1764000000002, ResidentsChange1764000000020];
