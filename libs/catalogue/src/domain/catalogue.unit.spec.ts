import { describe, expect, it } from '@jest/globals';
import { calendarYearPublished, publishedYears } from '#libs/clocks';
import { Calendars } from '#libs/clocks/domain';
import { shenyangUnits, UnitTree } from '#libs/region';
import { shenyangItems } from '../shenyang.js';
import { Catalogue, searchItems } from './catalogue.js';
import { checkItem } from './check-item.js';
import { ageOn, eligibilityOf } from './eligibility.js';
import type { ItemEvent } from './item/item.js';
import { missingMaterials, unknownMaterials } from './materials.js';
import type { ServiceItem } from './service-item.js';

const { items, basis } = shenyangItems();
const region = '210100';
const years = publishedYears().map((year) => calendarYearPublished(region, year));
const published = items.map((item): ItemEvent => ({
  type: 'ItemPublished',
  data: { region, code: item.code, version: 1, item, basis },
}));
const itemOf = (code: string): ServiceItem => {
  const found = items.find((item) => item.code === code);
  if (!found) throw new Error(`no item ${code}`);
  return found;
};

describe('the catalogue', () => {
  it('has 52 items of Shenyang, each promised within the law', () => {
    const catalogue = Catalogue.of(published);
    expect(catalogue.itemsOf(region)).toHaveLength(52);
    expect(items.filter((item) => checkItem(item).length > 0)).toEqual([]);
  });

  it('keeps old versions for the cases that were received under them', () => {
    const revised = { ...itemOf('MZ-10'), name: '高龄老人津贴' };
    const data = { region, code: 'MZ-10', version: 2, item: revised, basis };
    const catalogue = Catalogue.of([...published, { type: 'ItemRevised', data }]);
    expect(catalogue.item(region, 'MZ-10')).toMatchObject({
      version: 2,
      state: 'published',
      item: { name: '高龄老人津贴' },
    });
    expect(catalogue.version(region, 'MZ-10', 1)?.item.name).toBe('高龄津贴');
    expect(catalogue.version(region, 'MZ-10', 3)).toBeNull();
    expect(catalogue.itemsOf(region)).toHaveLength(52);
  });

  it('knows what is suspended and what is withdrawn', () => {
    const data = { region, code: 'MZ-10', basis: '通知' };
    const stateAfter = (...events: ItemEvent[]) => Catalogue.of([...published, ...events]).item(region, 'MZ-10')?.state;
    expect(stateAfter()).toBe('published');
    expect(stateAfter({ type: 'ItemSuspended', data })).toBe('suspended');
    expect(stateAfter({ type: 'ItemSuspended', data }, { type: 'ItemResumed', data })).toBe('published');
    expect(stateAfter({ type: 'ItemWithdrawn', data })).toBe('withdrawn');
  });

  it('keeps the version in force until the next one is published', () => {
    const next = { region, code: 'MZ-10', version: 2, item: { ...itemOf('MZ-10'), name: '高龄老人津贴' }, basis };
    const proposed = Catalogue.of([...published, { type: 'ItemProposed', data: next }]);
    expect(proposed.item(region, 'MZ-10')).toMatchObject({
      version: 1,
      state: 'published',
      item: { name: '高龄津贴' },
    });
    expect(proposed.nextVersion(region, 'MZ-10')).toMatchObject({ version: 2, state: 'proposed' });
    proposed.apply({ type: 'ItemAdmitted', data: { region, code: 'MZ-10', version: 2, opinion: null } });
    expect(proposed.nextVersion(region, 'MZ-10')?.state).toBe('admitted');
    proposed.apply({ type: 'ItemRevised', data: next });
    expect(proposed.nextVersion(region, 'MZ-10')).toBeNull();
    expect(proposed.item(region, 'MZ-10')).toMatchObject({ version: 2, item: { name: '高龄老人津贴' } });
  });

  it('lists what was never published only where it is asked for', () => {
    const item = { ...itemOf('MZ-10'), code: 'MZ-90' };
    const catalogue = Catalogue.of([
      ...published,
      { type: 'ItemProposed', data: { region, code: 'MZ-90', version: 1, item, basis } },
    ]);
    expect(catalogue.item(region, 'MZ-90')).toMatchObject({ version: 1, state: 'proposed' });
    expect(searchItems(catalogue, { region })).toHaveLength(52);
    expect(searchItems(catalogue, { region, state: 'proposed' }).map((found) => found.item.code)).toEqual(['MZ-90']);
    catalogue.apply({ type: 'ItemAdmitted', data: { region, code: 'MZ-90', version: 1, opinion: null } });
    expect(searchItems(catalogue, { region, state: 'admitted' })).toHaveLength(1);
  });

  it('keeps the items of each region to itself', () => {
    const catalogue = Catalogue.of(published);
    expect(catalogue.item('BOS', 'MZ-10')).toBeNull();
    expect(catalogue.itemsOf('BOS')).toEqual([]);
  });

  it('is searched by name, code, category and department, in the order of the codes', () => {
    const found = (query: object) =>
      searchItems(Catalogue.of(published), { region, ...query }).map(({ item }) => item.code);
    expect(found({ q: '高龄' })).toEqual(['MZ-10', 'MZ-11']);
    expect(found({ q: 'rs-0' })).toHaveLength(9);
    expect(found({ category: '婚姻' })).toEqual(['MZ-16', 'MZ-17', 'MZ-18']);
    expect(found({ department: 'GA' })).toEqual(['GA-01', 'GA-02', 'GA-03']);
    expect(found({ after: 'ZJ-01' })).toEqual(['ZJ-02']);
  });
});

describe('an item that is not right', () => {
  const days = (value: number, unit: 'working-day' | 'natural-day' | 'hour') => ({ value, unit, rolls: true });
  const withLimits = (promised: ServiceItem['limits']['promised'], statutory: ServiceItem['limits']['statutory']) =>
    checkItem({ ...itemOf('MZ-10'), limits: { ...itemOf('MZ-10').limits, promised, statutory } });

  it('promises more time than the law allows', () => {
    expect(withLimits(days(31, 'working-day'), days(30, 'working-day'))).toEqual([
      expect.objectContaining({ field: '/limits/promised', code: 'promise-longer-than-law' }),
    ]);
    expect(withLimits(days(30, 'working-day'), days(30, 'working-day'))).toEqual([]);
    expect(withLimits('same-day', days(1, 'working-day'))).toEqual([]);
    expect(withLimits(days(90, 'natural-day'), null)).toEqual([]);
  });

  it('does so in another unit too, on whichever day of the calendar that may be', () => {
    // 2026-09-30: seven days roll over the holiday to 10-08, five working days end on 10-13.
    const [longer] = checkItem(
      {
        ...itemOf('MZ-10'),
        limits: { ...itemOf('MZ-10').limits, promised: days(5, 'working-day'), statutory: days(7, 'natural-day') },
      },
      { calendar: Calendars.from(years).of(region), zone: 'Asia/Shanghai', from: '2026-09-30' },
    );
    expect(longer).toMatchObject({ code: 'promise-longer-than-law', params: { date: '2026-09-30' } });
    expect(withLimits(days(1, 'working-day'), days(60, 'natural-day'))).toEqual([]);
    expect(withLimits('same-day', days(2, 'hour'))).toHaveLength(1);
    expect(withLimits(days(24, 'hour'), days(1, 'natural-day'))).toEqual([]);
    expect(withLimits(days(5, 'working-day'), days(5, 'natural-day'))).toHaveLength(1);
    expect(withLimits(days(48, 'hour'), days(1, 'natural-day'))).toHaveLength(1);
  });

  it('lists a material twice, or has a code that no address could hold', () => {
    const [material] = itemOf('MZ-10').materials;
    const wrong = { ...itemOf('MZ-10'), code: 'M/Z', materials: material ? [material, material] : [] };
    expect(checkItem(wrong).map(({ field }) => field)).toEqual(['/code', '/materials/1/code']);
  });
});

describe('eligibility', () => {
  const tree = UnitTree.of(shenyangUnits().map((data) => ({ type: 'UnitOpened', data })));
  const of = (code: string, birthDate: string | null, householdUnit = '210102001002') =>
    eligibilityOf(itemOf(code), { birthDate, householdUnit }, '2026-09-14', region, tree)?.failed ?? 'eligible';

  it('counts completed years on the date of receipt', () => {
    expect(ageOn('1946-09-14', '2026-09-14')).toBe(80);
    expect(ageOn('1946-09-15', '2026-09-14')).toBe(79);
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
  });

  it('asks for at least 80 years of MZ-10, at most 17 of MZ-08', () => {
    expect([of('MZ-10', '1946-09-14'), of('MZ-10', '1946-09-15')]).toEqual(['eligible', 'age-not-met']);
    expect([of('MZ-08', '2008-09-15'), of('MZ-08', '2008-09-14')]).toEqual(['eligible', 'age-not-met']);
    expect(of('MZ-10', null)).toBe('not-eligible');
    expect(of('MZ-01', null)).toBe('eligible');
  });

  it('asks for a household in the region', () => {
    expect(of('MZ-10', '1940-01-01', '110101001001')).toBe('household-outside');
    expect(of('MZ-12', '1940-01-01', '110101001001')).toBe('eligible');
  });

  it('cannot be told of nobody', () => {
    expect(eligibilityOf(itemOf('MZ-10'), null, '2026-09-14', region, tree)).toMatchObject({ field: '/residentId' });
    expect(eligibilityOf(itemOf('MZ-01'), null, '2026-09-14', region, tree)).toBeNull();
  });
});

describe('what is missing', () => {
  const without = (code: string, ...codes: string[]) =>
    missingMaterials(
      itemOf(code),
      codes.map((each) => ({ code: each, supplied: false })),
    );

  it('is nothing where nothing is said', () => {
    expect(items.flatMap((item) => missingMaterials(item))).toEqual([]);
  });

  it('is what is required of the resident and was not shown', () => {
    expect(without('MZ-01', 'identity-card')).toEqual(['identity-card']);
    expect(missingMaterials(itemOf('MZ-01'), [{ code: 'identity-card', supplied: true }])).toEqual([]);
  });

  it('is not what may be owed, nor what the platform has', () => {
    expect(without('MZ-01', 'application')).toEqual([]);
    expect(without('MZ-01', 'household-register')).toEqual([]);
  });

  it('is not one of several as long as another is there', () => {
    expect(without('GA-01', 'address-proof', 'employment-proof')).toEqual([]);
    expect(without('GA-01', 'address-proof', 'employment-proof', 'school-proof')).toEqual([
      'address-proof',
      'employment-proof',
      'school-proof',
    ]);
  });

  it('and what the item does not know is found by its position', () => {
    expect(unknownMaterials(itemOf('MZ-01'), [{ code: 'identity-card', supplied: true }])).toEqual([]);
    expect(unknownMaterials(itemOf('MZ-01'), [{ code: 'x', supplied: true }])).toEqual([0]);
  });
});
