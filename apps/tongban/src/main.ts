import { Command } from 'commander';
import { migrateCommand } from './commands/migrate.js';
import { startCommand } from './commands/start.js';

const program = new Command('tongban')
  .description("通办: the case-handling backend of a city's one-stop service")
  .usage('COMMAND [options]')
  .showHelpAfterError('(tongban COMMAND --help shows how)');

for (const command of [startCommand(), migrateCommand()]) program.addCommand(command);

await program.parseAsync();
// Nothing may keep a finished command alive: a pool that is still open is closed by the end of the process.
process.exit();
