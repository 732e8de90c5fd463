import { openEventLog } from '#libs/event-log';
import { startProjector, systemRegistry } from '#libs/read-models';
import { usableRole } from '#libs/runtime';
import { runProcess } from '#libs/system';

/** Follows the log and keeps the read models. */
await runProcess('projector', async ({ databaseUrl, eventLogUrl }, logger, closing) => {
  const role = await usableRole(databaseUrl, 'tongban_projector');
  const log = await openEventLog(eventLogUrl ?? databaseUrl, { name: 'tongban projector', role, logger });
  closing.push(() => log.close());
  const projector = await startProjector({ databaseUrl, log, registry: systemRegistry(), logger });
  closing.push(() => projector.stop());
});
