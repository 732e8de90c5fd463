import { Calendars, calendarYearPublished, publishedYears } from '#libs/clocks';
import type { Asker } from '#libs/kernel/domain';
import { SHENYANG, shenyangUnits, UnitTree } from '#libs/region';
import type { ResidentFacts } from '#libs/residents';

/** The real units and calendar, for the specs of the community's books. */
export const tree = UnitTree.of(shenyangUnits().map((data) => ({ type: 'UnitOpened', data })));
export const calendar = Calendars.from(publishedYears().map((year) => calendarYearPublished(SHENYANG, year))).of(
  SHENYANG,
);

/** A community of 和平区, its street, another community of the same street, and one of 法库县. */
export const COMMUNITY = '210102002001';
export const STREET = '210102002';
export const NEIGHBOUR = '210102002003';
export const FAR = tree.leavesWithin('210124').find(({ own }) => !own)?.code ?? '';
export const RESIDENT = '3f2b8a52-1c11-5f3e-9b1a-7d9f0a7c2b10';

/** Aged 85, of the community in every respect. */
export const resident: ResidentFacts = {
  residentId: RESIDENT,
  birthDate: '1941-03-08',
  householdUnit: COMMUNITY,
  residenceUnit: COMMUNITY,
  insuredUnit: null,
};

export function asker(role: Asker['role'], unit: string = COMMUNITY, person = `${role}@${unit}`): Asker {
  return { person, role, unit };
}

export const clerk = asker('intake-clerk');
export const handler = asker('case-handler');
export const chair = asker('supervisor');
export const street = asker('supervisor', STREET);
export const system = asker('system', '210100');
