import { describe, expect, it } from '@jest/globals';
import { shenyangUnits, UnitTree } from '#libs/region';
import { shenyangItems } from '../shenyang.js';
import { counterMayTake, modeOf } from './counter.js';
import { isFailure } from './failure.js';
import {
  homeUnitOf,
  mayOverrideResponsible,
  placeOf,
  responsibleUnitOf,
  type HandlingMode,
  type RequestPlace,
} from './responsible.js';
import type { ServiceItem } from './service-item.js';

const tree = UnitTree.of([
  ...shenyangUnits().map((data) => ({ type: 'UnitOpened' as const, data })),
  ...[
    { code: 'BOS', name: 'Boston', kind: 'city' as const, parent: null, timezone: 'America/New_York' },
    { code: 'BOS-D1', name: 'District 1', kind: 'district' as const, parent: 'BOS' },
    { code: 'BOS-N7', name: 'Back Bay', kind: 'community' as const, parent: 'BOS-D1' },
  ].map((data) => ({ type: 'UnitOpened' as const, data: { ...data, from: '2011-01-01', source: 'test' } })),
]);
const items = shenyangItems().items;
const itemOf = (code: string): ServiceItem => {
  const found = items.find((item) => item.code === code);
  if (!found) throw new Error(`no item ${code}`);
  return found;
};

const HOME = '210102001002';
const OTHER_HOME = tree.leavesWithin('210103').find((leaf) => !leaf.own)?.code ?? '';
const STREET_OF_HOME = '210102001';
const FAKU = tree.leavesWithin('210124').find((leaf) => !leaf.own)?.code ?? '';
const FAKU_STREET = tree.ancestorAt(FAKU, 'street')?.code ?? '';
const resident = { householdUnit: HOME, residenceUnit: HOME, insuredUnit: null };

/** The way of a receipt: place, counter, mode, responsible and home unit, or the first rule that forbids it. */
function receive(item: ServiceItem, request: RequestPlace, asked?: HandlingMode) {
  const place = placeOf(item, request, tree);
  if (isFailure(place)) return place;
  const refused = counterMayTake(item, request.receivingUnit, place, tree);
  if (refused) return refused;
  const mode = modeOf(item, asked, { receivingUnit: request.receivingUnit, place }, tree);
  if (isFailure(mode)) return mode;
  const responsible = responsibleUnitOf(item, mode, place, request.receivingUnit, tree);
  return { mode, place, responsible, home: homeUnitOf(item, request, place, tree) };
}

/** Item, mode, responsible unit and home of a resident of 和平区 at a community counter of 法库县; or refused, and the right address. */
const AT_A_FOREIGN_COUNTER: readonly (readonly [string, string, string])[] = [
  ['MZ-01', 'collect-and-forward', '210102-MZ'],
  ['MZ-02', 'collect-and-forward', '210102-MZ'],
  ['MZ-03', 'collect-and-forward', '210102-MZ'],
  ['MZ-04', 'refused', STREET_OF_HOME],
  ['MZ-05', 'collect-and-forward', '210102-MZ'],
  ['MZ-06', 'collect-and-forward', '210102-MZ'],
  ['MZ-07', 'collect-and-forward', '210102-MZ'],
  ['MZ-08', 'collect-and-forward', '210102-MZ'],
  ['MZ-09', 'collect-and-forward', '210102-MZ'],
  ['MZ-10', 'accept-anywhere', '210102-MZ'],
  ['MZ-11', 'accept-anywhere', '210102-MZ'],
  ['MZ-12', 'accept-anywhere', '210102-MZ'],
  ['MZ-13', 'accept-anywhere', '210102-MZ'],
  ['MZ-14', 'accept-anywhere', '210102-MZ'],
  ['MZ-15', 'refused', '210102-MZ'],
  ['MZ-16', 'refused', '210102-MZ'],
  ['MZ-17', 'refused', '210102-MZ'],
  ['MZ-18', 'refused', '210102-MZ'],
  ['MZ-19', 'collect-and-forward', '210102-MZ'],
  ['MZ-20', 'collect-and-forward', '210102-MZ'],
  ['GA-01', 'refused', '210102-GA'],
  ['GA-02', 'refused', '210102-GA'],
  ['GA-03', 'refused', '210102-GA'],
  ['RS-01', 'decide-anywhere', FAKU],
  ['RS-02', 'decide-anywhere', FAKU],
  ['RS-03', 'accept-anywhere', STREET_OF_HOME],
  ['RS-04', 'accept-anywhere', '210100-RS'],
  ['RS-05', 'decide-anywhere', FAKU],
  ['RS-06', 'decide-anywhere', FAKU],
  ['RS-07', 'decide-anywhere', FAKU],
  ['RS-08', 'decide-anywhere', FAKU],
  ['RS-09', 'collect-and-forward', '210102-RS'],
  ['RS-10', 'collect-and-forward', '210102-RS'],
  ['YB-01', 'decide-anywhere', FAKU],
  ['YB-02', 'accept-anywhere', '210100-YB'],
  ['YB-03', 'decide-anywhere', FAKU],
  ['YB-04', 'decide-anywhere', FAKU],
  ['YB-05', 'collect-and-forward', '210102-YB'],
  ['WJ-01', 'decide-anywhere', FAKU],
  ['WJ-02', 'accept-anywhere', '210102-WJ'],
  ['TY-01', 'collect-and-forward', '210102-TY'],
  ['TY-02', 'decide-anywhere', FAKU],
  ['ZJ-01', 'accept-anywhere', '210100-ZJ'],
  ['ZJ-02', 'collect-and-forward', '210102-ZJ'],
  ['CL-01', 'collect-and-forward', '210102-CL'],
  ['CL-02', 'decide-anywhere', FAKU],
  ['GH-01', 'collect-and-forward', '210102-GH'],
  ['SF-01', 'collect-and-forward', '210102-SF'],
  ['SQ-01', 'refused', HOME],
  ['SQ-02', 'decide-anywhere', FAKU],
  ['SQ-03', 'refused', HOME],
  ['SQ-04', 'refused', HOME],
];

describe('a resident of 和平区 at a counter of 法库县', () => {
  it.each(AT_A_FOREIGN_COUNTER)('%s: %s, %s', (code, mode, unit) => {
    const answer = receive(itemOf(code), { resident, receivingUnit: FAKU });
    if (mode === 'refused')
      expect(answer).toMatchObject({ failed: 'not-at-this-counter', params: { address: unit }, rightAddress: unit });
    else expect(answer).toEqual({ mode, place: expect.any(String), responsible: unit, home: HOME });
  });

  it('brings 52 items: 41 are received, 13 of them decided there, and 11 refused with the right address', () => {
    const modes = AT_A_FOREIGN_COUNTER.map(([, mode]) => mode);
    expect(AT_A_FOREIGN_COUNTER.map(([code]) => code)).toEqual(items.map(({ code }) => code));
    expect(modes.filter((mode) => mode === 'refused')).toHaveLength(11);
    expect(modes.filter((mode) => mode === 'decide-anywhere')).toHaveLength(13);
    expect(modes.filter((mode) => mode !== 'refused')).toHaveLength(41);
  });

  it('is helped where the emergency is', () => {
    const request = { resident, receivingUnit: FAKU, place: FAKU };
    expect(receive(itemOf('MZ-04'), request)).toEqual({
      mode: 'fixed',
      place: FAKU,
      responsible: FAKU_STREET,
      home: HOME,
    });
  });

  it('gets no refused item by asking for another mode', () => {
    expect(receive(itemOf('GA-01'), { resident, receivingUnit: FAKU }, 'online')).toMatchObject({
      failed: 'not-at-this-counter',
    });
  });
});

describe('the same resident at the counter of the own community', () => {
  it.each(items.map(({ code, mode }) => [code, mode] as const))('%s (%s)', (code, mode) => {
    const answer = receive(itemOf(code), { resident, receivingUnit: HOME });
    if (mode === 'guide-only')
      expect(answer).toMatchObject({ failed: 'not-at-this-counter', rightAddress: '210102-MZ' });
    else expect(answer).toMatchObject({ mode, home: HOME });
  });

  it('registers a marriage at the registry itself, which the resident may choose', () => {
    expect(receive(itemOf('MZ-16'), { resident, receivingUnit: '210102-MZ' })).toMatchObject({
      mode: 'fixed',
      responsible: '210102-MZ',
    });
    expect(receive(itemOf('MZ-16'), { resident, receivingUnit: '210124-MZ', place: FAKU })).toMatchObject({
      responsible: '210124-MZ',
      home: HOME,
    });
    expect(receive(itemOf('MZ-16'), { resident, receivingUnit: '210102' })).toMatchObject({
      failed: 'not-at-this-counter',
    });
  });
});

describe('where an item belongs', () => {
  const apart = { householdUnit: HOME, residenceUnit: OTHER_HOME, insuredUnit: FAKU };
  const at = (code: string, more: Partial<RequestPlace> = {}) =>
    receive(itemOf(code), { resident: apart, receivingUnit: OTHER_HOME, ...more });

  it('follows the household, the residence or the insurance, as the item says', () => {
    expect(at('MZ-10')).toMatchObject({ place: HOME, responsible: '210102-MZ', home: HOME });
    expect(at('MZ-14')).toMatchObject({ place: OTHER_HOME, responsible: '210103-MZ', home: OTHER_HOME });
    expect(at('RS-03')).toMatchObject({ place: FAKU, responsible: FAKU_STREET, home: FAKU });
    expect(at('RS-06')).toMatchObject({ place: OTHER_HOME, home: OTHER_HOME });
  });

  it('follows the place told for insured, employer and chosen, and for nothing that the record knows better', () => {
    expect(at('RS-03', { place: HOME })).toMatchObject({ responsible: STREET_OF_HOME, home: HOME });
    expect(at('GH-01', { place: FAKU })).toMatchObject({ responsible: '210124-GH', home: OTHER_HOME });
    expect(at('TY-01', { place: FAKU })).toMatchObject({ responsible: '210124-TY', home: FAKU });
    expect(at('MZ-10', { place: FAKU })).toMatchObject({ place: HOME, home: HOME });
    expect(at('SQ-01', { place: FAKU })).toMatchObject({ place: OTHER_HOME });
  });

  it('needs a resident or a place', () => {
    const nobody = { resident: null, receivingUnit: '210102' };
    expect(receive(itemOf('MZ-03'), nobody)).toMatchObject({ failed: 'place-needed', field: '/place' });
    expect(receive(itemOf('RS-06'), nobody)).toMatchObject({ responsible: '210102', home: '210102000000' });
    expect(receive(itemOf('MZ-03'), { ...nobody, place: FAKU })).toMatchObject({
      responsible: '210124-MZ',
      home: '210102000000',
    });
  });

  it('names a community of this region', () => {
    for (const place of ['210102', '210102000000', '210102-MZ', 'nowhere', 'BOS-N7'])
      expect(at('GH-01', { place })).toMatchObject({
        failed: 'unknown-unit',
        field: '/place',
        params: { code: place },
      });
  });

  it('and not to an authority of another region', () => {
    const elsewhere = { ...apart, householdUnit: '110101001001' };
    expect(at('MZ-12', { resident: elsewhere })).toMatchObject({ failed: 'household-outside' });
    expect(at('MZ-12', { resident: { ...apart, householdUnit: 'BOS-N7' } })).toMatchObject({
      failed: 'household-outside',
    });
    expect(at('MZ-14', { resident: elsewhere })).toMatchObject({ responsible: '210103-MZ', home: OTHER_HOME });
  });

  it('goes to the next level above where a region lacks one', () => {
    const residentThere = { householdUnit: 'BOS-N7', residenceUnit: 'BOS-N7', insuredUnit: null };
    const answer = receive(itemOf('RS-03'), { resident: residentThere, receivingUnit: 'BOS-N7' });
    expect(answer).toMatchObject({ responsible: 'BOS-D1' });
  });
});

describe('the mode', () => {
  const at = (code: string, receivingUnit: string, asked: HandlingMode) =>
    receive(itemOf(code), { resident, receivingUnit }, asked);

  it('is the own one, online, or fixed at the responsible side', () => {
    expect(at('MZ-10', FAKU, 'accept-anywhere')).toMatchObject({ mode: 'accept-anywhere' });
    expect(at('MZ-10', FAKU, 'online')).toMatchObject({ mode: 'online', responsible: '210102-MZ' });
    expect(at('MZ-10', HOME, 'fixed')).toMatchObject({ mode: 'fixed', responsible: '210102-MZ' });
    expect(at('RS-06', FAKU, 'online')).toMatchObject({ mode: 'online', responsible: FAKU_STREET });
  });

  it('is nothing else', () => {
    for (const [code, unit, asked] of [
      ['MZ-10', FAKU, 'fixed'],
      ['MZ-10', FAKU, 'decide-anywhere'],
      ['MZ-01', FAKU, 'accept-anywhere'],
      ['MZ-16', '210102-MZ', 'online'],
    ] as const)
      expect(at(code, unit, asked)).toMatchObject({ failed: 'mode-not-offered', field: '/mode' });
  });
});

describe('a responsible unit that somebody names', () => {
  const named = (asked: string, receivingUnit = FAKU) =>
    mayOverrideResponsible(itemOf('MZ-10'), { asked, found: '210102-MZ', receivingUnit }, tree);

  it('is one of the level and the department of the rule', () => {
    expect(named('210103-MZ')).toBeNull();
    expect(named('210102-MZ')).toBeNull();
    for (const asked of ['210103', '210103-RS', '210100-MZ', HOME])
      expect(named(asked)).toMatchObject({ failed: 'override-not-fitting', params: { level: 'district' } });
    expect(named('nowhere')).toMatchObject({ failed: 'unknown-unit', field: '/responsibleUnit' });
    expect(named('BOS-D1')).toMatchObject({ failed: 'unknown-unit' });
  });

  it('is never the receiving unit, unless the rule finds it', () => {
    expect(named('210124-MZ', '210124-MZ')).toMatchObject({ failed: 'override-to-receiver' });
    expect(named('210102-MZ', '210102-MZ')).toBeNull();
  });
});
