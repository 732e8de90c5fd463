import { Command } from 'commander';
import { action } from '../run.js';

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the database to the schema of this version (start does it, too)')
    .addHelpText(
      'after',
      `
Examples:
  npx tongban migrate
  DATABASE_URL=postgres://me:secret@db/tongban npx tongban migrate`,
    )
    .action(
      action(async ({ settings, output }) => {
        const [{ migrate }, { withSystem }] = await Promise.all([import('../migrate.js'), import('../with-system.js')]);
        const ran = await withSystem(settings, ({ databaseUrl }) => migrate(databaseUrl));
        output.answer(ran.length === 0 ? 'The database is up to date.' : ran.join('\n'));
        return 0;
      }),
    );
}
