// `npm run test:eventstore -- --url esdb://… [--restart COMMAND] [--kill-leader COMMAND]`: the contract of the event log, what a line and a server may
// do to it, and the journeys over HTTP, against a real server or cluster. Each test has a log of its own there, apart by a prefix; nothing is removed.
import { parseArgs } from 'node:util';
import { bootstrap, fail } from './lib/bootstrap.mjs';
import { runJest } from './lib/jest.mjs';
import { startServer } from './lib/server.mjs';

const USAGE = 'npm run test:eventstore -- --url esdb://host:2113?tls=false [--restart COMMAND] [--kill-leader COMMAND]';

const { url, restart, 'kill-leader': killLeader } = options();
if (!url || !/^esdb(\+discover)?:\/\//.test(url)) fail(`name the server: ${USAGE}`, 2);

bootstrap();
const server = await startServer({ disposable: true });
const env = {
  TONGBAN_TEST_SERVER: server.url,
  TONGBAN_TEST_EVENTSTORE: url,
  ...(restart && { TONGBAN_TEST_EVENTSTORE_RESTART: restart }),
  ...(killLeader && { TONGBAN_TEST_EVENTSTORE_KILL_LEADER: killLeader }),
};
const codes = [
  // One after the other: a server that one spec restarts is gone for the other.
  await runJest('int', ['eventstore/contract', 'eventstore/faults', '--maxWorkers=1'], env),
  await runJest('e2e', ['test/journeys'], env),
];
await server.stop();
process.exit(codes.every((code) => code === 0) ? 0 : 1);

function options() {
  const text = { type: 'string' };
  try {
    return parseArgs({ options: { url: text, restart: text, 'kill-leader': text } }).values;
  } catch (error) {
    return fail(`${error.message} Usage: ${USAGE}`, 2);
  }
}
