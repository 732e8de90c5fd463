import { openEventLog } from '#libs/event-log';
import { write } from './contract-kit.js';

/** One writing process of the suite: `node writer-process.js URL WRITER EVENTS`, eight callers at once; answers the acknowledged ids as JSON. */
const [url = '', writer = '', events = ''] = process.argv.slice(2);
const log = await openEventLog(url, { name: writer });
const ids = await Promise.all(
  Array.from({ length: 8 }, (_, caller) =>
    write({ log, writer: `${writer}-${caller}`, events: Math.ceil(Number(events) / 8) }),
  ),
);
await log.close();
process.stdout.write(JSON.stringify(ids.flat()));
