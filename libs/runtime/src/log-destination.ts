import * as fs from 'node:fs';
import { join } from 'node:path';
import { isatty } from 'node:tty';
import { prettyFactory } from 'pino-pretty';
import type { Settings } from './settings.js';

/** Where pino's lines go. `lastLevel` is set by pino before each line. */
export interface LogDestination {
  lastLevel: number;
  write(line: string): void;
}

/** Writes a text and answers whether all of it was taken; never throws. */
type Sink = (text: string) => boolean;

const STANDARD_ERROR = 2;
/** Tells pino to set `lastLevel`. */
const METADATA = Symbol.for('pino.metadata');
/** pino's number for `info`. */
const INFO = 30;
/** What a reader that does not read may cost a line, in milliseconds, and only the first of those that are lost. */
const FULL_PIPE_WAIT_MS = 50;
/** A file of lines below `info` and how many older ones are kept: at most 80 MB a process. */
const FILE_LIMIT_BYTES = 20_000_000;
const OLDER_FILES = 3;

/**
 * The destination of a process: standard error. A disk that is full and a reader that is gone cost lines, never the process; how many were lost
 * is said as soon as lines are taken again. Lines below `info` are as many as requests: where standard error is a file, which nobody here may turn
 * over, they go to `<home>/logs/<name>.log` instead, in files of a bounded size.
 */
export function logDestination(name: string, settings: Pick<Settings, 'logFormat' | 'home'>): LogDestination {
  const shown = settings.logFormat === 'pretty' ? prettyLines() : (line: string): string => line;
  const main = countingLost(toFileDescriptor(STANDARD_ERROR), name);
  const fine = isFile(STANDARD_ERROR) ? countingLost(toBoundedFile(join(settings.home, 'logs'), name), name) : main;
  const destination: LogDestination & { [METADATA]: true } = {
    [METADATA]: true,
    lastLevel: 0,
    write: (line) => void (destination.lastLevel < INFO ? fine : main)(shown(line)),
  };
  return destination;
}

function prettyLines(): (line: string) => string {
  const pretty = prettyFactory({
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'pid,hostname',
    colorize: isatty(STANDARD_ERROR),
  });
  return (line) => pretty(line) ?? line;
}

/** Lines that were not taken are counted, and the count is a line of its own before the next that is. */
export function countingLost(sink: Sink, name: string): Sink {
  let lost = 0;
  return (text) => {
    const before = lost > 0 ? `${JSON.stringify({ level: 40, name, lost, msg: 'log lines were lost' })}\n` : '';
    if (sink(before + text)) lost = 0;
    else lost++;
    return lost === 0;
  };
}

function toFileDescriptor(descriptor: number): Sink {
  let patience = FULL_PIPE_WAIT_MS;
  return (text) => {
    const taken = writeWhole(descriptor, Buffer.from(text), patience);
    patience = taken ? FULL_PIPE_WAIT_MS : 0;
    return taken;
  };
}

/** Synchronously, so that the last words of a process that ends are not lost. */
function writeWhole(descriptor: number, bytes: Buffer, patienceMs: number): boolean {
  const until = Date.now() + patienceMs;
  for (let at = 0; at < bytes.length;) {
    try {
      at += fs.writeSync(descriptor, bytes, at);
    } catch (error) {
      const full = error instanceof Error && 'code' in error && error.code === 'EAGAIN';
      if (!full || Date.now() >= until) return false;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
  return true;
}

/** A file that is put aside when it has reached its limit, with some older ones beside it. */
export function toBoundedFile(folder: string, name: string, limit = FILE_LIMIT_BYTES): Sink {
  const file = join(folder, `${name.replaceAll(' ', '-')}.log`);
  let open: { readonly descriptor: number; size: number } | null = null;
  return (text) => {
    try {
      open ??= openFile(folder, file);
      const bytes = Buffer.from(text);
      open.size += bytes.length;
      const taken = writeWhole(open.descriptor, bytes, 0);
      if (open.size >= limit) {
        fs.closeSync(open.descriptor);
        open = null;
        putAside(file);
      }
      return taken;
    } catch {
      return false;
    }
  };
}

function openFile(folder: string, file: string): { descriptor: number; size: number } {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const descriptor = fs.openSync(file, 'a', 0o600);
  return { descriptor, size: fs.fstatSync(descriptor).size };
}

function putAside(file: string): void {
  for (let age = OLDER_FILES; age > 1; age--)
    if (fs.existsSync(`${file}.${age - 1}`)) fs.renameSync(`${file}.${age - 1}`, `${file}.${age}`);
  fs.renameSync(file, `${file}.1`);
}

function isFile(descriptor: number): boolean {
  try {
    return fs.fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}
