import { askedToReadOn, askToReadOn, setAsideStreams } from '#libs/read-models';
import { createPool, OperatorError } from '#libs/runtime';
import type { System } from '../with-system.js';

/** What became of the streams that were to be read on. */
export interface RetryReport {
  /** How many projections were asked for how many streams: a stream that two have set aside counts twice. */
  readonly asked: number;
  /** What stays set aside, and why. */
  readonly remaining: readonly { readonly projection: string; readonly stream: string; readonly reason: string }[];
}

const LOOK_EVERY_MS = 200;
/** The projector looks every second; reading a stream takes milliseconds. */
const PATIENCE_MS = 60_000;
const MOST_TOLD = 1_000;

/** Asks the projector to read set-aside streams on, and waits until it has tried. Throws an OperatorError where nobody does. */
export async function retryStreams({ databaseUrl }: System, stream: string | null): Promise<RetryReport> {
  const pool = createPool(databaseUrl, { name: 'tongban retry-streams', max: 1 });
  try {
    const asked = await askToReadOn(pool, stream);
    if (asked === 0 && stream !== null)
      throw new OperatorError(`No projection has set ${stream} aside; "npx tongban status" names those that are.`, 2);
    const until = Date.now() + PATIENCE_MS;
    while ((await askedToReadOn(pool)) > 0) {
      if (Date.now() > until)
        throw new OperatorError('The projector does not answer; it reads the streams on as soon as it runs.');
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    const { streams } = await setAsideStreams(pool, MOST_TOLD);
    const remaining = streams
      .filter((one) => stream === null || one.stream === stream)
      .map(({ projection, stream: name, revision, type, reason }) => ({
        projection,
        stream: name,
        reason: `revision ${revision}, ${type}: ${reason}`,
      }));
    return { asked, remaining };
  } finally {
    await pool.end();
  }
}

export function retryText({ asked, remaining }: RetryReport): string {
  if (asked === 0) return 'No stream is set aside.';
  return [
    `${asked} read on, ${remaining.length} stay set aside`,
    ...remaining.map(({ projection, stream, reason }) => `  ${projection}: ${stream}, ${reason}`),
  ].join('\n');
}
