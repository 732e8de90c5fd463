import { Command } from 'commander';
import { OperatorError } from '#libs/runtime';
import { printPosition } from '#libs/event-log/domain';
import { action } from '../run.js';

interface Options {
  readonly from: string;
  readonly to: string;
  readonly finish?: true;
  readonly writersStopped?: true;
}

export function copyLogCommand(): Command {
  return new Command('copy-log')
    .description('copy the event log to another engine while it is in use; with --finish move over to the copy')
    .requiredOption('--from <url>', 'the log as it is: postgres://… or esdb://…')
    .requiredOption('--to <url>', 'an empty log, or the copy that an earlier run began')
    .option('--finish', 'hold writers off for some seconds, compare both logs, and move the read models to the copy')
    .option(
      '--writers-stopped',
      'nobody writes any more (for an old log in EventStoreDB, which cannot hold writers off)',
    )
    .addHelpText(
      'after',
      `
Examples:
  npx tongban copy-log --from postgres://db/tongban --to esdb://log:2113           again and again, while in use
  npx tongban copy-log --from postgres://db/tongban --to esdb://log:2113 --finish  then set EVENT_LOG_URL and restart

What to do before and after, and the way back: docs/runbook.md.`,
    )
    .action(
      action(async ({ settings, output }, { from, to, finish, writersStopped }: Options) => {
        const [{ copyLog, finishCopy }, { withExistingSystem }, { createPool }] = await Promise.all([
          import('../copy-log/index.js'),
          import('../with-system.js'),
          import('#libs/runtime'),
        ]);
        const signal = whenInterrupted();
        const options = { from, to, home: settings.home, signal, ...(writersStopped && { writersStopped }) };
        if (finish !== true) {
          const { events, from: at } = await copyLog(options, output);
          output.answer(`${events} events copied, up to ${printPosition(at)}. With --finish the system moves over.`);
          return 0;
        }
        await withExistingSystem(settings, async ({ databaseUrl }) => {
          const pool = createPool(databaseUrl, { name: 'tongban copy-log', max: 2 });
          try {
            const moved = await finishCopy(options, pool, output);
            output.answer(
              `${moved.events} events are at ${printPosition(moved.to)}. Set EVENT_LOG_URL to the new log and restart every process.`,
            );
          } finally {
            await pool.end();
          }
        });
        return 0;
      }),
    );
}

/** Ctrl-C ends it between two batches: a log must not be left closed. */
function whenInterrupted(): AbortSignal {
  const stopping = new AbortController();
  const stop = (): void =>
    stopping.abort(new OperatorError('Interrupted. The old log stays the log; run the command again to go on.', 130));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return stopping.signal;
}
