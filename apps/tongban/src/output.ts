import { MultiBar, Presets } from 'cli-progress';

/** Everything that a command says goes through here: answers to standard output, all else to standard error. */
export interface Output {
  /** What the command was asked for. */
  answer(text: string): void;
  /** The same for a program. */
  json(value: unknown): void;
  /** What goes on meanwhile. */
  note(text: string): void;
  /** Why the command did not do it: one sentence. */
  problem(sentence: string): void;
  /** A bar on a terminal, a line every now and then elsewhere. */
  progress(label: string, total: number): Progress;
}

export interface Progress {
  to(done: number): void;
  end(): void;
}

const LINE_EVERY_MS = 5_000;

/** Whether an answer could not be written: the command has not done what it was asked for. */
export function answerLost(): boolean {
  return lost;
}

let lost = false;
process.stdout.on('error', () => (lost = true));

export const output: Output = {
  answer: (text) => void process.stdout.write(`${text}\n`),
  json: (value) => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
  note: (text) => void process.stderr.write(`${text}\n`),
  problem: (sentence) => void process.stderr.write(`tongban: ${sentence}\n`),
  progress: (label, total) => (process.stderr.isTTY ? bar(label, total) : lines(label, total)),
};

function bar(label: string, total: number): Progress {
  const bars = new MultiBar(
    {
      format: `${label} {bar} {percentage}% {value}/{total} {eta_formatted}`,
      stream: process.stderr,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  const one = bars.create(total, 0);
  return { to: (done) => one.update(done), end: () => bars.stop() };
}

function lines(label: string, total: number): Progress {
  let said = Date.now();
  return {
    to: (done) => {
      if (Date.now() - said < LINE_EVERY_MS) return;
      said = Date.now();
      output.note(`${label}: ${done} of ${total}`);
    },
    end: () => undefined,
  };
}

/** Rows under their titles, padded to columns; wide (Chinese) characters take two places. */
export function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [titles, ...rows];
  const widths = titles.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? ''))));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd();
  return all.map(line).join('\n');
}

function widthOf(text: string): number {
  return [...text].reduce(
    (sum, char) => sum + (/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/.test(char) ? 2 : 1),
    0,
  );
}
