import { Command } from 'commander';
import { action } from '../run.js';

export function retryStreamsCommand(): Command {
  return new Command('retry-streams')
    .description(
      'read on the streams that projections have set aside, each from the event at which it was left; exit code 1 if any stays set aside',
    )
    .argument('[stream]', 'one of them; all unless told')
    .option('--json', 'for a program')
    .addHelpText(
      'after',
      `
An upgrade reads them on by itself; "npx tongban status" names them.

Examples:
  npx tongban retry-streams
  npx tongban retry-streams case-6f1f4c1e-0000-5000-8000-000000000001`,
    )
    .action(
      action(async ({ settings, output }, stream: string | undefined, { json }: { json?: boolean }) => {
        const [{ withExistingSystem }, { retryStreams, retryText }] = await Promise.all([
          import('../with-system.js'),
          import('../inspection/retry-streams.js'),
        ]);
        const report = await withExistingSystem(settings, (system) => retryStreams(system, stream ?? null));
        if (json) output.json(report);
        else output.answer(retryText(report));
        return report.remaining.length === 0 ? 0 : 1;
      }),
    );
}
