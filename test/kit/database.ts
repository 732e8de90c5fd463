import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of its own on the server of this test run (`TONGBAN_TEST_SERVER`, set by `scripts/jest.mjs`). */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env.TONGBAN_TEST_SERVER;
  if (!server)
    throw new Error('TONGBAN_TEST_SERVER is not set: run the tests through `npm test` or `npm run test:int`');
  const name = `t_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `drop database if exists ${name} with (force)`) };
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
