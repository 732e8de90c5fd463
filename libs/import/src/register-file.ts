import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { codeOf, OperatorError } from '#libs/runtime';
import { CsvReader, type CsvRecord } from './csv.js';
import { decoded } from './encodings.js';
import { columnsOf, type Mapping } from './mapping.js';

/** A row of a register, its cells in the order of the header. */
export interface RegisterLine extends CsvRecord {
  readonly isWhole: boolean;
}

/** A register that is being read. */
export interface OpenRegister {
  readonly header: readonly string[];
  /** Piece by piece, as the file is read: waiting for each row by itself would cost more than reading it. */
  readonly pieces: AsyncIterable<readonly RegisterLine[]>;
}

/** How far into the file the reading has come, in bytes as they lie on the disk. */
export type BytesRead = (bytes: number) => void;

/** The size of the file in bytes, for saying how far a reading has come. Throws an OperatorError where it cannot be read. */
export async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    throw unreadable(path, error);
  }
}

/**
 * Opens a register: CSV with a header, gzipped (recognised by its first bytes) or not. Memory does not grow with the file. Throws an OperatorError, here or
 * while the rows are read, where it cannot be read, is empty, lacks a column that the mapping names, or is not of the encoding.
 */
export async function openRegister(
  path: string,
  mapping: Mapping,
  onBytes: BytesRead = () => undefined,
): Promise<OpenRegister> {
  const pieces = recordsOf(path, mapping, onBytes);
  const first = await firstPiece(pieces);
  const [head, ...rest] = first ?? [];
  if (!head) throw new OperatorError(`${path} is empty; name a CSV file with a header.`, 2);
  checkHeader(head.cells, path, mapping);
  return { header: head.cells, pieces: linesAfter(rest, pieces, head.cells.length) };
}

async function firstPiece(pieces: AsyncGenerator<readonly CsvRecord[]>): Promise<readonly CsvRecord[] | null> {
  for (;;) {
    const next = await pieces.next();
    if (next.done) return null;
    if (next.value.length > 0) return next.value;
  }
}

async function* linesAfter(
  rest: readonly CsvRecord[],
  pieces: AsyncGenerator<readonly CsvRecord[]>,
  width: number,
): AsyncGenerator<readonly RegisterLine[]> {
  const lineOf = ({ line, cells, badQuote }: CsvRecord): RegisterLine => ({
    line,
    cells,
    badQuote,
    isWhole: cells.length === width,
  });
  yield rest.map(lineOf);
  for await (const piece of pieces) yield piece.map(lineOf);
}

async function* recordsOf(
  path: string,
  { file = {} }: Mapping,
  onBytes: BytesRead,
): AsyncGenerator<readonly CsvRecord[]> {
  const { delimiter = ',', encoding = 'utf-8' } = file;
  const reader = new CsvReader(delimiter);
  for await (const text of decoded(bytesOf(path, onBytes), encoding, path)) yield [...reader.take(text)];
  yield [...reader.end()];
}

async function* bytesOf(path: string, onBytes: BytesRead): AsyncGenerator<Buffer> {
  const isZipped = await isGzip(path);
  const source = createReadStream(path, { highWaterMark: 262_144 });
  const plain = isZipped ? source.pipe(createGunzip()) : source;
  if (isZipped) source.on('error', (error) => plain.destroy(error));
  try {
    for await (const piece of plain) {
      yield piece as Buffer;
      onBytes(source.bytesRead);
    }
  } catch (error) {
    throw error instanceof OperatorError ? error : unreadable(path, error);
  } finally {
    source.destroy();
    plain.destroy();
  }
}

async function isGzip(path: string): Promise<boolean> {
  try {
    const file = await open(path);
    try {
      const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
      return buffer[0] === 0x1f && buffer[1] === 0x8b;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unreadable(path, error);
  }
}

function checkHeader(header: readonly string[], path: string, mapping: Mapping): void {
  const columns = [...columnsOf(mapping)];
  const missing = columns.filter(([column]) => !header.includes(column));
  if (missing.length > 0) {
    const wanted = missing
      .map(([column, field]) => `no column "${column}", which the mapping names in ${field}`)
      .join(', and ');
    const found = header.map((column) => `"${column}"`).join(', ');
    const hint = separatorHint(header, mapping.file?.delimiter ?? ',');
    throw new OperatorError(`${path} has ${wanted}; it has ${found}.${hint}`, 2);
  }
  const doubled = columns.filter(([column]) => header.indexOf(column) !== header.lastIndexOf(column));
  if (doubled.length > 0)
    throw new OperatorError(
      `${path} has more than one column ${doubled.map(([column, field]) => `"${column}" (${field})`).join(', ')}; give each a name of its own.`,
      2,
    );
}

/** A header in one cell, with other separators in it, was written with another separator. */
function separatorHint(header: readonly string[], delimiter: string): string {
  if (header.length !== 1) return '';
  const [only = ''] = header;
  const best = [',', ';', '\t', '|']
    .filter((each) => each !== delimiter)
    .map((each) => ({ each, parts: only.split(each).length }))
    .sort((a, b) => b.parts - a.parts)[0];
  if (!best || best.parts < 2) return '';
  return ` Its separator seems to be ${JSON.stringify(best.each)}: say so in /file/delimiter of the mapping.`;
}

function unreadable(path: string, error: unknown): OperatorError {
  const code = codeOf(error);
  const why = code.startsWith('Z_') ? 'it is a damaged gzip file' : code;
  return new OperatorError(
    `${path} cannot be read (${why}); name a CSV file, gzipped or not.`,
    code.startsWith('Z_') ? 2 : 1,
  );
}
