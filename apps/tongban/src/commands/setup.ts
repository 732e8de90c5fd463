import { Command } from 'commander';
import { action } from '../run.js';

export function setupCommand(): Command {
  return new Command('setup')
    .description(
      'make ready what the processes of a clustered set-up share, once before they are started: schema, logins, units, items, secrets',
    )
    .addHelpText(
      'after',
      `
It may be run again at any time, and changes nothing that is there. The secrets in TONGBAN_HOME/secrets are then the same for every process.
DATABASE_URL names the owner of the database here. A process that is given one without a user (postgres://db/tongban) works by its own login.

Examples:
  DATABASE_URL=postgres://me:secret@db/tongban npx tongban setup
  DATABASE_URL_FILE=/run/secrets/database-url EVENT_LOG_URL_FILE=/run/secrets/event-log-url npx tongban setup`,
    )
    .action(
      action(async ({ settings, output }) => {
        const [{ setUp }, { withSystem }] = await Promise.all([import('../set-up.js'), import('../with-system.js')]);
        const logins = await withSystem(settings, ({ databaseUrl }) => setUp(settings, databaseUrl));
        if (!logins)
          output.note(
            'The database user may not create roles: every process has to work as the user of its DATABASE_URL.',
          );
        output.answer('Everything is there: start the processes.');
        return 0;
      }),
    );
}
