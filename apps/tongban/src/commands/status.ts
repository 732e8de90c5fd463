import { Command } from 'commander';
import { action } from '../run.js';

export function statusCommand(): Command {
  return new Command('status')
    .description('show the head of the log, the lag of each projection, and whether the system is healthy')
    .option('--json', 'for a program')
    .addHelpText(
      'after',
      `
Examples:
  npx tongban status
  npx tongban status --json | jq '.projections[] | { name, lag }'`,
    )
    .action(
      action(async ({ settings, output }, { json }: { json?: boolean }) => {
        const [{ withExistingSystem }, { statusOf, statusText }] = await Promise.all([
          import('../with-system.js'),
          import('../inspection/status.js'),
        ]);
        const status = await withExistingSystem(settings, (system) => statusOf(settings, system));
        if (json) output.json(status);
        else output.answer(statusText(status));
        return 0;
      }),
    );
}
