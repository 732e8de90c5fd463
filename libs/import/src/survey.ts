import type { Instant } from '#libs/clocks/domain';
import { OperatorError } from '#libs/runtime';
import type { Mapping } from './mapping.js';
import { RegisterReference } from './reference.js';
import { openRegister, sizeOf, type RegisterLine } from './register-file.js';
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

/** A row as it was read, and whether its number stood further up in the file. */
export interface ReadRowOfFile {
  readonly row: RegisterRow | RefusedRow;
  readonly seen: Seen;
}

/** The rows of a file, read by its mapping. Throws the OperatorErrors of `openRegister` and of `RegisterReference`. */
export async function* rowsOf(
  { file, mapping, limit = Infinity }: RegisterSource,
  reference: RegisterReference,
  now: Instant,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<ReadRowOfFile> {
  const { header, rows } = await openRegister(file, mapping, onBytes);
  const read = rowReader(mapping, header, reference, now);
  const seen = new SeenNumbers();
  let count = 0;
  for await (const line of rows) {
    if (count >= limit) return;
    count += 1;
    const row = read(line);
    yield { row, seen: isRefused(row) ? 'first' : seen.see(row.number, contentOf(line)) };
  }
}

function contentOf({ cells }: RegisterLine): string {
  return cells.join('\u001f');
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
  for await (const read of rowsOf(source, reference, now, (bytes) => progress.to(bytes))) {
    rows += 1;
    if (isRefused(read.row)) refused += 1;
    each(read);
  }
  if (rows === 0 && source.limit !== 0)
    throw new OperatorError(`${source.file} has a header and no rows; name a file with rows.`, 2);
  return { reference, rows, refused };
}

export { sizeOf };
