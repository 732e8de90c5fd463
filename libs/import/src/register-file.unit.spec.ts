import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readMapping } from './mapping-file.js';
import type { Mapping } from './mapping.js';
import { openRegister } from './register-file.js';

const CHINESE = '编号,时间\n1,二〇二一年三月一日\n2,和平区道路照明设施损坏\n';
/** The same in GB18030, as far as its first line. */
const GB18030 = Buffer.from('b1e0bac52cbac2bcfe0a312cbacdc6bdc7f80a', 'hex');

describe('the file of a register', () => {
  let folder: string;
  const boston = readMapping('boston-311');
  const mapping = (encoding?: string, delimiter?: string): Mapping => ({
    ...boston,
    file: { ...(encoding && { encoding }), ...(delimiter && { delimiter }) },
    number: 'No',
    times: { opened: 'At' },
    channel: { column: { constant: 'web' } },
    units: { district: { kind: 'district', column: { constant: 'all' } } },
    item: { column: { constant: 'Complaint' } },
    outcome: { otherwise: 'granted' },
    texts: {},
  });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tongban-file-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const read = async (bytes: Buffer | string, by: Mapping = mapping()): Promise<readonly (readonly string[])[]> => {
    const path = join(folder, 'register.csv');
    writeFileSync(path, bytes);
    const rows: (readonly string[])[] = [];
    for await (const piece of (await openRegister(path, by)).pieces) rows.push(...piece.map(({ cells }) => cells));
    return rows;
  };

  it('is read in its encoding, marked or not, gzipped or not', async () => {
    const text = 'No,At\n1,价\n';
    expect(await read(text)).toEqual([['1', '价']]);
    expect(await read(`\ufeff${text}`)).toEqual([['1', '价']]);
    expect(await read(gzipSync(text))).toEqual([['1', '价']]);
    expect(await read(Buffer.from(`\ufeff${text}`, 'utf16le'), mapping('utf-16le'))).toEqual([['1', '价']]);
    const chinese = Buffer.concat([Buffer.from('No,At\n1,'), Buffer.from('bacdc6bdc7f8', 'hex')]);
    expect(await read(chinese, mapping('gb18030'))).toEqual([['1', '和平区']]);
  });

  it.each([
    [
      'GB18030',
      Buffer.concat([Buffer.from('No,At\n1,x\n'), GB18030]),
      undefined,
      /not utf-8 at line 3; it looks like gb18030/,
    ],
    [
      'a Western encoding',
      Buffer.from('No,At\n1,x\n2,Stra\xdfe\n3,y\n', 'latin1'),
      undefined,
      /at line 3; it looks like windows-1252/,
    ],
    ['UTF-16 with a mark', Buffer.from('\ufeffNo,At\n1,x\n', 'utf16le'), undefined, /it looks like utf-16le/],
    ['UTF-16 without one', Buffer.from('No,At\n1,x\n', 'utf16le'), undefined, /it looks like utf-16le/],
    [
      'UTF-8 under another name',
      Buffer.from(`No,At\n${CHINESE}`),
      'gb18030',
      /not gb18030 at line 1; it looks like utf-8/,
    ],
    ['UTF-8 taken for UTF-16', Buffer.from('No,At\n1,x\n'), 'utf-16le', /it looks like utf-8/],
    ['a workbook', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 6, 0]), undefined, /is an Excel workbook/],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), undefined, /Excel workbook of the old kind/],
    [
      'a character cut off at the end',
      Buffer.from('No,At\n1,x\n2,价').subarray(0, -1),
      undefined,
      /not utf-8 at line 3/,
    ],
    ['nothing', Buffer.alloc(0), undefined, /is empty/],
    ['blank lines', Buffer.from('\n\r\n  \n'), undefined, /is empty/],
    ['a damaged gzip file', gzipSync('No,At\n1,x\n2,y\n').subarray(0, -6), undefined, /damaged gzip file/],
  ])('that is %s is told', async (_what, bytes, encoding, message) => {
    await expect(read(bytes, mapping(encoding))).rejects.toThrow(message);
  });

  it('names all columns that are missing, those found, and the separator that it seems to have', async () => {
    await expect(read('Number,At time\n1,x')).rejects.toThrow(
      /no column "No", which the mapping names in \/number, and no column "At".*it has "Number", "At time"/,
    );
    await expect(read('No;At\n1;x')).rejects.toThrow('Its separator seems to be ";"');
    await expect(read('No\tAt\n1\tx')).rejects.toThrow('Its separator seems to be "\\t"');
  });

  it('may not have a column twice that the mapping reads', async () => {
    await expect(read('No,At,At\n1,x,y')).rejects.toThrow('more than one column "At" (/times/opened)');
    expect(await read('No,At,,\n1,x,,')).toEqual([['1', 'x', '', '']]);
  });
});
