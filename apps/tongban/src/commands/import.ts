import { Command } from 'commander';
import { OperatorError } from '#libs/runtime';
import type { CommandContext } from '../run.js';
import { action } from '../run.js';

interface ImportFlags {
  readonly mapping?: string;
  readonly limit?: string;
  readonly report?: string;
  readonly check?: boolean;
  readonly schema?: boolean;
  readonly json?: boolean;
}

export function importCommand(): Command {
  return new Command('import')
    .description("bring another city's register in, at the times of the register")
    .argument('[file]', 'the register: CSV with a header, gzipped or not')
    .option('--mapping <mapping>', 'how to read it: a file, or the name of one that comes with Tongban')
    .option('--limit <rows>', 'only the first rows')
    .option('--report <file>', 'where to name the rows that were refused (TONGBAN_HOME/imports unless told)')
    .option('--check', 'show how the file is read and what would come of it, and write nothing')
    .option('--schema', 'print the JSON schema of a mapping')
    .option('--json', 'for a program')
    .addHelpText(
      'after',
      `
It may be interrupted and run again, and a newer file of the same register brings only what is new. It ends with 1 where every row or most were
refused: then nothing has been written. docs/import.md tells how to write a mapping.

Examples:
  npx tongban import --schema > mapping.schema.json
  npx tongban import requests.csv --mapping ./our-mapping.json --check
  npx tongban import boston311.csv.gz --mapping boston-311
  npx tongban import requests.csv --mapping ./our-mapping.json --json`,
    )
    .action(action((context, file: string | undefined, flags: ImportFlags) => run(context, file, flags)));
}

async function run(
  { settings, output }: CommandContext,
  file: string | undefined,
  flags: ImportFlags,
): Promise<number> {
  const { checkText, mappingSchema, readMapping, summaryText } = await import('#libs/import');
  if (flags.schema === true) {
    output.answer(mappingSchema().trimEnd());
    return 0;
  }
  if (file === undefined) throw new OperatorError('Name the file of the register.', 2);
  if (flags.mapping === undefined) throw new OperatorError('Name how to read it by --mapping.', 2);
  const { report } = flags;
  const limit = flags.limit === undefined ? {} : { limit: countOf(flags.limit) };
  const source = { file, mapping: readMapping(flags.mapping), ...limit };
  const { runCheck, runImport } = await import('../run-import.js');
  if (flags.check === true) {
    const checked = await runCheck(source, settings, output);
    if (flags.json === true) output.json(checked);
    else output.answer(checkText(checked));
    return checked.isUsable ? 0 : 1;
  }
  const options = { ...source, ...(report !== undefined && { report }) };
  const { summary, reportPath, isDone } = await runImport(options, settings, output);
  if (flags.json === true) output.json({ ...summary, report: reportPath });
  else output.answer(summaryText(summary, reportPath));
  if (!isDone) output.problem(`Most rows were refused; the report ${reportPath} names them.`);
  return isDone ? 0 : 1;
}

function countOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new OperatorError(`--limit is "${text}"; it must be a whole number.`, 2);
  return Number(text);
}
