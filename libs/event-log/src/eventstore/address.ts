/** What an `esdb://` URL says, divided between the client and this engine. */
export interface EventStoreAddress {
  readonly connectionString: string;
  /** Before the name of every stream of this log; empty where the server is the project's own. */
  readonly streamPrefix: string;
}

/** Settings of ours, and those that this engine does not leave to the operator: reads must see what was just written, conflicts must be errors. */
const OURS = ['streamprefix', 'nodepreference', 'throwonappendfailure', 'connectionname'];
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
  if (!parameters.some(({ key }) => key === 'keepalivetimeout')) kept.push('keepAliveTimeout=5000');
  kept.push('nodePreference=leader', `connectionName=${encodeURIComponent(name)}`);
  return { connectionString: `${base}?${kept.join('&')}`, streamPrefix };
}

function flat(key: string): string {
  return key.toLowerCase().replace(/[_-]/g, '');
}
