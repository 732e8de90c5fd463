import { OperatorError, readSettings, SettingError, type Settings } from '#libs/runtime';
import { output, type Output } from './output.js';

/** What every command is given. */
export interface CommandContext {
  readonly settings: Settings;
  readonly output: Output;
}

/**
 * Wraps a command's action: reads the settings, and ends the process with what the action answers (0 unless told). A failure is one sentence on
 * standard error; its stack is shown only at LOG_LEVEL=debug or trace.
 */
export function action<Args extends unknown[]>(
  work: (context: CommandContext, ...args: Args) => Promise<number | undefined>,
): (...args: Args) => Promise<void> {
  return async (...args) => {
    try {
      process.exitCode = (await work({ settings: readSettings(), output }, ...args)) ?? 0;
    } catch (error) {
      process.exitCode = tell(error);
    }
  };
}

function tell(error: unknown): number {
  if (error instanceof OperatorError) {
    output.problem(error.message);
    return error.exitCode;
  }
  output.problem(error instanceof Error ? error.message : String(error));
  const level = process.env.LOG_LEVEL;
  if (!(error instanceof SettingError) && error instanceof Error && (level === 'debug' || level === 'trace'))
    output.note(error.stack ?? '');
  return 1;
}
