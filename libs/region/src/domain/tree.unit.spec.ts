import { describe, expect, it } from '@jest/globals';
import { shenyangUnits } from '../shenyang.js';
import type { UnitEvent, UnitOpened } from './events.js';
import { searchUnits, unitList } from './search.js';
import { UnitTree } from './tree.js';
import { isOpenOn } from './unit.js';

const opened = (data: UnitOpened['data']): UnitEvent => ({ type: 'UnitOpened', data });
const shenyang = UnitTree.of(shenyangUnits().map(opened));

const foreign = { from: '2011-01-01', source: 'test' };
const boston: readonly UnitEvent[] = [
  opened({ code: 'BOS', name: 'Boston', kind: 'city', parent: null, timezone: 'America/New_York', ...foreign }),
  opened({ code: 'BOS-D1', name: 'District 1', kind: 'district', parent: 'BOS', ...foreign }),
  opened({ code: 'BOS-N7', name: 'Back Bay', kind: 'community', parent: 'BOS-D1', ...foreign }),
];

describe('the units of Shenyang', () => {
  it('are 3,047: a city, 13 districts, 190 streets, 2,703 communities and ten departments in the city and in every district', () => {
    const count = (kind: string) => shenyang.unitsOf('210100').filter((unit) => unit.kind === kind).length;
    expect(shenyang.unitsOf('210100')).toHaveLength(3047);
    expect(['city', 'district', 'street', 'community', 'department'].map(count)).toEqual([1, 13, 190, 2703, 140]);
    expect(shenyang.regions().map((root) => root.code)).toEqual(['210100']);
  });

  it('are shown as the contract shows them', () => {
    expect(shenyang.unit('210102')).toEqual({
      code: '210102',
      name: '和平区',
      kind: 'district',
      parent: '210100',
      from: '2023-06-30',
      to: null,
    });
    expect(shenyang.unit('210100')).toMatchObject({ parent: null, timezone: 'Asia/Shanghai' });
    expect(shenyang.unit('210102-MZ')).toMatchObject({ name: '和平区民政局', kind: 'department', parent: '210102' });
  });

  it('know who is above', () => {
    expect(shenyang.ancestors('210102001002').map((unit) => unit.code)).toEqual(['210102001', '210102', '210100']);
    expect(shenyang.ancestors('210102-MZ').map((unit) => unit.code)).toEqual(['210102', '210100']);
    expect(shenyang.ancestorAt('210102001002', 'street')?.name).toBe('浑河湾街道');
    expect(shenyang.ancestorAt('210102001002', 'community')?.code).toBe('210102001002');
    expect(shenyang.ancestorAt('210102', 'street')).toBeNull();
    expect(shenyang.timezoneOf('210102-MZ')).toBe('Asia/Shanghai');
  });

  it('lie within themselves and those above, not beside', () => {
    expect(shenyang.isWithin('210102001002', '210102')).toBe(true);
    expect(shenyang.isWithin('210102001002', '210102001002')).toBe(true);
    expect(shenyang.isWithin('210102-MZ', '210102')).toBe(true);
    expect(shenyang.isWithin('210102001002', '210102-MZ')).toBe(false);
    expect(shenyang.isWithin('210102', '210102001002')).toBe(false);
    expect(shenyang.isWithin('210124001001', '210102')).toBe(false);
  });

  it('answer null, false or nothing for a code that is none', () => {
    expect([shenyang.unit('x'), shenyang.leafOf('x'), shenyang.districtOf('x'), shenyang.divisionOf('x')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(shenyang.isWithin('x', 'x')).toBe(false);
    expect(shenyang.ancestors('x')).toEqual([]);
  });
});

describe('the leaf of a unit', () => {
  it.each([
    ['210102001002', '210102001002', '210102'],
    ['210102001', '210102001000', '210102'],
    ['210102', '210102000000', '210102'],
    ['210102-MZ', '210102000000', '210102'],
    ['210100', '210100000000', '210100'],
    ['210100-RS', '210100000000', '210100'],
  ])('of %s is %s, in the district %s', (code, leaf, district) => {
    expect(shenyang.leafOf(code)).toBe(leaf);
    expect(shenyang.districtOf(code)).toBe(district);
    expect(shenyang.leafOf(leaf)).toBe(leaf);
    expect(shenyang.districtOf(leaf)).toBe(district);
  });

  it('本级 has a name and a division, lies within it, and is no unit', () => {
    expect(shenyang.leaf('210102000000')).toEqual({
      code: '210102000000',
      name: '和平区本级',
      division: '210102',
      own: true,
    });
    expect(shenyang.unit('210102000000')).toBeNull();
    expect(shenyang.divisionOf('210102000000')?.code).toBe('210102');
    expect(shenyang.isWithin('210102001000', '210102001')).toBe(true);
    expect(shenyang.isWithin('210102000000', '210102001')).toBe(false);
    expect(shenyang.ancestors('210102001000').map((unit) => unit.code)).toEqual(['210102001', '210102', '210100']);
  });

  it('is one of 2,703 communities and 204 own desks; the districts and the city have them all between them', () => {
    const districts = shenyang.children('210100').filter((unit) => unit.kind === 'district');
    const sum = districts.reduce((count, { code }) => count + shenyang.leavesWithin(code).length, 0);
    expect(shenyang.leavesWithin('210100')).toHaveLength(2703 + 204);
    expect(sum + 1).toBe(2703 + 204);
  });
});

describe('a foreign region', () => {
  const tree = UnitTree.of(boston);

  it('has own desks by the name of their division, and levels may be missing', () => {
    expect(tree.leafOf('BOS-D1')).toBe('BOS-D1-own');
    expect(tree.districtOf('BOS-D1-own')).toBe('BOS-D1');
    expect(tree.ancestorAt('BOS-N7', 'street')).toBeNull();
    expect(tree.ancestorAt('BOS-N7', 'district')?.code).toBe('BOS-D1');
    expect(tree.timezoneOf('BOS-N7')).toBe('America/New_York');
  });

  it('may stand beside another in one tree', () => {
    const both = UnitTree.of([...shenyangUnits().map(opened), ...boston]);
    expect(both.regions().map((root) => root.code)).toEqual(['210100', 'BOS']);
    expect(both.unitsOf('BOS')).toHaveLength(3);
    expect(both.isWithin('BOS-N7', '210100')).toBe(false);
    expect(unitList(both)).toHaveLength(3050);
  });

  it('is the same tree, whatever stream is read first', () => {
    const backwards = UnitTree.of([...boston].reverse());
    expect(backwards.ancestors('BOS-N7').map((unit) => unit.code)).toEqual(['BOS-D1', 'BOS']);
  });
});

describe('what happens to a unit', () => {
  const source = 'notice 1';
  it('a new name counts from then on, the code stays', () => {
    const tree = UnitTree.of([
      ...boston,
      { type: 'UnitRenamed', data: { code: 'BOS-N7', name: 'Bay Village', from: '2012-01-01', source } },
    ]);
    expect(tree.unit('BOS-N7')?.name).toBe('Bay Village');
    expect(tree.leaf('BOS-N7')?.name).toBe('Bay Village');
  });

  it('closed, it stays in the tree for what happened there', () => {
    const tree = UnitTree.of([...boston, { type: 'UnitClosed', data: { code: 'BOS-N7', to: '2012-01-01', source } }]);
    const unit = tree.unit('BOS-N7');
    expect(unit && [isOpenOn(unit, '2011-12-31'), isOpenOn(unit, '2012-01-01')]).toEqual([true, false]);
    expect(tree.isWithin('BOS-N7', 'BOS')).toBe(true);
    expect(searchUnits(tree, { region: 'BOS', kind: 'community', on: '2012-01-01' })).toEqual([]);
  });

  it('merged or split, it names who took over', () => {
    const tree = UnitTree.of([
      ...boston,
      { type: 'UnitMerged', data: { code: 'BOS-N7', into: 'BOS-N8', to: '2012-01-01', source } },
      { type: 'UnitSplit', data: { code: 'BOS-D1', into: ['BOS-D2', 'BOS-D3'], to: '2013-01-01', source } },
    ]);
    expect(tree.successorsOf('BOS-N7')).toEqual(['BOS-N8']);
    expect(tree.successorsOf('BOS-D1')).toEqual(['BOS-D2', 'BOS-D3']);
    expect(tree.unit('BOS-D1')?.to).toBe('2013-01-01');
  });
});

describe('searching units', () => {
  it('names repeat, codes do not', () => {
    const found = searchUnits(shenyang, { region: '210100', kind: 'community', q: '振兴社区' });
    expect(found.length).toBeGreaterThan(1);
    expect(new Set(found.map((unit) => unit.code)).size).toBe(found.length);
  });

  it('by parent, kind, name and the beginning of a code', () => {
    const codes = (query: Parameters<typeof searchUnits>[1]) => searchUnits(shenyang, query).map((unit) => unit.code);
    expect(codes({ region: '210100', parent: '210102', kind: 'street' })).toHaveLength(10);
    expect(codes({ region: '210100', q: '和平区民政' })).toEqual(['210102-MZ']);
    expect(codes({ region: '210100', q: '210102-m' })).toEqual(['210102-MZ']);
    expect(codes({ region: '210100', parent: 'BOS' })).toEqual([]);
  });

  it('goes on after the last code, leaving none out', () => {
    const all = searchUnits(shenyang, { region: '210100', kind: 'street' });
    const page = all.slice(0, 50);
    const rest = searchUnits(shenyang, { region: '210100', kind: 'street', after: page.at(-1)?.code ?? '' });
    expect([...page, ...rest]).toEqual(all);
  });
});
