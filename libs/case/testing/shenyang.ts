import { type CaseContext } from '../src/context.js';
import { NOBODY_AWAY } from '#libs/access/domain';
import type { Asker } from '#libs/access/domain';
import { shenyangItems, type ItemVersion } from '#libs/catalogue';
import { Calendars, calendarYearPublished, publishedYears, type Instant } from '#libs/clocks';
import type { ResidentFacts } from '#libs/residents/domain';
import { SHENYANG, shenyangUnits, UnitTree } from '#libs/region';

/** The real units, items and calendar, for the specs of whoever decides on cases. */
export const tree = UnitTree.of(shenyangUnits().map((data) => ({ type: 'UnitOpened', data })));
export const calendar = Calendars.from(publishedYears().map((year) => calendarYearPublished(SHENYANG, year))).of(
  SHENYANG,
);
const items = new Map(shenyangItems().items.map((item) => [item.code, item]));

export const itemCodes = [...items.keys()];

export function itemVersion(code: string): ItemVersion | null {
  const item = items.get(code);
  return item ? { region: SHENYANG, version: 1, state: 'published', item } : null;
}

/** A community of 和平区 and one of 法库县: a resident's home and a counter far away. */
export const HEPING = '210102002001';
export const FAKU = tree.leavesWithin('210124').find(({ own }) => !own)?.code ?? '';
export const HEPING_MZ = '210102-MZ';

export const CASE_ID = '0c1d2e3f-4a5b-5c6d-8e7f-901234567890';
export const RESIDENT_ID = '3f2b8a52-1c11-5f3e-9b1a-7d9f0a7c2b10';

/** Aged 85, of 和平区 in every respect. */
export const resident: ResidentFacts = {
  residentId: RESIDENT_ID,
  birthDate: '1941-03-08',
  householdUnit: HEPING,
  residenceUnit: HEPING,
  insuredUnit: null,
};

export const NOON: Instant = '2026-09-14T04:00:00.000Z';

export function asker(role: Asker['role'], unit: string, person = `${role}@${unit}`): Asker {
  return { person, role, unit };
}

export const counter = asker('universal-counter', FAKU);
export const handler = asker('case-handler', HEPING_MZ);

/** Everybody is there. */
export const absences = NOBODY_AWAY;

export function contextOf(item: string, by: Asker, more: Partial<CaseContext> = {}): CaseContext {
  return {
    now: NOON,
    caseId: CASE_ID,
    asker: by,
    tree,
    item: itemVersion(item),
    calendar,
    absences,
    resident,
    agent: resident,
    ...more,
  };
}
