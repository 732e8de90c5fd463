import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { caseClocks, evolve, initialState, type CaseEvent, type CaseState, type ServiceRated } from '#libs/case';
import { addDays, Calendars, localDateOf, startOfDay, type CalendarEvent, type LocalDate } from '#libs/clocks/domain';
import type { DecodedEvent } from '#libs/event-log/domain';
import {
  accepted,
  asDecoded,
  AWAY,
  caseStream,
  dateOf,
  decided,
  delivered,
  escalated,
  fulfilled,
  histories,
  HOME,
  onDay,
  rated,
  received,
  reopened,
  TERMS,
  withdrawn,
  ZONE,
  type Happened,
} from '#libs/read-models/testing';
import { BoardSums } from './board-sums.js';
import { contribution, dueFrom } from './contribution.js';
import { FIGURES, STOCKS, type Figure } from './figures.js';

const DAYS = Array.from({ length: 130 }, (_, day) => dateOf(day - 2));

function isCalendar(event: DecodedEvent<CaseEvent | CalendarEvent>): event is DecodedEvent<CalendarEvent> {
  return event.stream.startsWith('calendar-');
}

/** What a person with the list of events would count by hand at the end of a day: everything that had happened by then, and nothing else. */
function byHand(happened: readonly Happened[], day: LocalDate): Record<string, number> {
  const calendars = new Calendars();
  const states = new Map<string, CaseState>();
  const counts: Record<string, number> = {};
  const count = (leaf: string, figure: Figure): void => {
    counts[`${leaf} ${figure}`] = (counts[`${leaf} ${figure}`] ?? 0) + 1;
  };
  for (const happening of asDecoded(happened)) {
    const on = localDateOf(happening.metadata.occurredAt, ZONE);
    if (on > day) continue;
    if (isCalendar(happening)) {
      calendars.apply(happening.event);
      continue;
    }
    const event = happening as DecodedEvent<CaseEvent>;
    const before = states.get(event.stream) ?? initialState;
    const after = evolve(before, event);
    states.set(event.stream, after);
    if (on === day) flows(event, before, after, calendars, count);
  }
  for (const state of states.values()) stocks(state, calendars, day, count);
  return counts;
}

type Count = (leaf: string, figure: Figure) => void;

function flows(
  { event, metadata }: DecodedEvent<CaseEvent>,
  before: CaseState,
  after: CaseState,
  calendars: Calendars,
  count: Count,
): void {
  if (after.phase === 'none') return;
  if (event.type === 'ServiceRated') ratings(event.data, count);
  if (before.phase === 'closed') return;
  const { home, receiving } = after;
  if (event.type === 'RequestReceived') {
    count(receiving.leaf, 'received');
    if (home.district !== receiving.district) {
      count(receiving.leaf, 'handledForOthers');
      count(home.leaf, 'handledByOthers');
    }
  }
  if (event.type === 'RequestAccepted') count(home.leaf, 'accepted');
  if (event.type === 'CaseEscalated') count(home.leaf, 'escalated');
  if (event.type !== 'RequestFulfilled') return;
  count(home.leaf, 'fulfilled');
  const { due } = caseClocks(after, calendars.of(after.region), ZONE);
  if (due && metadata.occurredAt >= due.schedule.lateFrom) count(home.leaf, 'fulfilledLate');
}

function ratings({ about, leaf, score }: ServiceRated['data'], count: Count): void {
  count(leaf, about === 'counter' ? 'deskRatings' : 'homeRatings');
  for (let point = 0; point < score; point += 1) count(leaf, about === 'counter' ? 'deskScores' : 'homeScores');
}

function stocks(state: CaseState, calendars: Calendars, day: LocalDate, count: Count): void {
  if (state.phase === 'none' || state.phase === 'closed' || state.phase === 'fulfilled') return;
  count(state.home.leaf, 'inProgress');
  if (state.phase === 'decided') return;
  const { due } = caseClocks(state, calendars.of(state.region), ZONE);
  if (!due) return;
  const midnight = startOfDay(addDays(day, 1), ZONE);
  const dueDay = due.due.kind === 'date' ? due.due.date : localDateOf(due.due.at, ZONE);
  if (due.schedule.lateFrom < midnight) count(state.home.leaf, 'late');
  else if (dueDay === day || due.schedule.yellowFrom < midnight) count(state.home.leaf, 'dueSoon');
}

function boardsOf(happened: readonly Happened[]): BoardSums {
  const boards = new BoardSums();
  for (const event of asDecoded(happened)) boards.apply(event);
  return boards;
}

/** The figures of every leaf at the end of a day: flows of the day, stocks as sums of all differences up to it. */
function bySums(boards: BoardSums, day: LocalDate): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of boards.rows())
    FIGURES.forEach((figure, index) => {
      const by = row.figures[index] ?? 0;
      if (by === 0 || (STOCKS.has(figure) ? row.day > day : row.day !== day)) return;
      counts[`${row.leaf} ${figure}`] = (counts[`${row.leaf} ${figure}`] ?? 0) + by;
    });
  return Object.fromEntries(Object.entries(counts).filter(([, sum]) => sum !== 0));
}

const withoutLateFulfilment = (counts: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([key]) => !key.endsWith('fulfilledLate')));

describe('the figures of a board', () => {
  it('are on every day what a count by hand over the events says', () => {
    fc.assert(
      fc.property(histories, (happened) => {
        const boards = boardsOf(happened);
        for (const day of DAYS)
          expect(withoutLateFulfilment(bySums(boards, day))).toEqual(withoutLateFulfilment(byHand(happened, day)));
      }),
      { numRuns: 60 },
    );
  });

  it('of days that have passed are not touched by what happens later', () => {
    fc.assert(
      fc.property(histories, fc.nat({ max: 30 }), (happened, cut) => {
        const before = happened.slice(0, Math.max(1, happened.length - cut));
        const last = before.at(-1);
        if (!last) return;
        const today = localDateOf(last.at, ZONE);
        const full = boardsOf(happened);
        const then = boardsOf(before);
        for (const day of DAYS.filter((each) => each < today)) expect(bySums(full, day)).toEqual(bySums(then, day));
      }),
      { numRuns: 60 },
    );
  });

  it('count a case as due soon on its last day, as late from the next, until it is decided', () => {
    const terms = {
      kind: 'promised',
      statutory: null,
      promised: { value: 3, unit: 'natural-day', rolls: false },
      startsAt: 'received',
    } as const;
    const stream = caseStream(1);
    const boards = boardsOf([
      { stream, event: received({ terms, receiving: HOME }), at: onDay(10) },
      { stream, event: accepted, at: onDay(10, 13) },
      { stream, event: decided, at: onDay(16) },
      { stream, event: fulfilled, at: onDay(17) },
    ]);
    const stocksOn = (day: number): unknown => bySums(boards, dateOf(day));
    expect(stocksOn(10)).toMatchObject({ [`${HOME.leaf} inProgress`]: 1 });
    expect(stocksOn(13)).toEqual({ [`${HOME.leaf} inProgress`]: 1, [`${HOME.leaf} dueSoon`]: 1 });
    expect(stocksOn(14)).toEqual({ [`${HOME.leaf} inProgress`]: 1, [`${HOME.leaf} late`]: 1 });
    expect(stocksOn(16)).toEqual({ [`${HOME.leaf} inProgress`]: 1 });
    expect(stocksOn(17)).toEqual({ [`${HOME.leaf} fulfilled`]: 1, [`${HOME.leaf} fulfilledLate`]: 1 });
  });
});

describe('ratings', () => {
  it('count by counter and authority on their day, after the case is closed as well, and never those that were assumed', () => {
    const stream = caseStream(0);
    const boards = boardsOf([
      { stream, event: received(), at: onDay(10) },
      { stream, event: rated('counter', 5), at: onDay(10, 13) },
      { stream, event: rated('counter', 1, false), at: onDay(11) },
      { stream, event: withdrawn, at: onDay(12) },
      { stream, event: rated('counter', 2), at: onDay(20) },
      { stream, event: rated('authority', 4), at: onDay(20) },
    ]);
    const figures = bySums(boards, dateOf(20));
    expect(figures).toMatchObject({
      [`${AWAY.leaf} deskRatings`]: 2,
      [`${AWAY.leaf} deskScores`]: 7,
      [`${HOME.leaf} homeRatings`]: 1,
      [`${HOME.leaf} homeScores`]: 4,
    });
  });
});

describe('a case that was reopened', () => {
  const stream = caseStream(0);
  const ended = [
    { stream, event: received(), at: onDay(10) },
    { stream, event: accepted, at: onDay(10, 13) },
    { stream, event: decided, at: onDay(11) },
    { stream, event: fulfilled, at: onDay(12) },
    { stream, event: delivered, at: onDay(12, 13) },
  ];
  const again = [
    { stream, event: reopened(11, 12), at: onDay(40) },
    { stream, event: decided, at: onDay(42) },
    { stream, event: fulfilled, at: onDay(43) },
  ];

  it('counts as another episode: in progress and fulfilled again, never received or accepted again', () => {
    const boards = new BoardSums();
    const events = asDecoded<CaseEvent>([...ended, ...again]);
    events.forEach((event, index) => {
      const isReopening = event.event.type === 'CaseReopened';
      boards.apply(event, isReopening ? events.slice(0, index).reduce(evolve, initialState) : undefined);
    });
    const on = (day: number) => bySums(boards, dateOf(day));
    expect(on(12)).toMatchObject({ [`${HOME.leaf} fulfilled`]: 1 });
    expect(on(20)).toEqual({});
    expect(on(40)).toEqual({ [`${HOME.leaf} inProgress`]: 1 });
    expect(on(43)).toEqual({ [`${HOME.leaf} fulfilled`]: 1 });
    const totals = DAYS.map((day) => bySums(boards, day)[`${AWAY.leaf} received`] ?? 0);
    expect(totals.reduce((sum, each) => sum + each, 0)).toBe(1);
  });
});

describe('a case of the market', () => {
  it('is in no figure, whatever happens to it', () => {
    const order = received({ terms: { ...TERMS, kind: 'order' } });
    const life = [
      order,
      accepted,
      escalated,
      decided,
      fulfilled,
      delivered,
      rated('counter', 5),
      rated('authority', 1),
    ];
    const boards = boardsOf(life.map((event, day) => ({ stream: caseStream(1), event, at: onDay(day) })));
    expect(boards.rows()).toEqual([]);
  });
});

describe('an item that is done on the spot', () => {
  it('is accepted once, though its slip comes the day after', () => {
    const slip: CaseEvent = { type: 'RequestAccepted', data: { manner: 'explicit' } };
    const atOnce: CaseEvent = { type: 'RequestAccepted', data: { manner: 'on-the-spot' } };
    const life = [received(), atOnce, slip];
    const boards = boardsOf(life.map((event, day) => ({ stream: caseStream(1), event, at: onDay(day) })));
    const accepted = boards
      .rows()
      .flatMap(({ day, figures }) => ((figures[FIGURES.indexOf('accepted')] ?? 0) > 0 ? [day] : []));
    expect(accepted).toEqual([dateOf(1)]);
  });
});

describe('what is known of a due time', () => {
  it('changes from its day on and leaves the days before', () => {
    const first = { from: '2026-01-05', soon: '2026-01-10', late: '2026-01-12' };
    const next = { from: '2026-01-11', soon: '2026-01-20', late: '2026-01-22' };
    expect(dueFrom([first], next)).toEqual([first, next]);
    expect(dueFrom([first, next], { ...next, from: '2026-01-15' })).toEqual([first, next]);
    expect(dueFrom([first], { ...next, from: first.from })).toEqual([{ ...next, from: first.from }]);
  });

  it('leaves nothing behind for a stock that never stood at the end of a day', () => {
    const day = '2026-01-05';
    const changes = contribution({
      market: false,
      desk: 'a',
      home: 'a',
      foreign: false,
      received: day,
      reopened: null,
      earlier: null,
      accepted: day,
      decided: day,
      fulfilled: day,
      fulfilledLate: false,
      ended: day,
      escalated: [],
      due: [{ from: day, soon: day, late: null }],
      ratings: [],
    });
    expect(changes.map(({ figure }) => figure)).toEqual(['received', 'accepted', 'fulfilled']);
  });
});
