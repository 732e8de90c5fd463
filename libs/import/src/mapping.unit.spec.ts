import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PROJECT_FOLDER } from '#libs/runtime';
import { checkMapping, readMapping } from './mapping-file.js';

const folder = join(PROJECT_FOLDER, 'libs', 'import', 'mappings');
const boston = JSON.parse(readFileSync(join(folder, 'boston-311.json'), 'utf8')) as Record<string, object>;

describe('a mapping', () => {
  it.each(readdirSync(folder).filter((file) => file !== 'mapping.schema.json'))('%s can be used', (file) => {
    expect(readMapping(file)).toMatchObject({ region: { code: expect.any(String) } });
  });

  it('is found by its name', () => {
    expect(readMapping('boston-311').region.code).toBe('BOS');
  });

  it('that is nowhere is named', () => {
    expect(() => readMapping('nowhere')).toThrow('The mapping nowhere cannot be read (ENOENT)');
  });

  it.each([
    ['a field that is missing', { number: undefined }, "/ must have required property 'number'"],
    ['a field that nobody knows', { extra: 1 }, '/ must NOT have additional properties (extra)'],
    ['a wrong outcome', { outcome: { otherwise: 'lost' } }, '/outcome/otherwise must be equal to one of'],
    ['a wrong code', { region: { ...boston.region, code: 'B OS' } }, '/region/code must match pattern'],
    ['a zone that is none', { region: { ...boston.region, timezone: 'Boston' } }, '/region/timezone is "Boston"'],
    ['a level that is none', { cases: { homeUnit: 'ward' } }, '/cases/homeUnit is "ward", which is no level'],
    [
      'levels in a circle',
      {
        units: { community: { kind: 'community', column: 'a', parent: 'community' } },
        cases: { homeUnit: 'community' },
      },
      '/units/community/parent is "community", which leads to no level below the region',
    ],
    [
      'a pattern that is none',
      { outcome: { otherwise: 'granted', rules: [{ column: 'a', matches: '(', outcome: 'voided' }] } },
      '/outcome/rules/0/matches is no regular expression',
    ],
    [
      'kinds that are out of order',
      {
        units: {
          community: { kind: 'community', column: 'a' },
          district: { kind: 'district', column: 'b', parent: 'community' },
        },
        cases: { homeUnit: 'community' },
      },
      '/units/district is a district below the community of /units/community',
    ],
    [
      'a division below a department',
      {
        units: {
          queue: { kind: 'department', column: 'a' },
          community: { kind: 'community', column: 'b', parent: 'queue' },
        },
        cases: { homeUnit: 'community' },
      },
      '/units/community is a community below the department',
    ],
    [
      'one code with two names',
      { item: { column: 'type', codes: { A: 'X', B: 'X' }, names: { A: 'a', B: 'b' } } },
      '/item/codes gives "A" and "B" one code, X, and /names two names',
    ],
    ['a format without a day', { times: { opened: 'open_dt', format: 'HH:mm' } }, '/times/format "HH:mm" says no day'],
    [
      'a part that is no pattern',
      { number: { column: 'case_enquiry_id', part: '(' } },
      '/number/part is no regular expression',
    ],
    ['an encoding that is none', { file: { encoding: 'morse' } }, '/file/encoding is "morse"'],
  ])('names %s', (_what, change, message) => {
    expect(() => checkMapping({ ...boston, ...change }, 'x.json')).toThrow(message);
  });
});
