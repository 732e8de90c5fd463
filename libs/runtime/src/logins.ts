import pg from 'pg';
import type { DatabaseRole } from './database.js';
import { codeOf } from './operator-error.js';
import { findSecret, loadSecret, type DatabaseLogin } from './secrets.js';

const ROLE_OF: Readonly<Record<DatabaseLogin, DatabaseRole>> = {
  api: 'tongban_api',
  // It acts as a desk does: by commands.
  timekeeper: 'tongban_api',
  projector: 'tongban_projector',
};
const LOGINS: readonly DatabaseLogin[] = ['api', 'projector', 'timekeeper'];
const PASSWORD_BYTES = 24;

/**
 * Makes the logins of a migrated database, or gives them the passwords of this home, `<home>/secrets/<process>-password`: no superuser, no right to
 * create roles or databases, member of one role. Answers false, and makes nothing, where the URL's user may not create roles: then every process
 * works as that user.
 */
export async function makeLogins(url: string, home: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, application_name: 'tongban logins' });
  await client.connect();
  try {
    const { rows } = await client.query<{ may: boolean; roles: number; database: string }>(
      `select rolcreaterole or rolsuper as may, current_database() as database,
        (select count(*)::int from pg_roles where rolname in ('tongban_api', 'tongban_projector')) as roles
      from pg_roles where rolname = current_user`,
    );
    const [mine] = rows;
    if (!mine?.may || mine.roles < 2) return false;
    for (const login of LOGINS)
      await makeLogin(client, loginName(mine.database, login), ROLE_OF[login], passwordOf(home, login));
    return true;
  } finally {
    await client.end();
  }
}

/** The URL with the login of a process in the place of its user: for a process that is not to have the owner's password. */
export function urlOfLogin(url: string, home: string, login: DatabaseLogin): string {
  const own = new URL(url);
  own.username = loginName(decodeURIComponent(own.pathname.slice(1)), login);
  own.password = passwordOf(home, login);
  return own.href;
}

/** A URL without a user is that of the process's own login, as `tongban setup` made it; any other is taken as it is. */
export function databaseUrlFor(url: string, home: string, login: DatabaseLogin): string {
  const own = new URL(url).username === '' && findSecret(home, `${login}-password`, PASSWORD_BYTES) !== null;
  return own ? urlOfLogin(url, home, login) : url;
}

async function makeLogin(client: pg.Client, name: string, role: DatabaseRole, password: string): Promise<void> {
  const login = client.escapeIdentifier(name);
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
  const options = `login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password ${client.escapeLiteral(password)}`;
  await client.query(`${rowCount === 0 ? 'create' : 'alter'} role ${login} ${options}`);
  await grant(client, `grant ${role} to ${login}`);
}

/** Two databases of one server may be set up at the same moment: a row that both change is tried again. */
async function grant(client: pg.Client, statement: string): Promise<void> {
  for (let left = 10; ; left--) {
    try {
      await client.query(statement);
      return;
    } catch (error) {
      if (left === 0 || !['XX000', '23505'].includes(codeOf(error))) throw error;
    }
  }
}

/** Roles belong to the server, so the database's name is part of a login's. */
function loginName(database: string, login: DatabaseLogin): string {
  return `${database}_${login}_login`;
}

function passwordOf(home: string, login: DatabaseLogin): string {
  return loadSecret(home, `${login}-password`, PASSWORD_BYTES).toString('hex');
}
