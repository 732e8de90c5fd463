/** A record of a CSV text. */
export interface CsvRecord {
  /** The line on which it begins, as an editor counts them; the first line is 1. */
  readonly line: number;
  /** Blanks at both ends are cut off, whether the cell stood in quotation marks or not. */
  readonly cells: readonly string[];
  /** The cell (from 0) whose quotation mark is not closed, or is closed in the middle; such a record is its first line alone. */
  readonly badQuote: number | null;
}

/** A quotation mark that is still open after so many characters was never meant to begin a text. */
const LONGEST_RECORD = 200_000;

/** What the reading of one record came to: it needs more text, or it is a record that ends before `next`. */
type Attempt =
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'bad'; readonly cell: number }
  | { readonly kind: 'record'; readonly cells: string[]; readonly next: number };

/**
 * Reads records (RFC 4180) out of a text that comes in pieces. A reader of whole files gives up at the first wrong quotation mark, or takes all
 * that follows it for one cell; here such a mark costs its line and nothing else, and every record knows its line.
 */
export class CsvReader {
  private text = '';
  private at = 0;
  private line = 1;
  private lineEnd: '\n' | '\r' | null = null;
  /** How many cells a record has; a record of several lines with another number was held together by a wrong quotation mark. */
  private width: number | null = null;

  constructor(private readonly delimiter: string) {}

  /** The records that are complete with this piece. */
  *take(piece: string): Generator<CsvRecord> {
    this.text = this.text.slice(this.at) + piece;
    this.at = 0;
    yield* this.records(false);
  }

  /** What is left when the text has ended. */
  *end(): Generator<CsvRecord> {
    yield* this.records(true);
  }

  private *records(isEnd: boolean): Generator<CsvRecord> {
    const lineEnd = this.lineEndOf(isEnd);
    if (lineEnd === null) return;
    while (this.at < this.text.length) {
      const end = this.text.indexOf(lineEnd, this.at);
      if (end === -1 && !isEnd) return;
      const record = this.next(end === -1 ? this.text.length : end, lineEnd, isEnd);
      if (record === null) return;
      if (record.cells.length > 1 || record.cells[0] !== '') {
        this.width ??= record.cells.length;
        yield record;
      }
    }
  }

  /** Null where the record goes on in the next piece. `end`: of its first line. */
  private next(end: number, lineEnd: string, isEnd: boolean): CsvRecord | null {
    const { at, line, text, delimiter } = this;
    const first = text.slice(at, end);
    if (!first.includes('"')) {
      this.pass(end + 1, 1);
      return { line, cells: first.split(delimiter).map(trimmed), badQuote: null };
    }
    const attempt = this.attempt(lineEnd, isEnd);
    if (attempt.kind === 'unfinished') return null;
    const lines = attempt.kind === 'record' ? linesIn(text, at, attempt.next, lineEnd) : 1;
    const isTorn = attempt.kind === 'record' && lines > 1 && this.width !== null && attempt.cells.length !== this.width;
    if (attempt.kind === 'record' && !isTorn) {
      this.pass(attempt.next, lines);
      return { line, cells: attempt.cells, badQuote: null };
    }
    this.pass(end + 1, 1);
    const cells = first.split(delimiter).map(trimmed);
    const cell = attempt.kind === 'bad' ? attempt.cell : cells.findIndex((each) => each.startsWith('"'));
    return { line, cells, badQuote: Math.max(cell, 0) };
  }

  private attempt(lineEnd: string, isEnd: boolean): Attempt {
    const { text, delimiter } = this;
    const cells: string[] = [];
    for (let at = this.at; ;) {
      const begin = afterBlanks(text, at);
      if (text[begin] === '"') {
        const quoted = this.quoted(begin + 1, isEnd);
        if (quoted === 'unfinished') return { kind: 'unfinished' };
        if (quoted === 'bad') return { kind: 'bad', cell: cells.length };
        const after = afterBlanks(text, quoted.next);
        if (after >= text.length && !isEnd) return { kind: 'unfinished' };
        cells.push(trimmed(quoted.value));
        if (after >= text.length) return { kind: 'record', cells, next: text.length };
        if (text.startsWith(delimiter, after)) {
          at = after + delimiter.length;
          continue;
        }
        const isOver = text[after] === lineEnd || (text[after] === '\r' && text[after + 1] === '\n');
        if (!isOver) return { kind: 'bad', cell: cells.length - 1 };
        return { kind: 'record', cells, next: text.indexOf(lineEnd, after) + 1 };
      }
      const toEnd = text.indexOf(lineEnd, at);
      const toNext = text.indexOf(delimiter, at);
      if (toNext !== -1 && (toEnd === -1 || toNext < toEnd)) {
        cells.push(trimmed(text.slice(at, toNext)));
        at = toNext + delimiter.length;
        continue;
      }
      if (toEnd === -1 && !isEnd) return { kind: 'unfinished' };
      cells.push(trimmed(text.slice(at, toEnd === -1 ? text.length : toEnd)));
      return { kind: 'record', cells, next: toEnd === -1 ? text.length : toEnd + 1 };
    }
  }

  /** The text of a cell from behind its opening mark; a mark that stands twice is one. */
  private quoted(
    from: number,
    isEnd: boolean,
  ): { readonly value: string; readonly next: number } | 'unfinished' | 'bad' {
    const { text } = this;
    let value = '';
    for (let at = from; ;) {
      const mark = text.indexOf('"', at);
      const isTooLong = (mark === -1 ? text.length : mark) - from > LONGEST_RECORD;
      if (isTooLong || (mark === -1 && isEnd)) return 'bad';
      if (mark === -1 || (mark === text.length - 1 && !isEnd)) return 'unfinished';
      value += text.slice(at, mark);
      if (text[mark + 1] !== '"') return { value, next: mark + 1 };
      value += '"';
      at = mark + 2;
    }
  }

  private pass(to: number, lines: number): void {
    this.at = to;
    this.line += lines;
  }

  /** Lines end with `\n` or `\r\n`, or, where the text knows neither, with `\r`. */
  private lineEndOf(isEnd: boolean): '\n' | '\r' | null {
    if (this.lineEnd === null) {
      if (this.text.includes('\n')) this.lineEnd = '\n';
      else if (isEnd || this.text.length > LONGEST_RECORD) this.lineEnd = this.text.includes('\r') ? '\r' : '\n';
    }
    return this.lineEnd;
  }
}

function trimmed(cell: string): string {
  return cell.trim();
}

/** Blanks before an opening mark and behind a closing one say nothing; a delimiter may be a tab. */
function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at += 1;
  return at;
}

function linesIn(text: string, from: number, to: number, lineEnd: string): number {
  let lines = 0;
  for (let at = text.indexOf(lineEnd, from); at !== -1 && at < to; at = text.indexOf(lineEnd, at + 1)) lines += 1;
  return Math.max(lines, 1);
}
