import { OperatorError } from '#libs/runtime';

/** What a file is by its first bytes, where that is no text at all. */
const SIGNATURES: readonly (readonly [readonly number[], string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'an Excel workbook (or another zip archive); save it as "CSV UTF-8"'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an Excel workbook of the old kind; save it as "CSV UTF-8"'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF document; ask for the register as CSV'],
];

/** How much of a file's beginning is looked at for what it is. */
const SAMPLE_BYTES = 65_536;
/** The longest character of an encoding that is known here, less one: what may be left over of the piece before. */
const LONGEST_LEFT_OVER = 3;

/**
 * Decodes the bytes of `path` piece by piece. Whatever is not the encoding is an OperatorError that names the line and guesses what the encoding is:
 * nothing is replaced, because a register is written down for ever.
 */
export async function* decoded(bytes: AsyncIterable<Buffer>, encoding: string, path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  let leftOver: Buffer = Buffer.alloc(0);
  let isFirst = true;
  for await (const piece of bytes) {
    if (isFirst) checkBeginning(piece.subarray(0, SAMPLE_BYTES), decoder.encoding, path);
    isFirst = false;
    const text = decodedOr(decoder, piece, () => notTheEncoding(path, decoder.encoding, { leftOver, piece, line }));
    if (text.includes('\0'))
      throw new OperatorError(`${path} is no text: line ${lineOf(text, '\0', line)} holds a NUL.`, 2);
    line += count(text, '\n');
    leftOver = piece.subarray(-LONGEST_LEFT_OVER);
    yield text;
  }
  const rest = decodedOr(decoder, null, () =>
    notTheEncoding(path, decoder.encoding, { leftOver, piece: leftOver, line }),
  );
  if (rest !== '') yield rest;
}

function decodedOr(
  decoder: InstanceType<typeof TextDecoder>,
  piece: Buffer | null,
  failure: () => OperatorError,
): string {
  try {
    return piece === null ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch {
    throw failure();
  }
}

/** What can be said before a byte is decoded. */
function checkBeginning(sample: Buffer, encoding: string, path: string): void {
  for (const [bytes, what] of SIGNATURES)
    if (bytes.every((byte, index) => sample[index] === byte)) throw new OperatorError(`${path} is ${what}.`, 2);
  const wide = wideEncodingOf(sample);
  if (wide !== null && wide !== encoding) throw wrongEncoding(path, encoding, 1, wide);
  if (wide === null && encoding.startsWith('utf-16')) throw wrongEncoding(path, encoding, 1, narrowEncodingOf(sample));
  if (encoding !== 'utf-8' && wide === null && isClearlyUtf8(sample)) throw wrongEncoding(path, encoding, 1, 'utf-8');
}

/** UTF-16 by its mark, or by the zero in every second byte of plain letters. */
function wideEncodingOf(sample: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  let even = 0;
  let odd = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  if (Math.max(even, odd) < sample.length / 8) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** By chance no text of another encoding reads as UTF-8 several times over. */
function isClearlyUtf8(sample: Buffer): boolean {
  const hasMark = sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf;
  return hasMark || (highBytes(sample) >= 12 && reads(sample, 'utf-8'));
}

function notTheEncoding(
  path: string,
  encoding: string,
  { leftOver, piece, line }: { readonly leftOver: Buffer; readonly piece: Buffer; readonly line: number },
): OperatorError {
  const loose = new TextDecoder(encoding);
  loose.decode(leftOver, { stream: true });
  const text = loose.decode(piece);
  const from = Math.max(piece.findIndex((byte) => byte === 0x0a) + 1, 0);
  return wrongEncoding(path, encoding, lineOf(text, '\ufffd', line), narrowEncodingOf(piece.subarray(from)));
}

/**
 * A guess at the encoding of bytes with one byte a letter in ASCII. Characters of GB18030 stand in pairs of high bytes; of a Western encoding a
 * single one stands among plain letters.
 */
function narrowEncodingOf(sample: Buffer): string {
  if (reads(sample, 'utf-8')) return 'utf-8';
  return pairedHighBytes(sample) > 0.8 && reads(sample, 'gb18030') ? 'gb18030' : 'windows-1252';
}

function reads(sample: Buffer, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function highBytes(sample: Buffer): number {
  return sample.reduce((sum, byte) => sum + (byte > 0x7f ? 1 : 0), 0);
}

/** The share of the high bytes that stand in runs of two and more. */
function pairedHighBytes(sample: Buffer): number {
  let paired = 0;
  let run = 0;
  for (const byte of [...sample, 0]) {
    if (byte > 0x7f) run += 1;
    else {
      if (run > 1) paired += run;
      run = 0;
    }
  }
  return paired / Math.max(highBytes(sample), 1);
}

function wrongEncoding(path: string, encoding: string, line: number, guess: string): OperatorError {
  const advice =
    guess === encoding
      ? 'it seems to be damaged there'
      : `it looks like ${guess}: say so in /file/encoding of the mapping, or save the file as UTF-8`;
  return new OperatorError(`${path} is not ${encoding} at line ${line}; ${advice}. Nothing was written.`, 2);
}

function lineOf(text: string, what: string, firstLine: number): number {
  const at = text.indexOf(what);
  return firstLine + count(at === -1 ? text : text.slice(0, at), '\n');
}

function count(text: string, what: string): number {
  let found = 0;
  for (let at = text.indexOf(what); at !== -1; at = text.indexOf(what, at + 1)) found += 1;
  return found;
}
