import { existsSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writtenInstant, YEARS } from '#libs/clocks/domain';
import { DEFAULT_RATE_WEIGHTS, readRateWeights, type RateWeights } from './rate-weights.js';

/** What a process of Tongban was told by its environment, checked. Every setting has a default that works on a bare machine. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Data of the embedded set-up: the database, the secrets, the list of units. */
  readonly home: string;
  /** Null: the embedded PostgreSQL under `home`. */
  readonly databaseUrl: string | null;
  /** Null: the same as the database. */
  readonly eventLogUrl: string | null;
  readonly oidcIssuer: string | null;
  readonly oidcAudience: string;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly logFormat: 'pretty' | 'json';
  /** Real time, or a clock that stands still and is moved by an operator; `from` is where a fresh data folder starts. */
  readonly clock: { readonly kind: 'system' } | { readonly kind: 'manual'; readonly from: string | null };
  /** Requests a second that one person may make, with a burst of twice as many; 0: no limit. */
  readonly rateLimit: number;
  /** Requests a second, with a burst of twice as many, that may be refused for their token at one address before its strangers must wait; 0: no limit. */
  readonly refusalLimit: number;
  /** How long a token of the local issuer may be good for at the most, in seconds. */
  readonly tokenTtlMost: number;
  /** What the three rates weigh (TONGBAN_RATE_WEIGHTS), each set from its day on. */
  readonly rateWeights: readonly RateWeights[];
  /** A file that a process without a port touches every few seconds, so that others see it alive; null: none. */
  readonly heartbeatFile: string | null;
  /** Where a process that has no port of its own tells its metrics; 0: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number };
  /** Whether an empty database may be begun under the secrets of another one (TONGBAN_EMPTY_DATABASE=accept). */
  readonly acceptEmptyDatabase: boolean;
}

/** Settings that may hold a password: each may be given as the name of a file that holds it, `DATABASE_URL_FILE` for `DATABASE_URL`. */
export const FILE_SETTINGS = ['DATABASE_URL', 'EVENT_LOG_URL'] as const;

/** Nobody mistypes a token so often; whoever guesses them, or floods, does. */
const REFUSALS_A_SECOND = 100;
const DAY_S = 86_400;

/** A setting that cannot be used; the message is one sentence that says what is wrong and what to do. */
export class SettingError extends Error {}

/** The folder that holds `package.json`. */
export const PROJECT_FOLDER = projectFolder(dirname(fileURLToPath(import.meta.url)));

function projectFolder(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  return parent === from ? process.cwd() : projectFolder(parent);
}

/** Reads and checks the settings. Throws a SettingError. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const env = withFiles(environment);
  return {
    host: env.HOST || '127.0.0.1',
    port: portOf('PORT', env.PORT, 3000),
    home: homeOf(env.TONGBAN_HOME),
    databaseUrl: urlOf('DATABASE_URL', env.DATABASE_URL, ['postgres:', 'postgresql:']),
    eventLogUrl: urlOf('EVENT_LOG_URL', env.EVENT_LOG_URL, ['postgres:', 'postgresql:', 'esdb:', 'esdb+discover:']),
    oidcIssuer: urlOf('OIDC_ISSUER', env.OIDC_ISSUER, ['https:', 'http:']),
    oidcAudience: env.OIDC_AUDIENCE || 'tongban',
    logLevel: oneOf('LOG_LEVEL', env.LOG_LEVEL, ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
    logFormat: oneOf('LOG_FORMAT', env.LOG_FORMAT, ['pretty', 'json'], process.stderr.isTTY ? 'pretty' : 'json'),
    clock: clockOf(env.TONGBAN_CLOCK, env.NODE_ENV),
    rateLimit: countOf('TONGBAN_RATE_LIMIT', env.TONGBAN_RATE_LIMIT, 0),
    refusalLimit: countOf('TONGBAN_REFUSAL_LIMIT', env.TONGBAN_REFUSAL_LIMIT, REFUSALS_A_SECOND),
    tokenTtlMost: countOf('TONGBAN_TOKEN_TTL_MOST', env.TONGBAN_TOKEN_TTL_MOST, DAY_S),
    rateWeights: weightsOf(env.TONGBAN_RATE_WEIGHTS || DEFAULT_RATE_WEIGHTS),
    heartbeatFile: env.TONGBAN_HEARTBEAT || null,
    metrics: {
      host: env.TONGBAN_METRICS_HOST || '127.0.0.1',
      port: portOf('TONGBAN_METRICS_PORT', env.TONGBAN_METRICS_PORT, 0),
    },
    acceptEmptyDatabase:
      oneOf('TONGBAN_EMPTY_DATABASE', env.TONGBAN_EMPTY_DATABASE, ['accept', 'refuse'], 'refuse') === 'accept',
  };
}

/** A secret in a file is seen by who may read the file; one in the environment, by whoever may list processes. */
function withFiles(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const read = FILE_SETTINGS.flatMap((name) => {
    const file = env[`${name}_FILE`];
    if (!file) return [];
    if (env[name]) throw new SettingError(`${name} and ${name}_FILE are both set; unset one of them.`);
    return [[name, textOf(`${name}_FILE`, file)] as const];
  });
  return { ...env, ...Object.fromEntries(read) };
}

function textOf(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new SettingError(`${name} names ${file}, which cannot be read; give this user the right to read it.`);
  }
}

function portOf(name: string, text: string | undefined, otherwise: number): number {
  const port = countOf(name, text, otherwise);
  if (port > 65_535) throw new SettingError(`${name} is ${text}; it must be a number from 0 to 65535.`);
  return port;
}

function countOf(name: string, text: string | undefined, otherwise: number): number {
  if (!text) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw new SettingError(`${name} is "${text}"; it must be a whole number.`);
  return Number(text);
}

function weightsOf(text: string): readonly RateWeights[] {
  const weights = readRateWeights(text);
  if (weights) return weights;
  throw new SettingError(
    `TONGBAN_RATE_WEIGHTS is "${text}"; it must be days in order, each with three weights that make 100, such as ${DEFAULT_RATE_WEIGHTS}.`,
  );
}

function oneOf<T extends string>(name: string, text: string | undefined, allowed: readonly T[], otherwise: T): T {
  if (!text) return otherwise;
  const found = allowed.find((value) => value === text);
  if (!found) throw new SettingError(`${name} is "${text}"; it must be one of ${allowed.join(', ')}.`);
  return found;
}

function urlOf(name: string, text: string | undefined, protocols: readonly string[]): string | null {
  if (!text) return null;
  const protocol = URL.canParse(text) ? new URL(text).protocol : text.slice(0, text.indexOf(':') + 1);
  if (protocols.includes(protocol)) return text;
  throw new SettingError(`${name} must be a URL that starts with ${protocols.map((p) => `${p}//`).join(' or ')}.`);
}

function clockOf(text: string | undefined, nodeEnv: string | undefined): Settings['clock'] {
  if (!text || text === 'system') return { kind: 'system' };
  const match = /^manual(?::(.+))?$/.exec(text);
  if (!match)
    throw new SettingError(
      `TONGBAN_CLOCK is "${text}"; it must be "system", "manual" or "manual:<ISO time with offset>".`,
    );
  if (nodeEnv === 'production')
    throw new SettingError('TONGBAN_CLOCK=manual is refused when NODE_ENV is production; unset one of them.');
  if (!match[1]) return { kind: 'manual', from: null };
  const from = writtenInstant(match[1]);
  if (from === null)
    throw new SettingError(
      `TONGBAN_CLOCK names "${match[1]}", which is no ISO 8601 time with an offset between ${YEARS.first} and ${YEARS.last}, such as 2026-01-01T00:00:00+08:00.`,
    );
  return { kind: 'manual', from };
}

/** `.tongban` beside the project; a system folder where the database's own user could not reach that (root's home). */
function homeOf(text: string | undefined): string {
  if (text) return isAbsolute(text) ? text : resolve(text);
  const beside = join(PROJECT_FOLDER, '.tongban');
  return userInfo().uid === 0 && !reachableByOthers(PROJECT_FOLDER) ? '/var/lib/tongban' : beside;
}

/** Whether every folder on the way may be entered by a user who is not its owner. */
export function reachableByOthers(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (dirname(at) === at) return true;
  }
}
