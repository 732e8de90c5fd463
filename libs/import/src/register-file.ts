import { createReadStream, openSync, readSync, closeSync } from 'node:fs';
import { Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { codeOf, OperatorError } from '#libs/runtime';
import { columnsOf, type Mapping } from './mapping.js';

/** A row of a register: its cells by column, blanks at both ends cut off. */
export interface RegisterLine {
  /** Where the row begins; the header is line 1. */
  readonly line: number;
  /** Null where the row has another number of cells than the header. */
  readonly cells: Readonly<Record<string, string>> | null;
}

interface ParsedRow {
  readonly record: Record<string, string>;
  readonly info: { readonly lines: number; readonly error?: CsvError };
}

/** A quotation mark that is never closed would take the rest of the file for one row. */
const LONGEST_ROW = 1_000_000;

/**
 * Reads a register row by row; gzip is recognised by its first bytes. Memory does not grow with the file. Throws an OperatorError where it cannot
 * be read, or lacks a column that the mapping names.
 */
export async function* readRegister(path: string, mapping: Mapping): AsyncGenerator<RegisterLine> {
  const zipped = isGzip(path);
  const parser = parse({
    delimiter: mapping.file?.delimiter ?? ',',
    bom: true,
    columns: (header: string[]) => checkHeader(header, path, mapping),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  });
  const source = createReadStream(path);
  const parts = zipped ? [source, createGunzip()] : [source];
  const text = [...parts, decoder(mapping.file?.encoding ?? 'utf-8')];
  text.forEach((stream, index) => {
    const next = text[index + 1] ?? parser;
    stream.on('error', (error: Error) => parser.destroy(error));
    stream.pipe(next as NodeJS.WritableStream);
  });
  let lineBefore = 1;
  try {
    for await (const row of parser) {
      const { record, info } = row as ParsedRow;
      yield { line: lineBefore + 1, cells: info.error ? null : record };
      lineBefore = info.lines;
    }
  } catch (error) {
    throw asOperatorError(error, path, lineBefore);
  } finally {
    source.destroy();
  }
}

function checkHeader(header: string[], path: string, mapping: Mapping): string[] {
  const names = header.map((name) => name.trim());
  for (const [column, field] of columnsOf(mapping))
    if (!names.includes(column))
      throw new OperatorError(`${path} has no column "${column}", which the mapping names in ${field}.`, 2);
  return names;
}

function isGzip(path: string): boolean {
  const first = Buffer.alloc(2);
  try {
    const file = openSync(path, 'r');
    try {
      readSync(file, first, 0, 2, 0);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw asOperatorError(error, path, 0);
  }
  return first[0] === 0x1f && first[1] === 0x8b;
}

function decoder(encoding: string): Transform {
  const text = new TextDecoder(encoding);
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, text.decode(chunk, { stream: true })),
    flush: (done) => done(null, text.decode()),
  });
}

function asOperatorError(error: unknown, path: string, line: number): OperatorError {
  if (error instanceof OperatorError) return error;
  if (error instanceof CsvError) return new OperatorError(`${path} is no CSV after line ${line}: ${error.message}`);
  return new OperatorError(`${path} cannot be read (${codeOf(error)}); name a CSV file, gzipped or not.`);
}
