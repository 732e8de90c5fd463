import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Schema `read_model`: the builds of every projection with their checkpoints, and which build is live. */
export class ReadModels1795500003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema read_model cascade');
  }
}

/** The names of the logs that ours was copied from: a position of theirs counts as reached. */
export class FormerLogs1795500003100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of FORMER_LOGS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table read_model.former_log');
  }
}

/** The streams that a build cannot fold and has set aside, and a sign of life of those who work by what falls due. */
export class SetAside1795500003200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SET_ASIDE) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table read_model.set_aside, read_model.keeper');
  }
}

export const readModelMigrations = [ReadModels1795500003000, FormerLogs1795500003100, SetAside1795500003200];

const SET_ASIDE = [
  // Without a reference to the build: what a build left behind goes with it, and a stream is set aside in the transaction of its rows.
  `create table read_model.set_aside (
    schema text not null,
    stream text not null,
    revision integer not null,
    type text not null,
    position text not null,
    reason text not null,
    leaf text,
    day date,
    program text not null,
    read_on boolean not null default false,
    set_aside_at timestamptz not null default clock_timestamp(),
    primary key (schema, stream)
  )`,
  `create table read_model.keeper (
    name text primary key,
    round_at timestamptz not null,
    stuck json not null
  )`,
  `do $$ begin
    grant select, insert, update, delete on read_model.set_aside to tongban_projector;
    grant select on read_model.keeper to tongban_projector;
    grant select on read_model.set_aside to tongban_api;
    grant select, insert, update on read_model.keeper to tongban_api;
  exception when undefined_object or insufficient_privilege then null;
  end $$`,
];

const FORMER_LOGS = [
  `create table read_model.former_log (
    name text primary key,
    left_at timestamptz not null default clock_timestamp()
  )`,
  `do $$ begin
    grant select on read_model.former_log to tongban_projector, tongban_api;
  exception when undefined_object or insufficient_privilege then null;
  end $$`,
];

const STATEMENTS = [
  'create schema if not exists read_model',
  // The checkpoint is updated with every batch: room on the page keeps those updates off the index.
  `create table read_model.build (
    schema text primary key,
    projection text not null,
    version integer not null,
    position text not null,
    state text not null check (state in ('building', 'live', 'retired')),
    status text not null default 'waiting' check (status in ('waiting', 'running', 'retrying', 'stopped')),
    error text,
    owner text,
    epoch bigint not null default 0,
    lease_until timestamptz not null default '-infinity',
    indexed boolean not null default false,
    created_at timestamptz not null default clock_timestamp(),
    moved_at timestamptz not null default clock_timestamp(),
    retired_at timestamptz
  ) with (fillfactor = 50)`,
  `create table read_model.live (
    projection text primary key,
    schema text not null references read_model.build (schema)
  )`,
  'create sequence read_model.build_number',
  // A database of someone else's may have no roles of ours; then everything works as the URL's user.
  `do $$ begin
    grant usage on schema read_model to tongban_projector, tongban_api;
    grant select, insert, update, delete on read_model.build, read_model.live to tongban_projector;
    grant usage on sequence read_model.build_number to tongban_projector;
    grant select on read_model.build, read_model.live to tongban_api;
    execute format('grant create on database %I to tongban_projector', current_database());
  exception when undefined_object or insufficient_privilege then null;
  end $$`,
];
