import { Calendars, CALENDAR_STREAM_PREFIX, type CalendarEvent } from '#libs/clocks/domain';
import type { CaseEvent, CaseState } from '#libs/case';
import type { DecodedEvent } from '#libs/event-log/domain';
import { boardCaseAfter, underCalendar, type BoardCase } from './board-case.js';
import { contribution, ratingChanges } from './contribution.js';
import { ratingsOf } from './facts.js';
import { FigureSums } from './figures.js';

/** Every board folded in memory, an event at a time: what the tables are compared with. Keeps the cases that are not closed. */
export class BoardSums {
  private readonly sums = new FigureSums();
  private readonly cases = new Map<string, BoardCase>();
  private readonly calendars = new Calendars();
  /** Cases that are in no figure. */
  private readonly market = new Set<string>();

  /** Streams that are neither a case's nor a calendar's change no board. `history`: the case before it was reopened. */
  apply(event: DecodedEvent, history?: CaseState): void {
    if (isCalendar(event)) this.publish(event);
    else if (isCase(event)) this.happen(event, history);
  }

  rows(): ReturnType<FigureSums['rows']> {
    return this.sums.rows();
  }

  private happen(event: DecodedEvent<CaseEvent>, history?: CaseState): void {
    const before = this.cases.get(event.stream) ?? null;
    if (this.market.has(event.stream)) return;
    if (!before && event.event.type === 'ServiceRated') {
      for (const rating of ratingsOf(event.event.data)) this.sums.add(ratingChanges(rating), 1);
      return;
    }
    const region = before?.region ?? regionOf(event.event, history);
    if (region === undefined) return;
    const after = boardCaseAfter(before, event, this.calendars.of(region), history);
    if (!after) return;
    if (after.facts.market) return void this.market.add(event.stream);
    this.replace(before, after);
    if (after.open) this.cases.set(event.stream, after);
    else this.cases.delete(event.stream);
  }

  private publish({ event, metadata }: DecodedEvent<CalendarEvent>): void {
    this.calendars.apply(event);
    const { region } = event.data;
    for (const [stream, before] of this.cases) {
      if (before.region !== region) continue;
      const after = underCalendar(before, this.calendars.of(region), metadata.occurredAt);
      this.replace(before, after);
      this.cases.set(stream, after);
    }
  }

  private replace(before: BoardCase | null, after: BoardCase): void {
    if (before) this.sums.add(contribution(before.facts), -1);
    this.sums.add(contribution(after.facts), 1);
  }
}

function regionOf(event: CaseEvent, history?: CaseState): string | undefined {
  if (event.type === 'RequestReceived') return event.data.region;
  return history === undefined || history.phase === 'none' ? undefined : history.region;
}

function isCalendar(event: DecodedEvent): event is DecodedEvent<CalendarEvent> {
  return event.stream.startsWith(CALENDAR_STREAM_PREFIX);
}

function isCase(event: DecodedEvent): event is DecodedEvent<CaseEvent> {
  return event.stream.startsWith('case-');
}
