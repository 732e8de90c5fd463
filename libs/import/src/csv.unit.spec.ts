import { describe, expect, it } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { CsvReader, type CsvRecord } from './csv.js';

function read(text: string, { delimiter = ',', piece = text.length || 1 } = {}): CsvRecord[] {
  const reader = new CsvReader(delimiter);
  const records: CsvRecord[] = [];
  for (let at = 0; at < text.length; at += piece) records.push(...reader.take(text.slice(at, at + piece)));
  return [...records, ...reader.end()];
}

const cellsOf = (records: readonly CsvRecord[]) => records.map(({ cells }) => cells);
const linesOf = (records: readonly CsvRecord[]) => records.map(({ line }) => line);
const badLines = (records: readonly CsvRecord[]) =>
  records.filter(({ badQuote }) => badQuote !== null).map(({ line, badQuote }) => [line, badQuote]);

describe('a CSV text', () => {
  it('is read as it was written, however it comes in pieces', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '价', '\r\n'), maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        (rows, piece) => {
          const text = stringify([['h1', 'h2', 'h3'], ...rows], { quoted: true });
          expect(cellsOf(read(text, { piece })).slice(1)).toEqual(rows.map((row) => row.map((each) => each.trim())));
        },
      ),
    );
  });

  it('has the lines of an editor, blank ones and those within a cell counted', () => {
    const text = 'a,b\n\n1,"two\nlines"\r\n\n\n2,x\n3,"y"';
    expect(linesOf(read(text))).toEqual([1, 3, 7, 8]);
    expect(linesOf(read(text, { piece: 3 }))).toEqual([1, 3, 7, 8]);
  });

  it('ends its lines with CR alone where it knows no other end', () => {
    expect(cellsOf(read('a,b\r1,2\r3,"4"\r'))).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('is cut of blanks at both ends of a cell, quoted or not', () => {
    expect(cellsOf(read('a,b\n  x ," y "\n\u3000z\u00a0 , "w" '))).toEqual([
      ['a', 'b'],
      ['x', 'y'],
      ['z', 'w'],
    ]);
  });

  it('keeps a quotation mark that stands within an unquoted cell', () => {
    expect(cellsOf(read('a,b\n5" pipe,x'))).toEqual([
      ['a', 'b'],
      ['5" pipe', 'x'],
    ]);
  });

  it.each([
    ['never closed', 'a,b\n1,"open\n2,y\n3,z\n', [[2, 1]], [2, 3, 4]],
    ['closed by a mark further down that opens another cell', 'a,b\n1,"open\n2,"y"\n3,z\n', [[2, 1]], [2, 3, 4]],
    ['closed in the middle', 'a,b\n"1" x,y\n2,z\n', [[2, 0]], [2, 3]],
    ['taking lines along until the number of cells is another', 'a,b\n1,"open\n2,x",y\n3,z\n', [[2, 1]], [2, 3, 4]],
  ])('loses one line to a quotation mark %s', (_what, text, bad, lines) => {
    for (const piece of [2, 1_000]) {
      const records = read(text, { piece });
      expect(badLines(records)).toEqual(bad);
      expect(linesOf(records).slice(1)).toEqual(lines);
    }
  });

  it('gives a quotation mark up that is still open after very many characters', () => {
    const rows = Array.from({ length: 30_000 }, (_, index) => `${index},value`).join('\n');
    const records = read(`a,b\n0,"open\n${rows}\n`, { piece: 65_536 });
    expect(badLines(records)).toEqual([[2, 1]]);
    expect(records).toHaveLength(30_002);
  });

  it('may have a separator of more than one character, or a tab', () => {
    expect(cellsOf(read('a||b\n1||"2||3"', { delimiter: '||' }))).toEqual([
      ['a', 'b'],
      ['1', '2||3'],
    ]);
    expect(cellsOf(read('a\tb\n\t"x"', { delimiter: '\t' }))[1]).toEqual(['', 'x']);
  });
});
