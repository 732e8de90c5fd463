import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSettings, SettingError } from './settings.js';

describe('a setting that holds a password', () => {
  let folder: string;
  let file: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tongban-settings-'));
    file = join(folder, 'database-url');
    writeFileSync(file, 'postgres://me:secret@db/tongban\n');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('may be read from a file', () => {
    expect(readSettings({ DATABASE_URL_FILE: file }).databaseUrl).toBe('postgres://me:secret@db/tongban');
    expect(readSettings({ DATABASE_URL_FILE: '' }).databaseUrl).toBeNull();
  });

  it('is not given twice, nor in a file that cannot be read', () => {
    expect(() => readSettings({ DATABASE_URL_FILE: file, DATABASE_URL: 'postgres://db' })).toThrow(SettingError);
    expect(() => readSettings({ EVENT_LOG_URL_FILE: join(folder, 'none') })).toThrow('EVENT_LOG_URL_FILE names');
  });

  it('is checked like any other', () => {
    writeFileSync(file, 'mysql://db');
    expect(() => readSettings({ DATABASE_URL_FILE: file })).toThrow('DATABASE_URL must be a URL');
  });
});

describe('the manual clock', () => {
  it('starts where it is told', () =>
    expect(readSettings({ TONGBAN_CLOCK: 'manual:2026-01-01T00:00:00+08:00' }).clock).toEqual({
      ...{ kind: 'manual', from: '2025-12-31T16:00:00.000Z' },
    }));
  it.each(['2026-09-31T09:00:00+08:00', '2026-02-30T00:00:00Z', '9999-12-31T00:00:00Z', '0026-01-01T00:00:00Z', 'x'])(
    'starts at no such time as %s',
    (text) => expect(() => readSettings({ TONGBAN_CLOCK: `manual:${text}` })).toThrow('TONGBAN_CLOCK names'),
  );
});

describe('the weights of the three rates', () => {
  it('are dated, and have what is usually quoted until a city sets its own', () => {
    expect(readSettings({}).rateWeights.at(-1)).toEqual({
      ...{ from: '2021-01-01', response: 10, solution: 45, satisfaction: 45 },
    });
    const [first, second] = readSettings({
      TONGBAN_RATE_WEIGHTS: '2020-01-01:40/30/30,2026-07-01:20/40/40',
    }).rateWeights;
    expect([first?.response, second?.from]).toEqual([40, '2026-07-01']);
  });

  it.each(['2026-01-01:40/30/20', '2026-02-01:40/30/30,2026-01-01:10/45/45', '10/45/45', '2026-13-01:10/45/45'])(
    'are not %s',
    (text) => {
      expect(() => readSettings({ TONGBAN_RATE_WEIGHTS: text })).toThrow('TONGBAN_RATE_WEIGHTS is');
    },
  );
});
