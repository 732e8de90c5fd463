import { Command } from 'commander';
import { OperatorError } from '#libs/runtime';
import { action } from '../run.js';

interface ImportFlags {
  readonly mapping: string;
  readonly limit?: number;
  readonly report?: string;
  readonly json?: boolean;
}

export function importCommand(): Command {
  return new Command('import')
    .description("bring another city's register in, at the times of the register")
    .argument('<file>', 'the register: CSV with a header, gzipped or not')
    .requiredOption('--mapping <mapping>', 'how to read it: a file, or the name of one that comes with Tongban')
    .option('--limit <rows>', 'only the first rows', countOf)
    .option('--report <file>', 'where to name the rows that were refused (TONGBAN_HOME/imports unless told)')
    .option('--json', 'for a program')
    .addHelpText(
      'after',
      `
It may be interrupted and run again, and a newer file of the same register brings only what is new. docs/import.md tells how to write a mapping.

Examples:
  npx tongban import boston311.csv.gz --mapping boston-311
  npx tongban import requests.csv --mapping ./our-mapping.json --json`,
    )
    .action(
      action(async ({ settings, output }, file: string, flags: ImportFlags) => {
        const [{ readMapping, summaryText }, { runImport }] = await Promise.all([
          import('#libs/import'),
          import('../run-import.js'),
        ]);
        const mapping = readMapping(flags.mapping);
        const { limit, report } = flags;
        const options = {
          file,
          mapping,
          ...(limit !== undefined && { limit }),
          ...(report !== undefined && { report }),
        };
        const { summary, reportPath } = await runImport(options, settings, output);
        if (flags.json) output.json({ ...summary, report: reportPath });
        else output.answer(summaryText(summary, reportPath));
        return 0;
      }),
    );
}

function countOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new OperatorError(`--limit is "${text}"; it must be a whole number.`, 2);
  return Number(text);
}
