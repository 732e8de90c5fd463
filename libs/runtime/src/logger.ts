import { pino, destination, type Logger } from 'pino';
import pretty from 'pino-pretty';
import type { Settings } from './settings.js';

export type { Logger } from 'pino';

/** One logger a process, on standard error. Personal values never go into a log line: pass ids, codes and counts. */
export function createLogger(name: string, settings: Pick<Settings, 'logLevel' | 'logFormat'>): Logger {
  const stream =
    settings.logFormat === 'pretty'
      ? pretty({ destination: 2, sync: true, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname' })
      : destination({ dest: 2, sync: true });
  return pino({ name, level: settings.logLevel }, stream);
}
