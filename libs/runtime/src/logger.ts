import { pino, type Logger } from 'pino';
import { logDestination } from './log-destination.js';
import type { Settings } from './settings.js';

export type { Logger } from 'pino';

/** One logger a process, on standard error; it never throws. Personal values never go into a log line: pass ids, codes and counts. */
export function createLogger(name: string, settings: Pick<Settings, 'logLevel' | 'logFormat' | 'home'>): Logger {
  outlastLostOutput();
  return pino({ name, level: settings.logLevel }, logDestination(name, settings));
}

const ignored = (): void => undefined;

/** What Node itself or a library writes to an output that is gone must not end the process. Several calls are as one. */
export function outlastLostOutput(): void {
  for (const stream of [process.stdout, process.stderr])
    if (!stream.listeners('error').includes(ignored)) stream.on('error', ignored);
}
