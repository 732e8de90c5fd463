import { Command } from 'commander';
import { action } from '../run.js';

export function setupCommand(): Command {
  return new Command('setup')
    .description(
      'make ready what the processes of a clustered set-up share, once before they are started: schema, units, items, secrets',
    )
    .addHelpText(
      'after',
      `
It may be run again at any time, and changes nothing that is there. The secrets in TONGBAN_HOME/secrets are then the same for every process.

Examples:
  DATABASE_URL=postgres://me:secret@db/tongban npx tongban setup
  DATABASE_URL_FILE=/run/secrets/database-url EVENT_LOG_URL_FILE=/run/secrets/event-log-url npx tongban setup`,
    )
    .action(
      action(async ({ settings, output }) => {
        const [{ setUp }, { withSystem }] = await Promise.all([import('../set-up.js'), import('../with-system.js')]);
        await withSystem(settings, ({ databaseUrl }) => setUp(settings, databaseUrl));
        output.answer('Everything is there: start the processes.');
        return 0;
      }),
    );
}
