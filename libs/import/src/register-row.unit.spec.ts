import { describe, expect, it } from '@jest/globals';
import { checkMapping } from './mapping-file.js';
import type { Mapping } from './mapping.js';
import { RegisterReference } from './reference.js';
import { rowReader } from './register-row.js';

const HEADER = [
  'No',
  'Opened',
  'Due',
  'Decided',
  'Closed',
  'Cancelled',
  'Status',
  'Place',
  'Matter',
  'Group',
  'Stars',
  'Words',
];
const NOW = '2022-01-01T00:00:00.000Z';
const base: Mapping = {
  title: 'made up',
  region: { code: 'X', name: 'X', timezone: 'Asia/Shanghai', calendar: 'weekends', from: '2020-01-01' },
  number: 'No',
  times: { opened: 'Opened', due: 'Due', closed: 'Closed' },
  units: { district: { kind: 'district', column: 'Place' } },
  cases: { homeUnit: 'district' },
  item: { column: 'Matter', category: 'Group' },
  outcome: { otherwise: 'granted', rules: [{ column: 'Status', matches: 'cancel', outcome: 'voided' }] },
  texts: { closed: ['Words'] },
};

type Said = Partial<
  Record<
    | 'No'
    | 'Opened'
    | 'Due'
    | 'Decided'
    | 'Closed'
    | 'Cancelled'
    | 'Status'
    | 'Place'
    | 'Matter'
    | 'Group'
    | 'Stars'
    | 'Words',
    string
  >
>;

function readerOf(change: Partial<Mapping>) {
  const mapping = checkMapping({ ...base, ...change }, 'made up');
  const read = rowReader(mapping, HEADER, new RegisterReference(mapping), NOW);
  let line = 1;
  return (said: Said) => {
    line += 1;
    const row: Said = { No: '1', Opened: '2021-03-01 09:00', Place: 'East', Matter: 'Lamp', Group: 'Light', ...said };
    const cells = HEADER.map((column) => row[column as keyof Said] ?? '');
    return read({ line, cells, badQuote: null, isWhole: true });
  };
}
const read = (said: Said, change: Partial<Mapping> = {}) => readerOf(change)(said);
const times = (more: Partial<Mapping['times']>) => ({ times: { ...base.times, ...more } });

describe('a row of a register', () => {
  it.each<[string, Said, Partial<Mapping>, object]>([
    ['no number', { No: '' }, {}, { reason: 'no-number', column: 'No', value: '' }],
    [
      'a number that a spreadsheet rounded',
      { No: '2.10102E+14' },
      {},
      { reason: 'number-rounded', column: 'No', value: '2.10102E+14' },
    ],
    ['a unit that a spreadsheet rounded', { Place: '2.101E+11' }, {}, { reason: 'number-rounded', column: 'Place' }],
    ['no opening', { Opened: 'soon' }, {}, { reason: 'no-opening-time', column: 'Opened', value: 'soon', number: '1' }],
    [
      'a due time that is none',
      { Due: '2021-02-30' },
      {},
      { reason: 'wrong-due-time', column: 'Due', value: '2021-02-30' },
    ],
    [
      'a due time beyond all years',
      { Due: '9999-12-31' },
      {},
      { reason: 'wrong-due-time', detail: expect.stringContaining('1900 to 2199') },
    ],
    ['a closing that is none', { Closed: 'x' }, {}, { reason: 'wrong-closing-time', column: 'Closed', value: 'x' }],
    [
      'a closing before its opening',
      { Closed: '2021-02-28 10:00' },
      {},
      { reason: 'closed-before-opened', column: 'Closed', value: '2021-02-28 10:00' },
    ],
    [
      'a closing in the future',
      { Closed: '2022-01-02 10:00' },
      {},
      { reason: 'later-than-the-clock', column: 'Closed' },
    ],
    ['no matter', { Matter: '' }, {}, { reason: 'no-item', column: 'Matter', value: '' }],
    [
      'a decision after the closing',
      { Closed: '2021-03-02 09:00', Decided: '2021-03-03 09:00' },
      times({ decided: 'Decided' }),
      { reason: 'decided-out-of-order', column: 'Decided' },
    ],
    [
      'a rating that is none',
      { Closed: '2021-03-02 09:00', Stars: '9' },
      { rating: { column: 'Stars' } },
      { reason: 'wrong-rating', column: 'Stars', value: '9' },
    ],
  ])('with %s is refused, by column, value and reason in words', (_what, said, change, refusal) => {
    expect(read(said, change)).toMatchObject({ line: 2, detail: expect.stringMatching(/\w+ \w+/), ...refusal });
  });

  it('is opened in the region’s zone and due at the end of a day where the register sets days', () => {
    expect(read({ Due: '2021-03-05' }, times({ dueIs: 'date' }))).toMatchObject({
      opened: '2021-03-01T01:00:00.000Z',
      due: '2021-03-05T15:59:59.999Z',
    });
  });

  it.each([
    ['at-opening', { closing: { at: '2021-03-01T01:00:00.000Z' } }],
    ['still-open', { closing: null }],
  ] as const)('that is closed before it is opened is taken as %s', (closedBeforeOpened, row) => {
    expect(read({ Closed: '2021-02-01' }, times({ closedBeforeOpened }))).toMatchObject(row);
  });

  it('may have a second closing column, and a status that says whether it is closed', () => {
    const change = times({
      closed: ['Closed', 'Cancelled'],
      closedIf: { column: 'Status', matches: '^(done|cancelled)$' },
    });
    expect(read({ Cancelled: '2021-03-02 09:00', Status: 'Cancelled' }, change)).toMatchObject({
      closing: { at: '2021-03-02T01:00:00.000Z', outcome: 'voided' },
    });
    expect(read({ Closed: '2021-03-02 09:00', Status: 'reopened' }, change)).toMatchObject({ closing: null });
  });

  it('may have a decision of its own, before the closing or without one', () => {
    const change = times({ decided: 'Decided' });
    expect(read({ Decided: '2021-03-02 09:00', Closed: '2021-03-03 09:00' }, change)).toMatchObject({
      decided: { at: '2021-03-02T01:00:00.000Z', outcome: 'granted' },
      closing: { at: '2021-03-03T01:00:00.000Z' },
    });
    expect(read({ Decided: '2021-03-02 09:00' }, change)).toMatchObject({
      closing: null,
      decided: { outcome: 'granted' },
    });
  });

  it('may be rated, by words or numbers, once it is closed', () => {
    const rating = { column: 'Stars', values: { 满意: 4 }, about: 'counter', comment: 'Words' } as const;
    const closed = { Closed: '2021-03-02 09:00', Words: 'quick' };
    expect(read({ ...closed, Stars: '满意' }, { rating })).toMatchObject({
      rating: { score: 4, about: 'counter', comment: 'quick', at: '2021-03-02T01:00:00.000Z' },
    });
    expect(read({ ...closed, Stars: '2' }, { rating })).toMatchObject({ rating: { score: 2 } });
    expect(read({ ...closed, Stars: '' }, { rating })).toMatchObject({ rating: null });
    expect(read({ Stars: '5' }, { rating })).toMatchObject({ rating: null });
  });

  it('takes values from a constant, from a part of a column and from several', () => {
    expect(
      read(
        { No: 'REQ 77/2021', Group: 'Light', Matter: 'Lamp' },
        {
          number: { column: 'No', part: '(\\d+)/' },
          units: { district: { kind: 'district', column: { constant: 'All' } } },
          item: { column: { join: ['Group', 'Matter'], with: ' ' } },
        },
      ),
    ).toMatchObject({ number: '77', homeUnit: 'X-All', item: 'Light-Lamp' });
  });

  it('without a free cell shows nothing of a text that is sealed', () => {
    const mapping = checkMapping(base, 'made up');
    const row = rowReader(
      mapping,
      HEADER,
      new RegisterReference(mapping),
      NOW,
    )({
      line: 2,
      cells: HEADER.map((column) => (column === 'Words' ? '"Ann 555-0101' : '1')),
      badQuote: HEADER.indexOf('Words'),
      isWhole: true,
    });
    expect(row).toMatchObject({ reason: 'bad-quote', column: 'Words', value: null, number: '1' });
  });
});

describe('units and items of a register', () => {
  it('have one code for two values only where the mapping says so', () => {
    const two = readerOf({ item: { column: 'Matter', codes: { Lamp: 'Light' } } });
    two({ Matter: 'Lamp' });
    expect(() => two({ Matter: 'Light' })).toThrow('The items "Lamp" and "Light" would have the same code Light');
    const units = readerOf({ units: { district: { kind: 'district', column: 'Place', codes: { East: 'West' } } } });
    units({ Place: 'East' });
    expect(() => units({ Place: 'West' })).toThrow('would have the same code X-West');
    const same = readerOf({ item: { column: 'Matter', codes: { Lamp: 'L', Light: 'L' } } });
    expect([same({ Matter: 'Lamp' }), same({ Matter: 'Light' })]).toMatchObject([{ item: 'L' }, { item: 'L' }]);
  });

  it('have one category within a file, or the one that the mapping says', () => {
    const two = readerOf({});
    two({ Group: 'Light' });
    expect(() => two({ Group: 'Streets' })).toThrow('category "Light" at line 2 and "Streets" at line 3');
    const told = readerOf({ item: { column: 'Matter', category: 'Group', categories: { Lamp: 'Light' } } });
    told({ Group: 'Light' });
    expect(told({ Group: 'Streets' })).toMatchObject({ item: 'Lamp' });
  });
});
