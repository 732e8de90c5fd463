import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { once } from 'node:events';
import { codeOf, OperatorError } from '#libs/runtime';
import type { RowResult } from './importer.js';
import type { RefusedRow } from './register-row.js';

/** What an import did; `rows` is the sum of the four after it. */
export interface ImportSummary {
  readonly file: string;
  readonly region: string;
  readonly rows: number;
  readonly broughtIn: number;
  readonly closingsBroughtIn: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly refusedByReason: Readonly<Record<string, number>>;
  readonly unitsWritten: number;
  readonly itemsWritten: number;
  readonly seconds: number;
}

/** Counts results and writes the refused rows to the report as they come, so that a long list needs no memory. */
export class ImportReport {
  private readonly counts = { broughtIn: 0, closingsBroughtIn: 0, unchanged: 0 };
  private readonly reasons = new Map<string, number>();
  private refusedRows = 0;

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
    const { broughtIn, closingsBroughtIn, unchanged } = this.counts;
    return broughtIn + closingsBroughtIn + unchanged + this.refusedRows;
  }

  add(result: RowResult): void {
    if (result === 'brought-in') this.counts.broughtIn += 1;
    else if (result === 'closing-brought-in') this.counts.closingsBroughtIn += 1;
    else if (result === 'unchanged') this.counts.unchanged += 1;
    else this.refuse(result);
  }

  private refuse(row: RefusedRow): void {
    this.out.write(`${this.refusedRows === 0 ? '' : ','}\n  ${JSON.stringify(row)}`);
    this.refusedRows += 1;
    this.reasons.set(row.reason, (this.reasons.get(row.reason) ?? 0) + 1);
  }

  async end(
    about: Pick<ImportSummary, 'file' | 'region' | 'unitsWritten' | 'itemsWritten' | 'seconds'>,
  ): Promise<ImportSummary> {
    const { file, region, unitsWritten, itemsWritten, seconds } = about;
    const refusedByReason = Object.fromEntries([...this.reasons].sort());
    const counts = { rows: this.rows, ...this.counts, refused: this.refusedRows, refusedByReason };
    const summary = { file, region, ...counts, unitsWritten, itemsWritten, seconds };
    this.out.end(`\n],\n"summary": ${JSON.stringify(summary, null, 2)}\n}\n`);
    await once(this.out, 'finish');
    return summary;
  }
}

export function summaryText(summary: ImportSummary, reportPath: string): string {
  const { rows, broughtIn, closingsBroughtIn, unchanged, refused, refusedByReason, seconds } = summary;
  const wroteNothing = broughtIn === 0 && closingsBroughtIn === 0;
  return [
    `${summary.file} → ${summary.region}: ${rows} rows in ${seconds} s`,
    `  brought in            ${broughtIn}`,
    `  closings brought in   ${closingsBroughtIn}`,
    `  there already         ${unchanged}`,
    `  refused               ${refused}`,
    ...Object.entries(refusedByReason).map(([reason, count]) => `    ${reason} ${count}`),
    `  new units, items      ${summary.unitsWritten}, ${summary.itemsWritten}`,
    ...(wroteNothing ? ['Nothing has changed.'] : []),
    `Report: ${reportPath}`,
  ].join('\n');
}
