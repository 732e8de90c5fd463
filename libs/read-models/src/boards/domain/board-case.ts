import { evolve, initialState, type CaseEvent, type CaseState, type KnownCase } from '#libs/case';
import type { Instant, WorkingCalendar } from '#libs/clocks/domain';
import type { DecodedEvent } from '#libs/event-log/domain';
import { caseTimes, MOVES_NO_CLOCK, timesAfter, type CaseTimes } from '../../cases/domain/row.js';
import type { BoardFacts } from './contribution.js';
import { boardFacts, rated } from './facts.js';

/** What the boards remember of a case. Once it is closed nothing but its ratings changes any more, and state and times are forgotten. */
export interface BoardCase {
  readonly revision: number;
  readonly region: string;
  readonly facts: BoardFacts;
  readonly open: { readonly state: KnownCase; readonly times: CaseTimes } | null;
}

/** What moves no clock changes no figure of a board either, but for these: most of what a unit does with a case stays within its walls. */
const COUNTED: ReadonlySet<string> = new Set<CaseEvent['type']>(['CaseEscalated', 'ServiceRated']);

/** Whether an event of this type may change a figure; what is not known to count nothing may. */
export function mayCount(type: string): boolean {
  return COUNTED.has(type) || !MOVES_NO_CLOCK.has(type);
}

/** The case after one more event; null where the event cannot be the first. `history` is the case that a reopening wakes. */
export function boardCaseAfter(
  before: BoardCase | null,
  happening: DecodedEvent<CaseEvent>,
  calendar: WorkingCalendar,
  history: CaseState = initialState,
): BoardCase | null {
  const { event, metadata, revision } = happening;
  if (before && !mayCount(event.type)) return before;
  if (before && event.type === 'ServiceRated') return { ...before, revision, facts: rated(before.facts, event.data) };
  if (event.type === 'CaseReopened') return begunAnew(before, happening, calendar, before?.open?.state ?? history);
  if (before && !before.open) return { ...before, revision };
  const state = evolve(before?.open?.state ?? initialState, happening);
  if (state.phase === 'none') return null;
  const times = timesAfter(before?.open ?? null, event, state, calendar);
  return {
    revision,
    region: state.region,
    facts: boardFacts(before?.facts ?? null, state, times, metadata.occurredAt, event.type === 'CaseEscalated'),
    open: state.phase === 'closed' ? null : { state, times },
  };
}

/** Another episode counts for itself; what the ones before it have counted stays. */
function begunAnew(
  before: BoardCase | null,
  happening: DecodedEvent<CaseEvent>,
  calendar: WorkingCalendar,
  history: CaseState,
): BoardCase | null {
  const { metadata, revision } = happening;
  const state = evolve(history, happening);
  if (state.phase === 'none' || state.phase === 'closed') return before && { ...before, revision };
  const times = caseTimes(state, calendar);
  const facts = { ...boardFacts(null, state, times, metadata.occurredAt), earlier: before?.facts ?? null };
  return { revision, region: state.region, facts, open: { state, times } };
}

/** The case under a calendar that was published at `at`; the same where its clock has stopped. */
export function underCalendar(board: BoardCase, calendar: WorkingCalendar, at: Instant): BoardCase {
  if (!board.open || board.facts.decided !== null) return board;
  const { state } = board.open;
  const times = caseTimes(state, calendar);
  return { ...board, facts: boardFacts(board.facts, state, times, at), open: { state, times } };
}
