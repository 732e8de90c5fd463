// Runs one tier of the tests: `node scripts/jest.mjs unit|int|e2e [part of a path] [jest options]`.
import { bootstrap, fail } from './lib/bootstrap.mjs';
import { runJest, TIERS } from './lib/jest.mjs';
import { startServer } from './lib/server.mjs';

const [tier = 'unit', ...args] = process.argv.slice(2);
if (!TIERS.includes(tier)) fail(`"${tier}" is no tier of the tests; name one of ${TIERS.join(', ')}.`, 2);

if (tier === 'unit' || process.env.TONGBAN_TEST_SERVER) {
  process.exit(await runJest(tier, args));
} else {
  bootstrap();
  const server = await startServer({ disposable: true });
  const code = await runJest(tier, args, { TONGBAN_TEST_SERVER: server.url });
  await server.stop();
  process.exit(code);
}
