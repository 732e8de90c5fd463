import { Command } from 'commander';
import { OperatorError } from '#libs/runtime';
import { action } from '../run.js';

interface RebuildOptions {
  readonly evenIfDifferent?: boolean;
  readonly json?: boolean;
}

export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description(
      'build read models again from the log, beside the live ones, compare, and change over; the system may run meanwhile',
    )
    .argument('[projection]', 'cases or boards; all of them unless told')
    .option('--even-if-different', 'change over although the contents differ: when it is the live one that is wrong')
    .option('--json', 'for a program')
    .addHelpText(
      'after',
      `
Examples:
  npx tongban rebuild
  npx tongban rebuild boards
  npx tongban rebuild boards --even-if-different`,
    )
    .action(
      action(async ({ settings, output }, name: string | undefined, options: RebuildOptions) => {
        const [{ withExistingSystem }, { rebuildAll, rebuildText }, { projections: all }] = await Promise.all([
          import('../with-system.js'),
          import('../inspection/rebuild.js'),
          import('#libs/read-models'),
        ]);
        const projections = all.filter((projection) => name === undefined || projection.name === name);
        if (projections.length === 0) {
          const names = all.map((projection) => projection.name).join(', ');
          throw new OperatorError(`There is no projection "${name}"; name one of ${names}.`, 2);
        }
        const wishes = { projections, evenIfDifferent: options.evenIfDifferent === true };
        const reports = await withExistingSystem(settings, (system) => rebuildAll(settings, system, wishes, output));
        if (options.json) output.json(reports);
        else output.answer(reports.map(rebuildText).join('\n'));
        return reports.every(({ switched, short }) => switched && short === 0) ? 0 : 1;
      }),
    );
}
