import { Command } from 'commander';
import { OperatorError } from '#libs/runtime';
import { action, type CommandContext } from '../run.js';
import { runSystem } from './start.js';

interface DemoFlags {
  readonly cases: number;
  readonly serve: boolean;
}

export function demoCommand(): Command {
  return new Command('demo')
    .description('make up half a year of Shenyang, show its boards, and run the system on top of it')
    .option('--cases <count>', 'how many cases', casesOf, 21_000)
    .option('--no-serve', 'only make the data and show the boards')
    .addHelpText(
      'after',
      `
The data live in a folder of their own, .tongban-demo unless TONGBAN_HOME names one, and are used again the next time.

Examples:
  npm run demo
  npx tongban demo --cases 2000 --no-serve`,
    )
    .action(action(demo));
}

async function demo({ settings, output }: CommandContext, { cases, serve }: DemoFlags): Promise<number> {
  if (settings.databaseUrl !== null)
    throw new OperatorError('The demo makes up cases and keeps to a database of its own; unset DATABASE_URL.', 2);
  const home = process.env.TONGBAN_HOME ? settings.home : `${settings.home}-demo`;
  // What is printed below is run in another terminal, which must find the same folder.
  process.env.TONGBAN_HOME = home;
  const own = { ...settings, home };
  const { prepareDemo } = await import('../demo/index.js');
  output.answer(await prepareDemo(own, cases, output));
  return serve ? runSystem({ settings: own, output }) : 0;
}

function casesOf(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new OperatorError(`--cases is "${text}"; it must be a whole number.`, 2);
  return Number(text);
}
