import { Command } from 'commander';
import { action, type CommandContext } from '../run.js';

export function startCommand(): Command {
  return new Command('start')
    .description('start the database, the API and the projector, and restart what dies')
    .addHelpText(
      'after',
      `
Examples:
  npx tongban start                                            data in .tongban, API on port 3000
  PORT=8080 TONGBAN_HOME=/srv/tongban npx tongban start
  DATABASE_URL=postgres://me:secret@db/tongban npx tongban start   a server of yours
  TONGBAN_CLOCK=manual:2026-01-01T00:00:00+08:00 npx tongban start  a clock that an operator moves`,
    )
    .action(action(runSystem));
}

/** Runs the system until it is told to stop. */
export async function runSystem({ settings, output }: CommandContext): Promise<number> {
  const told = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => told.abort());
  const [{ startSystem }, { welcome }] = await Promise.all([
    import('../supervisor/index.js'),
    import('../supervisor/welcome.js'),
  ]);
  const unforeseen = untilUnforeseen(told);
  const system = await startSystem(settings, told.signal);
  output.answer(welcome(settings));
  try {
    await Promise.race([system.failed, untilTold(told.signal), unforeseen]);
    output.note('Stopping …');
  } finally {
    await system.stop();
  }
  output.note('Stopped.');
  return 0;
}

/** An error that nobody caught ends the system in its order, so that no process of it is left behind. */
function untilUnforeseen(told: AbortController): Promise<never> {
  const failed = new Promise<never>((_, reject) =>
    process.on('uncaughtException', (error) => {
      reject(error);
      told.abort();
    }),
  );
  failed.catch(() => undefined);
  return failed;
}

function untilTold(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
