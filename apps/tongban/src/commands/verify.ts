import { Command } from 'commander';
import { action } from '../run.js';

export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      'check the chain of every stream, build every read model anew from the log and compare each table; exit code 1 if anything differs or was not reached',
    )
    .option('--json', 'for a program')
    .addHelpText(
      'after',
      `
Examples:
  npx tongban verify
  npx tongban verify --json | jq .proven`,
    )
    .action(
      action(async ({ settings, output }, { json }: { json?: boolean }) => {
        const [{ withExistingSystem }, { verify, verificationText }] = await Promise.all([
          import('../with-system.js'),
          import('../inspection/verify.js'),
        ]);
        const found = await withExistingSystem(settings, (system) => verify(settings, system, output));
        if (json) output.json(found);
        else output.answer(verificationText(found));
        return found.proven ? 0 : 1;
      }),
    );
}
