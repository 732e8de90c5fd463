import type { Sql } from './projection.js';

/** A case that a keeper could not do its work for, and why. */
export interface StuckCase {
  readonly caseId: string;
  readonly reason: string;
}

/** The last sign of life of who works by what falls due. */
export interface KeeperSign {
  readonly name: string;
  /** Seconds since its last whole round, by the database's clock. */
  readonly age: number;
  readonly stuck: readonly StuckCase[];
}

/** Says that a round was done, and for which cases it could not be. */
export async function keeperSign(sql: Sql, name: string, stuck: readonly StuckCase[]): Promise<void> {
  await sql.query(
    `insert into read_model.keeper (name, round_at, stuck) values ($1, clock_timestamp(), $2)
     on conflict (name) do update set round_at = excluded.round_at, stuck = excluded.stuck`,
    [name, JSON.stringify(stuck)],
  );
}

export async function keeperSigns(sql: Sql): Promise<readonly KeeperSign[]> {
  const { rows } = await sql.query<KeeperSign>(
    `select name, extract(epoch from clock_timestamp() - round_at)::float8 as age, stuck from read_model.keeper`,
  );
  return rows;
}
