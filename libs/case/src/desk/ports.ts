import type { CaseHappening } from '../case.js';
import type { CaseState } from '../state/case.js';
import type { AbsenceCalendar } from '#libs/access/domain';
import type { ItemVersion } from '#libs/catalogue/domain';
import type { WorkingCalendar } from '#libs/clocks/domain';
import type { DeskPorts, SealTexts } from '#libs/kernel';
import type { RegionTree } from '#libs/region/domain';
import type { ResidentFacts } from '#libs/residents/domain';

/** Units, items, calendars and who is away as they are known at this moment, in memory. */
export interface CaseReference {
  readonly tree: RegionTree;
  /** The version that a receipt today is received under; null for an unknown item. */
  currentItem(region: string, code: string): ItemVersion | null;
  itemVersion(region: string, code: string, version: number): ItemVersion | null;
  calendarOf(region: string): WorkingCalendar;
  readonly absences: AbsenceCalendar;
}

/** Facts of several residents in one look-up; those that are not known are left out. */
export type LoadResidents = (residentIds: readonly string[]) => Promise<readonly ResidentFacts[]>;

/** What the desk of cases works with. */
export interface CaseDeskPorts extends DeskPorts {
  readonly reference: CaseReference;
  readonly residents: LoadResidents;
  readonly sealer: SealTexts;
  /** Why somebody who follows the log could not store what is about to be written; null where all can. Pure. Left out: nobody follows. */
  readonly whyNotStorable?: WhyNotStorable;
}

export type WhyNotStorable = (
  before: CaseState,
  happenings: readonly CaseHappening[],
  calendar: WorkingCalendar,
) => string | null;
