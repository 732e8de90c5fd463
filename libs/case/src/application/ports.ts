import type { AbsenceCalendar } from '#libs/access/domain';
import type { ItemVersion } from '#libs/catalogue/domain';
import type { WorkingCalendar } from '#libs/clocks/domain';
import type { EventLog } from '#libs/event-log/domain';
import type { EventRegistry } from '#libs/event-log';
import type { RegionTree } from '#libs/region/domain';
import type { CipherText, ResidentFacts } from '#libs/residents/domain';
import type { Clock } from '#libs/runtime';
import type { CaseHappening } from '../domain/evolve.js';
import type { CaseState } from '../domain/state.js';

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

/** A text to be sealed and the event that it will stand in, which it is bound to. */
export interface TextOfEvent {
  readonly text: string;
  readonly eventId: string;
  readonly type: string;
}

/** Seals texts with the key of a subject (`resident-…` or `case-…`), in their order. */
export interface SealTexts {
  seal(subject: string, texts: readonly TextOfEvent[]): Promise<readonly CipherText[]>;
}

/** What the desk of cases works with. */
export interface CaseDeskPorts {
  readonly log: EventLog;
  readonly registry: EventRegistry;
  readonly reference: CaseReference;
  readonly residents: LoadResidents;
  readonly sealer: SealTexts;
  readonly clock: Clock;
  /** The HMAC (hex) of a command's canonical body under the installation's key (`commandHmac`). */
  readonly commandHmac: (body: unknown) => string;
  /** Why somebody who follows the log could not store what is about to be written; null where all can. Pure. Left out: nobody follows. */
  readonly whyNotStorable?: WhyNotStorable;
}

export type WhyNotStorable = (
  before: CaseState,
  happenings: readonly CaseHappening[],
  calendar: WorkingCalendar,
) => string | null;
