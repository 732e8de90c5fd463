import type { Instant } from '#libs/clocks/domain';
import { OperatorError } from '#libs/runtime';
import type { Mapping } from './mapping.js';
import { RegisterReference } from './reference.js';
import { openRegister, sizeOf } from './register-file.js';
import { isRefused, rowReader, type RegisterRow } from './register-row.js';
import type { RefusedRow } from './refused-row.js';
import { SeenNumbers, type Seen } from './seen-numbers.js';

/** A file and how it is read. */
export interface RegisterSource {
  readonly file: string;
  readonly mapping: Mapping;
  /** Only the first rows. */
  readonly limit?: number;
}

/** A row as it was read, with the cells that it was read from. */
export interface ReadRowOfFile {
  readonly row: RegisterRow | RefusedRow;
  readonly cells: readonly string[];
}

/** Tells of each row of a file, in its order, whether its number stood further up. */
export class Repeats {
  private readonly seen = new SeenNumbers();

  of({ row, cells }: ReadRowOfFile): Seen {
    return isRefused(row) ? 'first' : this.seen.see(row.number, cells.join('\u001f'));
  }
}

/** The rows of a file, read by its mapping, piece by piece. Throws the OperatorErrors of `openRegister` and of `RegisterReference`. */
export async function* rowsOf(
  { file, mapping, limit = Infinity }: RegisterSource,
  reference: RegisterReference,
  now: Instant,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<readonly ReadRowOfFile[]> {
  const { header, pieces } = await openRegister(file, mapping, onBytes);
  const read = rowReader(mapping, header, reference, now);
  let left = limit;
  for await (const piece of pieces) {
    if (left <= 0) return;
    const wanted = piece.length > left ? piece.slice(0, left) : piece;
    left -= wanted.length;
    yield wanted.map((line) => ({ row: read(line), cells: line.cells }));
  }
}

/** What the first reading of a file found: nothing is written before the whole of it has been read once. */
export interface Survey {
  readonly reference: RegisterReference;
  readonly rows: number;
  readonly refused: number;
}

/** Reads the whole file once; `each` sees every row. Throws an OperatorError for a file without rows. */
export async function surveyOf(
  source: RegisterSource,
  now: Instant,
  each: (read: ReadRowOfFile) => void,
  progress: { to(bytes: number): void },
): Promise<Survey> {
  const reference = new RegisterReference(source.mapping);
  let rows = 0;
  let refused = 0;
  for await (const piece of rowsOf(source, reference, now, (bytes) => progress.to(bytes))) {
    rows += piece.length;
    for (const read of piece) {
      if (isRefused(read.row)) refused += 1;
      each(read);
    }
  }
  if (rows === 0 && source.limit !== 0)
    throw new OperatorError(`${source.file} has a header and no rows; name a file with rows.`, 2);
  return { reference, rows, refused };
}

export { sizeOf };
