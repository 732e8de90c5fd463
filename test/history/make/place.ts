import { shenyangItems, type ServiceItem } from '#libs/catalogue';
import type { CalendarEvent } from '#libs/clocks/domain';
import { calendarYearPublished, publishedYears, type PublishedYear } from '#libs/clocks';
import { SHENYANG, shenyangUnits } from '#libs/region';
import type { UnitOpened } from '#libs/region/domain';
import type { ResidentFacts } from '#libs/residents/domain';
import { nameUuid } from '#libs/runtime';

/** Where the recorded history plays: three districts of the real tree, a few communities of each. */
export const REGION = SHENYANG;
export const DISTRICTS = ['210102', '210103', '210124'] as const;
const LETTERS = ['MZ', 'GA', 'RS', 'YB', 'WJ', 'TY', 'ZJ', 'CL', 'GH', 'SF'];
const STREETS_OF_A_DISTRICT = 3;
const COMMUNITIES_OF_A_STREET = 4;

const all = shenyangUnits();
const childrenOf = (code: string, most: number) =>
  all.filter(({ parent, kind }) => parent === code && kind !== 'department').slice(0, most);
const divisions = DISTRICTS.flatMap((district) => {
  const streets = childrenOf(district, STREETS_OF_A_DISTRICT);
  return [
    ...all.filter(({ code }) => code === district),
    ...streets,
    ...streets.flatMap(({ code }) => childrenOf(code, COMMUNITIES_OF_A_STREET)),
  ];
});
const root = all.filter(({ code }) => code === REGION);

export const units: readonly UnitOpened['data'][] = [
  ...root,
  ...departmentsOf(root),
  ...divisions,
  ...departmentsOf(divisions),
];

export const communities = divisions.filter(({ kind }) => kind === 'community').map(({ code }) => code);
export const streets = divisions.filter(({ kind }) => kind === 'street').map(({ code }) => code);

/** Departments come behind their division. */
function departmentsOf(of: readonly UnitOpened['data'][]): UnitOpened['data'][] {
  const codes = of.map(({ code }) => code);
  return LETTERS.flatMap((letters) =>
    all.filter(({ code }) => codes.some((division) => code === `${division}-${letters}`)),
  );
}

export const communitiesOf = (district: string): readonly string[] =>
  communities.filter((code) => code.startsWith(district));

const published = shenyangItems();

/** An item of the list under another code, with what the list has of nothing. */
function variant(code: string, of: string, change: Partial<ServiceItem>): ServiceItem {
  const item = published.items.find((each) => each.code === of);
  if (!item) throw new Error(`no item ${of}`);
  return { ...item, ...change, code, name: `${item.name}（${code}）` };
}

const limits = (
  promised: ServiceItem['limits']['promised'],
  statutory: ServiceItem['limits']['statutory'],
  startsAt: ServiceItem['limits']['startsAt'],
) => ({ promised, statutory, startsAt, endsAt: 'decided' }) as const;

/** The 52 of the list, and eight that differ from the rules in whatever an item may say for itself. */
export const items: readonly ServiceItem[] = [
  ...published.items,
  variant('HX-01', 'MZ-10', {
    periods: {
      completeness: 3,
      correction: 5,
      signature: 2,
      return: 4,
      coHandling: 3,
      notice: 5,
      secondEscalation: 1,
      thirdEscalation: 2,
    },
    lights: { yellowPercent: 50, yellowDays: 3, redDays: 1 },
    eligibility: {},
  }),
  variant('HX-02', 'MZ-01', {
    specialProcedures: ['hearing', 'income-verification'],
    extension: 5,
    correctionAfterAcceptance: true,
  }),
  variant('HX-03', 'MZ-14', {
    deemedAcceptance: false,
    limits: limits(
      { value: 8, unit: 'counter-hour', rolls: true },
      { value: 5, unit: 'working-day', rolls: true },
      'complete',
    ),
  }),
  variant('HX-04', 'MZ-14', {
    limits: limits(
      { value: 48, unit: 'hour', rolls: false },
      { value: 7, unit: 'natural-day', rolls: true },
      'received',
    ),
  }),
  variant('HX-05', 'MZ-13', { examinationRequired: true }),
  variant('HX-06', 'YB-02', { mode: 'joint', eligibility: {} }),
  variant('HX-07', 'MZ-06', {
    limits: limits(
      { value: 40, unit: 'working-day', rolls: true },
      { value: 60, unit: 'working-day', rolls: true },
      'received',
    ),
    correctionAfterAcceptance: true,
    periods: { supervision: 2, firstReminder: 1, secondReminder: 3, supervisionNotice: 6 },
  }),
  variant('HX-08', 'MZ-11', {
    limits: limits(null, { value: 30, unit: 'natural-day', rolls: false }, 'accepted'),
    eligibility: {},
  }),
];
export const itemList = { region: REGION, basis: published.basis, items };

/** What the history begins with; 2027 is published while it goes on. */
export const calendarAtFirst: readonly CalendarEvent[] = [
  { type: 'CalendarAdopted', data: { region: REGION, kind: 'china' } },
  calendarYearPublished(REGION, yearOf(2025)),
  calendarYearPublished(REGION, yearOf(2026)),
];

/** A year's notice as it comes with the product. */
export function yearOf(year: number): PublishedYear {
  const found = publishedYears().find((each) => each.year === year);
  if (!found) throw new Error(`no notice of ${year}`);
  return found;
}

const NAMESPACE = '7d1c8a52-0000-5000-8000-68697374bead';
export const idOf = (name: string): string => nameUuid(NAMESPACE, name);

/** Thirty residents of all ages; some live away from their household, some are insured elsewhere. */
export const residents: readonly ResidentFacts[] = Array.from({ length: 30 }, (_, index) => {
  const home = communities[(index * 7) % communities.length] ?? '';
  const away = communities[(index * 11 + 5) % communities.length] ?? '';
  return {
    residentId: idOf(`resident ${index}`),
    birthDate: index === 29 ? null : `${1934 + index * 3}-0${1 + (index % 9)}-1${index % 10}`,
    householdUnit: home,
    residenceUnit: index % 4 === 3 ? away : home,
    insuredUnit: index % 3 === 0 ? null : index % 3 === 1 ? home : away,
  };
});
