import { existsSync } from 'node:fs';
import { addSums, LOG_FILE, writeLines } from '../files.js';
import { addMissingGolden } from './golden.js';
import { tell } from './story.js';

/*
 * Records what the specs of `test/history` read. The log is written once, a golden file once for each event type and version: what stands there is
 * history. A type that the log does not know is given its file by hand.
 */
if (!existsSync(LOG_FILE)) {
  const recorded = await (await tell()).recorded();
  writeLines(
    LOG_FILE,
    recorded.map(({ stream, revision, id, type, data, metadata }) => ({ stream, revision, id, type, data, metadata })),
  );
  process.stdout.write(`${recorded.length} events recorded\n`);
}
const { added, unknown } = addMissingGolden();
for (const name of added) process.stdout.write(`added events/${name}.json\n`);
for (const name of unknown) process.stdout.write(`to be written by hand, the log has none: events/${name}.json\n`);
addSums();
process.exitCode = unknown.length > 0 ? 1 : 0;
