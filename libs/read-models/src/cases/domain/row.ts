import { caseClocks, endOf, type CaseEvent, type KnownCase } from '#libs/case';
import {
  lightAt,
  type Due,
  type Instant,
  type Light,
  type LightSchedule,
  type WorkingCalendar,
} from '#libs/clocks/domain';

/** When a case is due, as far as its events and the published calendars tell. */
export interface CaseTimes {
  readonly promised: Due | null;
  readonly statutory: Due | null;
  /** Of promised, else statutory; null where neither is known yet. */
  readonly schedule: LightSchedule | null;
}

export function caseTimes(state: KnownCase, calendar: WorkingCalendar): CaseTimes {
  const { promised, statutory, due } = caseClocks(state, calendar, state.timezone);
  return { promised: promised?.due ?? null, statutory: statutory?.due ?? null, schedule: due?.schedule ?? null };
}

/** After these no clock is another than before: an event that is not named here has its deadlines folded anew. */
export const MOVES_NO_CLOCK: ReadonlySet<string> = new Set<CaseEvent['type']>([
  'CaseRouted',
  'CaseSigned',
  'CaseReturned',
  'CaseAssigned',
  'CaseClaimed',
  'CaseEscalated',
  'CaseTransferred',
  'CaseSucceeded',
  'DisputeReferred',
  'RoutingRuled',
  'CoHandlingRequested',
  'CoHandlingAnswered',
  'PapersSent',
  'PapersArrived',
  'SupervisionOrdered',
  'SupervisionAnswered',
  'SupervisionReminded',
  'GapFilled',
  'PublicNoticeObjected',
  'FieldCheckRecorded',
  'HandlerRecused',
  'ServiceRated',
  'RectificationOpened',
  'RectificationProlonged',
  'RectificationClosed',
  'FollowUpRecorded',
  'ClockWarned',
  'DueTimesMoved',
]);

/** The times after one more event. From the decision on (or the closing, where there was none) they stay what they were, until it is reopened. */
export function timesAfter(
  before: { readonly state: KnownCase; readonly times: CaseTimes } | null,
  event: CaseEvent,
  state: KnownCase,
  calendar: WorkingCalendar,
): CaseTimes {
  const stands = before && event.type !== 'CaseReopened' && endOf(before.state) !== null;
  if (before && (stands || MOVES_NO_CLOCK.has(event.type))) return before.times;
  return caseTimes(state, calendar);
}

/** What a query answers of one case. */
export interface CaseView {
  readonly caseId: string;
  readonly revision: number;
  readonly state: KnownCase;
  readonly due: { readonly promised: Due | null; readonly statutory: Due | null };
  readonly light: Light;
  /** Why its stream is set aside: what is shown is what was known before that event. Null for all others. */
  readonly unreadable: string | null;
}

/** The light of a case (contract, “Case”): while its clock runs by its schedule, afterwards `late` where it ended after the due time. */
export function lightOfRow(schedule: LightSchedule | null, endedLate: boolean | null, now: Instant): Light {
  if (endedLate !== null) return endedLate ? 'late' : 'none';
  return schedule ? lightAt(schedule, now) : 'none';
}
