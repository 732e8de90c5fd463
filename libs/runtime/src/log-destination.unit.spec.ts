import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { countingLost, toBoundedFile } from './log-destination.js';

describe('log lines', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tongban-logs-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('below the standard level fill files of a bounded size and number', () => {
    const write = toBoundedFile(join(folder, 'logs'), 'api', 1_000);
    for (let line = 0; line < 500; line++) expect(write(`${'x'.repeat(99)}\n`)).toBe(true);
    const files = readdirSync(join(folder, 'logs')).sort();
    expect(files).toEqual(['api.log.1', 'api.log.2', 'api.log.3']);
    expect(files.map((file) => statSync(join(folder, 'logs', file)).size)).toEqual([1_000, 1_000, 1_000]);
  });

  it('go on in the file of an earlier run', () => {
    toBoundedFile(folder, 'api', 1_000)(`${'x'.repeat(899)}\n`);
    toBoundedFile(folder, 'api', 1_000)(`${'x'.repeat(199)}\n`);
    expect(readdirSync(folder)).toEqual(['api.log.1']);
  });

  it('that cannot be written are lost without an error', () => {
    writeFileSync(join(folder, 'taken'), '');
    expect(toBoundedFile(join(folder, 'taken'), 'api')('a line\n')).toBe(false);
  });

  it('that were lost are counted in the next line that is taken', () => {
    const taken: string[] = [];
    let full = false;
    const write = countingLost((text) => !full && taken.push(text) > 0, 'api');
    write('first\n');
    full = true;
    write('second\n');
    write('third\n');
    full = false;
    write('fourth\n');
    write('fifth\n');
    expect(taken.join('')).toBe(
      'first\n{"level":40,"name":"api","lost":2,"msg":"log lines were lost"}\nfourth\nfifth\n',
    );
  });
});
