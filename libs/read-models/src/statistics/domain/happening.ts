import type { CaseEvent, KnownCase } from '#libs/case';
import type { WorkingCalendar } from '#libs/clocks/domain';
import type { DecodedEvent } from '#libs/event-log/domain';

/** A case before and after one of its events; `late`: whether its clock stopped after the due time. */
export interface Happening {
  readonly before: KnownCase | null;
  readonly happened: DecodedEvent<CaseEvent>;
  readonly after: KnownCase;
  readonly late: boolean;
  /** How days were counted when it happened. */
  readonly calendar: WorkingCalendar;
}
