import { type CaseState } from './state/case.js';
import type { Ruling } from './state/ruling.js';
import type { AbsenceCalendar, Asker } from '#libs/access/domain';
import type { ItemVersion } from '#libs/catalogue/domain';
import type { Instant, WorkingCalendar } from '#libs/clocks/domain';
import type { RegionTree } from '#libs/region/domain';
import type { ResidentFacts } from '#libs/residents/domain';

/** Everything a decision needs beside the command and the state, as values. */
export interface CaseContext {
  readonly now: Instant;
  readonly caseId: string;
  readonly asker: Asker;
  readonly tree: RegionTree;
  /** At a receipt the version in force, later the version that the case was received under; null where there is none. */
  readonly item: ItemVersion | null;
  readonly calendar: WorkingCalendar;
  readonly absences: AbsenceCalendar;
  /** Only at a receipt, where a resident is replaced, and where it matters whether the resident lives: at a reopening, and when a death ends it. */
  readonly resident: ResidentFacts | null;
  /** At a receipt through an agent: who that is; null where nobody is known under the id that was named. */
  readonly agent?: ResidentFacts | null;
  /** Of what was ruled about the item between the units concerned: the latest first; where somebody routes, returns or transfers. */
  readonly rulings?: readonly Ruling[];
  /** At the receipt of a part: the case that it names as its parent; null where there is none such. */
  readonly parent?: CaseState | null;
}

/** The importer brings in what has already happened: guards of person, eligibility and materials do not bind it. */
export function isImport(context: Pick<CaseContext, 'asker'>): boolean {
  return context.asker.role === 'import';
}
