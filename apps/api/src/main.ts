import 'reflect-metadata';
import { runProcess } from '#libs/system';
import { openSystem } from './open-system.js';
import { startApi } from './start-api.js';

/** Answers over HTTP. */
await runProcess('api', async (settings, logger, closing) => {
  const opened = await openSystem(settings, logger, closing);
  const api = await startApi(opened, settings, logger);
  closing.push(() => api.stop());
  logger.debug({ port: api.port }, 'the API listens');
});
