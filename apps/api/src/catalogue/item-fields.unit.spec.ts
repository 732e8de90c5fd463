import { describe, expect, it } from '@jest/globals';
import { shenyangItems } from '#libs/catalogue';
import {
  agentMayAct,
  counterMayTake,
  eligibilityOf,
  legsThatRun,
  limitStart,
  missingMaterials,
  modeOf,
  periodOf,
  placeOf,
  searchItems,
  termsOf,
  unitByRule,
  unknownMaterials,
  type ServiceItem,
} from '#libs/catalogue/domain';
import {
  afterwardsClocks,
  announcedForNoLongerThanTheItemSays,
  endOf,
  examinedWhereRequired,
  examinersOf,
  firingsOf,
  grantedOnlyWithinTheWindow,
  ownClocks,
  pausesOf,
  specialProceduresOf,
  wholeWayClock,
  windowClocks,
} from '#libs/case';
import { dueOf, lightSchedule } from '#libs/clocks/domain';
import { serviceItemOf, type ItemDefinitionBody } from './item-body.js';

type Rule = (...asked: never[]) => unknown;

/** Which exported function reads a field of an item, so that what it says is obeyed. `[]` stands for any entry of a list, `*` for any name. */
const READ_BY: Readonly<Record<string, Rule>> = {
  code: searchItems,
  name: searchItems,
  category: searchItems,
  department: searchItems,
  kind: termsOf,
  mode: modeOf,
  scope: counterMayTake,
  'responsible.place': placeOf,
  'responsible.level': unitByRule,
  'responsible.department': unitByRule,
  'via[]': examinersOf,
  'limits.statutory': dueOf,
  'limits.statutory.value': dueOf,
  'limits.statutory.unit': dueOf,
  'limits.statutory.rolls': dueOf,
  'limits.promised': dueOf,
  'limits.promised.value': dueOf,
  'limits.promised.unit': dueOf,
  'limits.promised.rolls': dueOf,
  'limits.online.value': termsOf,
  'limits.online.unit': termsOf,
  'limits.online.rolls': termsOf,
  'limits.startsAt': limitStart,
  'legs[].name': ownClocks,
  'legs[].by': legsThatRun,
  'legs[].days': ownClocks,
  'materials[].code': unknownMaterials,
  'materials[].name': unknownMaterials,
  'materials[].need': missingMaterials,
  'materials[].source': missingMaterials,
  'materials[].oneOf': missingMaterials,
  'excluded[].kind': specialProceduresOf,
  'eligibility.minAge': eligibilityOf,
  'eligibility.maxAge': eligibilityOf,
  'eligibility.householdInRegion': eligibilityOf,
  inPerson: agentMayAct,
  examinationRequired: examinedWhereRequired,
  correctionAfterAcceptance: pausesOf,
  deemedAcceptance: termsOf,
  afterDeath: termsOf,
  'specialProcedures[]': specialProceduresOf,
  extension: termsOf,
  'periods.*': periodOf,
  'lights.*': lightSchedule,
  'limits.endsAt': endOf,
  wholeWay: wholeWayClock,
  'window.notBefore.value': grantedOnlyWithinTheWindow,
  'window.notBefore.unit': grantedOnlyWithinTheWindow,
  'window.notBefore.rolls': grantedOnlyWithinTheWindow,
  'window.then.value': windowClocks,
  'window.then.unit': windowClocks,
  'window.then.rolls': windowClocks,
  'window.onExpiry': firingsOf,
  'afterwards.what': afterwardsClocks,
  'afterwards.value': afterwardsClocks,
  'afterwards.unit': afterwardsClocks,
  'excluded[].days': announcedForNoLongerThanTheItemSays,
};

/** Told to whoever reads the list, and printed; no rule depends on it. */
const ONLY_SHOWN = [
  'population[]',
  'type',
  'administrativeAct',
  'note',
  'source',
  'asPublished.tongban',
  'asPublished.decider',
];

/** Every way to a value: `limits.promised.value`, `materials[].code`, `periods.*`. */
function leavesOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => leavesOf(each, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, each]) =>
    leavesOf(each, path === 'periods' || path === 'lights' ? `${path}.*` : path === '' ? name : `${path}.${name}`),
  );
}

const limit = { value: 1, unit: 'working-day', rolls: true } as const;

/** Everything that a manager can write of an item over HTTP. */
const WHOLE: Required<{ [K in keyof ItemDefinitionBody]: NonNullable<ItemDefinitionBody[K]> }> = {
  ...{ code: 'X-1', name: '名', category: '类', department: 'MZ', population: ['all'], type: '05', kind: 'promised' },
  ...{ mode: 'accept-anywhere', scope: 'city', via: ['street'], note: '注', source: 'S', wholeWay: 3, inPerson: false },
  responsible: { place: 'household', level: 'district', department: 'MZ' },
  limits: { statutory: limit, promised: limit, online: limit, startsAt: 'complete', endsAt: 'decided' },
  legs: [{ name: 'decide', by: 'responsible', days: 1 }],
  materials: [{ code: 'a', name: '甲', need: 'required', source: 'resident', oneOf: 'g' }],
  excluded: [{ kind: 'public-notice', days: 7 }],
  afterwards: { what: '补', value: 1, unit: 'working-day' },
  window: { notBefore: limit, then: limit, onExpiry: 'withdrawn' },
  eligibility: { minAge: 1, maxAge: 2, householdInRegion: true },
  ...{ administrativeAct: true, examinationRequired: true, correctionAfterAcceptance: true, deemedAcceptance: true },
  afterDeath: true,
  ...{ specialProcedures: ['hearing'], extension: 5, periods: { correction: 5 }, lights: { yellowPercent: 60 } },
};

describe('every field of an item', () => {
  const listed: readonly ServiceItem[] = shenyangItems().items;
  const paths = new Set([...listed, serviceItemOf(WHOLE)].flatMap((item) => leavesOf(item)));
  const known = [...Object.keys(READ_BY), ...ONLY_SHOWN];

  it('is read by a rule, or is only shown', () => {
    expect([...paths].filter((path) => !known.includes(path))).toEqual([]);
  });

  it('is there: no rule is named for what no item can say', () => {
    expect(known.filter((path) => !paths.has(path))).toEqual([]);
  });

  it('is named once, and its rule is a function that is exported', () => {
    expect(new Set(known).size).toBe(known.length);
    for (const rule of Object.values(READ_BY)) expect(rule).toBeInstanceOf(Function);
  });
});
