import { addGolden, goldenName, goldenNames, storedLog, type GoldenEvent, type StoredEvent } from '../files.js';
import { eventTypes } from '../read.js';

/** Fields whose values are words of a short list: each value is a shape of its own. */
const WORDS = new Set(
  'mode manner kind startsAt unit outcome remedies reasonCode way about solved light level role step cause need source place scope type act given repeated upheld contacted original'.split(
    ' ',
  ),
);
const MOST_VARIANTS = 24;

/** What can be told apart in an event's data: which fields there are, which of them are null or empty, and the words of short lists. */
function features(value: unknown, path: string): string[] {
  if (Array.isArray(value))
    return [`${path}${value.length === 0 ? '=[]' : '[]'}`, ...value.flatMap((each) => features(each, `${path}[]`))];
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, each]) => features(each, `${path}.${key}`));
  const name = path.split('.').at(-1)?.replace('[]', '') ?? '';
  const isWord = WORDS.has(name) && !/\d/.test(String(value));
  return [`${path}=${value === null ? 'null' : isWord ? String(value) : typeof value}`];
}

/** The first events of the log that show something which those before them did not. */
function variantsOf(events: readonly StoredEvent[]): GoldenEvent[] {
  const seen = new Set<string>();
  return events
    .map(({ stream, revision, data }) => ({ at: `${stream}@${revision}`, data: JSON.parse(data) as object }))
    .filter(({ data }) => {
      const fresh = features(data, '').filter((feature) => !seen.has(feature));
      for (const feature of fresh) seen.add(feature);
      return fresh.length > 0;
    })
    .slice(0, MOST_VARIANTS);
}

/** Adds a golden file for each event of the log whose type and version has none yet; answers which the log does not know. */
export function addMissingGolden(): { readonly added: readonly string[]; readonly unknown: readonly string[] } {
  const there = new Set(goldenNames());
  const log = storedLog();
  const missing = eventTypes().filter(({ type, version }) => !there.has(goldenName(type, version)));
  const found = missing.map(({ type, version }) => ({
    name: goldenName(type, version),
    events: variantsOf(
      log.filter(
        (event) => event.type === type && (JSON.parse(event.metadata) as { schema: number }).schema === version,
      ),
    ),
  }));
  for (const { name, events } of found) if (events.length > 0) addGolden(name, events);
  const [added, unknown] = [true, false].map((is) =>
    found.filter(({ events }) => events.length > 0 === is).map(({ name }) => name),
  );
  return { added: added ?? [], unknown: unknown ?? [] };
}
