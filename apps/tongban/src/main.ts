import { Command } from 'commander';
import { outlastLostOutput } from '#libs/runtime';
import { copyLogCommand } from './commands/copy-log.js';
import { demoCommand } from './commands/demo.js';
import { importCommand } from './commands/import.js';
import { migrateCommand } from './commands/migrate.js';
import { rebuildCommand } from './commands/rebuild.js';
import { retryStreamsCommand } from './commands/retry-streams.js';
import { setupCommand } from './commands/setup.js';
import { startCommand } from './commands/start.js';
import { statusCommand } from './commands/status.js';
import { tokenCommand } from './commands/token.js';
import { verifyCommand } from './commands/verify.js';
import { answerLost } from './output.js';

outlastLostOutput();
const program = new Command('tongban')
  .description("通办: the case-handling backend of a city's one-stop service")
  .usage('COMMAND [options]')
  .showHelpAfterError('(tongban COMMAND --help shows how)');

// Each command loads what it needs when it is run: the help of one must not wait for the libraries of all.
const commands = [
  startCommand,
  demoCommand,
  importCommand,
  tokenCommand,
  statusCommand,
  verifyCommand,
  rebuildCommand,
  retryStreamsCommand,
  migrateCommand,
  setupCommand,
  copyLogCommand,
];
for (const command of commands) program.addCommand(command());

await program.parseAsync();
// Nothing may keep a finished command alive: a pool that is still open is closed by the end of the process.
if (answerLost()) process.exitCode = 1;
process.exit();
