import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Roles belong to the server, not the database: made once, by whoever may; without that right everything works as the URL's user. Two databases of
 * one server may be migrated at the same moment: what the other made is there, and a row that both change is tried again.
 */
const ROLES = `
do $$
declare
  _role text;
  _grant text[];
begin
  foreach _role in array array['tongban_writer', 'tongban_reader', 'tongban_api', 'tongban_projector'] loop
    if not exists (select from pg_roles where rolname = _role) then
      begin
        execute format('create role %I nologin', _role);
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
  end loop;
  foreach _grant slice 1 in array array[
    ['tongban_writer', 'tongban_api'], ['tongban_reader', 'tongban_writer'], ['tongban_reader', 'tongban_projector'],
    ['tongban_api', current_user::text], ['tongban_projector', current_user::text]
  ] loop
    for _try in 1..10 loop
      begin
        execute format('grant %I to %I', _grant[1], _grant[2]);
        exit;
      exception when internal_error or unique_violation then perform pg_sleep(0.02);
      end;
    end loop;
  end loop;
exception when insufficient_privilege then
  raise notice 'no right to create roles: every process works as %', current_user;
end $$`;

const TABLES = `
create schema log;
create table log.identity (
  one boolean primary key default true check (one),
  name text not null
);
create table log.counter (
  one boolean primary key default true check (one),
  position bigint not null
) with (fillfactor = 10);
create table log.streams (
  stream text collate "C" primary key,
  revision integer not null
) with (fillfactor = 70);
create table log.events (
  position bigint primary key,
  stream text collate "C" not null,
  revision integer not null,
  id uuid not null,
  type text not null,
  data json not null,
  metadata json not null,
  unique (stream, revision)
);
create index events_of_reference on log.events (position)
  where stream not like 'case-%' and stream not like 'resident-%' and stream not like 'refusals-%';
insert into log.counter (position) values (0);
insert into log.identity (name) values (substr(replace(gen_random_uuid()::text, '-', ''), 1, 12))`;

const IMMUTABLE = `
create function log.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the event log is append-only: % refused', tg_op using errcode = 'restrict_violation';
end $$;
create trigger events_stay before update or delete on log.events for each row execute function log.refuse_change();
create trigger events_remain before truncate on log.events for each statement execute function log.refuse_change();
create trigger streams_remain before delete or truncate on log.streams for each statement execute function log.refuse_change();
create trigger counter_remains before delete or truncate on log.counter for each statement execute function log.refuse_change();
alter table log.events enable always trigger events_stay;
alter table log.events enable always trigger events_remain`;

/**
 * Appends a batch, each of its appends decided by itself: new, the same as before, or a conflict, which is a value and not an exception, so that
 * one clerk's lost race takes nobody else's append with it. A batch names a stream once at the most.
 *
 * New streams are made first and existing heads locked after them, both in sorted order, so that two processes never wait for each other in a
 * circle; what a head is, is read by the very statement that locks it. The counter comes last, so that its lock spans only the insert and the
 * commit. Positions are therefore gapless and in commit order: a reader can never skip one that commits late.
 *
 * The answer: a first row (place 0) with the number of events appended and the position of the last of them, then a row for each append that was
 * not written now. The others follow each other in the order of the batch.
 *
 * Tables are never scanned, whatever the planner made of them when they were still empty: a connection keeps that plan for long.
 */
const APPEND = `
create function log.append(
  _streams text[], _expected integer[], _counts integer[],
  _owner integer[], _revisions integer[], _ids uuid[], _types text[], _data text[], _metadata text[]
) returns table (place integer, outcome text, revision integer, "position" bigint)
language plpgsql security definer set search_path = pg_catalog
set enable_seqscan = off set jit = off as $$
declare
  _made text[];
  _actual integer[];
  _total integer := cardinality(_ids);
  _last bigint;
begin
  with made as (
    insert into log.streams as s (stream, revision)
      select a.stream, a.count - 1 from unnest(_streams, _expected, _counts) as a (stream, expected, count)
      where a.expected = -1 order by a.stream
      on conflict do nothing returning s.stream
  )
  select coalesce(array_agg(made.stream), '{}') into _made from made;

  if cardinality(_made) = cardinality(_streams) then
    _actual := _expected;
  else
    with heads as (
      select s.stream, s.revision from log.streams s
      where s.stream = any (_streams) and s.stream <> all (_made) order by s.stream for update
    )
    select array_agg(coalesce(h.revision, -1) order by a.i),
           coalesce(sum(a.count) filter (where a.expected = coalesce(h.revision, -1)), 0)
      into _actual, _total
      from unnest(_streams, _expected, _counts) with ordinality as a (stream, expected, count, i)
      left join heads h on h.stream = a.stream;
    update log.streams s set revision = s.revision + a.count
      from unnest(_streams, _counts, _expected, _actual) as a (stream, count, expected, actual)
      where s.stream = any (_streams) and s.stream = a.stream and a.expected >= 0 and a.expected = a.actual;
  end if;

  if _total > 0 then
    update log.counter c set position = c.position + _total returning c.position into _last;
    insert into log.events (position, stream, revision, id, type, data, metadata)
      select _last - _total + row_number() over (order by e.i), _streams[e.owner], e.revision, e.id, e.type, e.data::json, e.metadata::json
      from unnest(_owner, _revisions, _ids, _types, _data, _metadata) with ordinality
        as e (owner, revision, id, type, data, metadata, i)
      where _expected[e.owner] = _actual[e.owner];
  end if;
  return query select 0, 'appended', _total, _last;
  if _total = cardinality(_ids) then return; end if;

  return query
    select a.i::integer,
           case when same.count = a.count then 'repeated' else 'conflict' end,
           case when same.count = a.count then a.expected + a.count else a.actual end,
           case when same.count = a.count then same.last end
    from unnest(_streams, _expected, _actual, _counts) with ordinality as a (stream, expected, actual, count, i)
    cross join lateral (
      select count(*) as count, max(stored.position) as last
      from unnest(_owner, _revisions, _ids) as given (owner, revision, id)
      join log.events stored on stored.stream = a.stream and stored.revision = given.revision and stored.id = given.id
      where given.owner = a.i
    ) same
    where a.expected <> a.actual
    order by a.i;
end $$;
revoke all on function log.append from public`;

const GRANTS = `
do $$
begin
  if exists (select from pg_roles where rolname = 'tongban_reader') then
    grant usage on schema log to tongban_reader, tongban_writer;
    grant select on all tables in schema log to tongban_reader;
    grant execute on function log.append to tongban_writer;
  end if;
end $$`;

/** The schema `log`: written only through one function, read by whoever follows it, changed by nobody. */
class EventLog1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [ROLES, TABLES, IMMUTABLE, APPEND, GRANTS]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('the event log is never taken down by a migration');
  }
}

export const eventLogMigrations = [EventLog1764000000001];
