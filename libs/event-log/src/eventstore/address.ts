/** What an `esdb://` URL says, divided between the client and this engine. */
export interface EventStoreAddress {
  /** Without the time that a ping may take to be answered, which sets clients apart: see `connectionStringOf`. */
  readonly connectionString: string;
  /** How long a ping of a connection may be without an answer, in milliseconds. */
  readonly keepAliveTimeoutMs: number;
  /** Before the name of every stream of this log; empty where the server is the project's own. */
  readonly streamPrefix: string;
}

/** Settings of ours, and those that this engine does not leave to the operator: reads must see what was just written, conflicts must be errors. */
const OURS = ['streamprefix', 'nodepreference', 'throwonappendfailure', 'connectionname', 'keepalivetimeout'];
const KEEP_ALIVE_TIMEOUT_MS = 5_000;
const PREFIX = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;

/** Reads the URL; `name` is shown in the server's lists of connections. Throws an Error that says what is wrong with it. */
export function readAddress(url: string, name: string): EventStoreAddress {
  const [base = '', query = ''] = url.split('?');
  const parameters = query
    .split('&')
    .filter((text) => text !== '')
    .map((text) => ({ text, key: flat(text.slice(0, text.indexOf('='))), value: text.slice(text.indexOf('=') + 1) }));
  const streamPrefix = decodeURIComponent(parameters.find(({ key }) => key === 'streamprefix')?.value ?? '');
  if (streamPrefix !== '' && !PREFIX.test(streamPrefix))
    throw new Error(`EVENT_LOG_URL: streamPrefix is "${streamPrefix}"; use letters, digits, ".", "_" and "-".`);
  const kept = parameters.filter(({ key }) => !OURS.includes(key)).map(({ text }) => text);
  kept.push('nodePreference=leader', `connectionName=${encodeURIComponent(name)}`);
  const told = Number(parameters.find(({ key }) => key === 'keepalivetimeout')?.value ?? KEEP_ALIVE_TIMEOUT_MS);
  const keepAliveTimeoutMs = told > 0 ? told : KEEP_ALIVE_TIMEOUT_MS;
  return { connectionString: `${base}?${kept.join('&')}`, keepAliveTimeoutMs, streamPrefix };
}

/**
 * What a client is opened with; `turn` counts the clients of the process. Clients whose settings are all the same share their connections, so that one
 * that is to replace another would be given its dead ones: a millisecond sets them apart.
 */
export function connectionStringOf({ connectionString, keepAliveTimeoutMs }: EventStoreAddress, turn: number): string {
  return `${connectionString}&keepAliveTimeout=${keepAliveTimeoutMs + turn}`;
}

function flat(key: string): string {
  return key.toLowerCase().replace(/[_-]/g, '');
}
