import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { once } from 'node:events';
import { codeOf, OperatorError } from '#libs/runtime';
import type { RowResult } from './importer.js';
import type { RefusedRow } from './refused-row.js';
import type { DoneHere } from './standing.js';

/** What an import did; `rows` is the sum of the six after it. */
export interface ImportSummary {
  readonly file: string;
  readonly region: string;
  readonly rows: number;
  readonly broughtIn: number;
  /** Cases that were there, and of which the register knows more now: a decision, a closing, a rating. */
  readonly closingsBroughtIn: number;
  readonly unchanged: number;
  /** Cases that somebody here has decided, closed or reopened meanwhile: the register has no say in them any more. */
  readonly doneHere: number;
  readonly refused: number;
  /** Rows that could have been brought in, and were not because most others were refused. */
  readonly leftOut: number;
  /** Of all rows those whose number stood further up in the same file with other content. */
  readonly otherContent: number;
  readonly doneHereBy: Readonly<Record<string, number>>;
  readonly refusedByReason: Readonly<Record<string, number>>;
  readonly unitsWritten: number;
  readonly itemsWritten: number;
  readonly seconds: number;
}

/** A row that was not wrong and is worth a look. */
interface Noted {
  readonly line: number;
  readonly number: string;
  readonly reason: DoneHere | 'other-content';
}

/** No more of them are named: memory does not grow with the file. All are counted. */
const MOST_NOTED = 10_000;

/** Counts results and writes the refused rows to the report as they come, so that a long list needs no memory. */
export class ImportReport {
  private readonly counts = { broughtIn: 0, closingsBroughtIn: 0, unchanged: 0, doneHere: 0, refused: 0, leftOut: 0 };
  private readonly noted: Noted[] = [];
  private otherContent = 0;
  private readonly reasons = new Map<string, number>();
  private readonly here = new Map<string, number>();

  private constructor(
    readonly path: string,
    private readonly out: ReturnType<typeof createWriteStream>,
  ) {}

  /** Throws an OperatorError where it cannot be written. */
  static async open(path: string): Promise<ImportReport> {
    try {
      mkdirSync(dirname(path), { recursive: true });
      const out = createWriteStream(path);
      await once(out, 'open');
      out.write('{\n"refused": [');
      return new ImportReport(path, out);
    } catch (error) {
      throw new OperatorError(
        `The report ${path} cannot be written (${codeOf(error)}); name another file by --report.`,
      );
    }
  }

  get rows(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }

  /** `isOther`: the number stood further up in the file with other content. */
  add({ line, number }: { readonly line: number; readonly number: string }, result: RowResult, isOther: boolean): void {
    if (isOther) {
      this.otherContent += 1;
      this.note({ line, number, reason: 'other-content' });
    }
    switch (result.kind) {
      case 'brought-in':
        this.counts.broughtIn += 1;
        return;
      case 'brought-on':
        this.counts.closingsBroughtIn += 1;
        return;
      case 'unchanged':
        this.counts.unchanged += 1;
        return;
      case 'here':
        this.counts.doneHere += 1;
        increase(this.here, result.done);
        this.note({ line, number, reason: result.done });
        return;
      case 'refused':
        this.refuse(result.row);
        return;
      default:
        result satisfies never;
    }
  }

  refuse(row: RefusedRow): void {
    this.out.write(`${this.counts.refused === 0 ? '' : ','}\n  ${JSON.stringify(row)}`);
    this.counts.refused += 1;
    increase(this.reasons, row.reason);
  }

  leaveOut(): void {
    this.counts.leftOut += 1;
  }

  private note(row: Noted): void {
    if (this.noted.length < MOST_NOTED) this.noted.push(row);
  }

  async end(
    about: Pick<ImportSummary, 'file' | 'region' | 'unitsWritten' | 'itemsWritten' | 'seconds'>,
  ): Promise<ImportSummary> {
    const { file, region, unitsWritten, itemsWritten, seconds } = about;
    const byReason = { doneHereBy: sorted(this.here), refusedByReason: sorted(this.reasons) };
    const counts = { rows: this.rows, ...this.counts, otherContent: this.otherContent };
    const summary = { file, region, ...counts, ...byReason, unitsWritten, itemsWritten, seconds };
    const noted = this.noted.map((row) => `\n  ${JSON.stringify(row)}`).join(',');
    this.out.end(`\n],\n"noted": [${noted}\n],\n"summary": ${JSON.stringify(summary, null, 2)}\n}\n`);
    await once(this.out, 'finish');
    return summary;
  }
}

/** Whether so many of the rows were refused that the mapping is to blame rather than the rows. */
export function mostAreRefused({ rows, refused }: Pick<ImportSummary, 'rows' | 'refused'>): boolean {
  return refused * 2 > rows;
}

export function summaryText(summary: ImportSummary, reportPath: string): string {
  const { rows, broughtIn, closingsBroughtIn, unchanged, otherContent, doneHere, refused, seconds } = summary;
  const { unitsWritten, itemsWritten, leftOut } = summary;
  const wroteNothing = broughtIn + closingsBroughtIn + unitsWritten + itemsWritten === 0;
  return [
    `${summary.file} → ${summary.region}: ${rows} rows in ${seconds} s`,
    `  brought in            ${broughtIn}`,
    `  closings brought in   ${closingsBroughtIn}`,
    `  there already         ${unchanged}`,
    `  done here meanwhile   ${doneHere}`,
    ...linesOf(summary.doneHereBy),
    `  refused               ${refused}`,
    ...linesOf(summary.refusedByReason),
    ...(leftOut > 0 ? [`  left out              ${leftOut} (most rows were refused: mend the mapping first)`] : []),
    ...(otherContent > 0 ? [`Of these, the number of a row further up, with other content: ${otherContent}`] : []),
    `  new units, items      ${unitsWritten}, ${itemsWritten}`,
    ...(wroteNothing ? ['Nothing has changed.'] : []),
    `Report: ${reportPath}`,
  ].join('\n');
}

export function linesOf(counts: Readonly<Record<string, number>>): string[] {
  return Object.entries(counts).map(([reason, count]) => `    ${reason} ${count}`);
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
