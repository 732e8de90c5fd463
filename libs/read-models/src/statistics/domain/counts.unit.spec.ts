import { describe, expect, it } from '@jest/globals';
import { evolve, initialState, type CaseEvent, type CaseState } from '#libs/case';
import { Calendars } from '#libs/clocks/domain';
import type { DecodedEvent } from '#libs/event-log/domain';
import {
  accepted,
  asDecoded,
  AWAY,
  caseStream,
  decided,
  delivered,
  fulfilled,
  HOME,
  onDay,
  rated,
  received,
  reopened,
  routed,
  signed,
  TERMS,
  withdrawn,
  type Happened,
} from '#libs/read-models/testing';
import { countsOf } from './counts.js';
import { CountSums } from './sums.js';
import { FLOW_FIGURES, HANDLER_FIGURES, RATE_FIGURES, type Count } from './figures.js';

const DAY = 86_400;
const calendar = new Calendars().of('210100');

/** What the events of one case, a day apart, add up to; zeros are left out. */
function statisticsOf(events: readonly CaseEvent[], of: Count['of'], late = false): object[] {
  const happened: Happened<CaseEvent>[] = events.map((event, day) => ({
    stream: caseStream(1),
    event,
    at: onDay(day),
  }));
  const sums = new CountSums();
  let state: CaseState = initialState;
  for (const event of asDecoded(happened) as DecodedEvent<CaseEvent>[]) {
    const before = state.phase === 'none' ? null : state;
    state = evolve(state, event);
    if (state.phase === 'none') throw new Error('no case');
    sums.add(countsOf({ before, happened: event, after: state, late, calendar }));
  }
  const names: readonly string[] = { flow: FLOW_FIGURES, handler: HANDLER_FIGURES, rate: RATE_FIGURES }[of];
  return sums.rows(of).map(({ day, key, figures }) => ({
    day,
    key: key.join(' '),
    ...Object.fromEntries(names.map((name, index) => [name, figures[index]] as const).filter(([, sum]) => sum !== 0)),
  }));
}

const ROAD = [received(), accepted, routed, signed, decided, fulfilled, delivered];
const KEY = `${AWAY.district} ${HOME.district} MZ-10`;

describe('an item that is done on the spot', () => {
  it('is accepted once, though its slip comes the day after', () => {
    const atOnce: CaseEvent = { type: 'RequestAccepted', data: { manner: 'on-the-spot' } };
    for (const name of ['flow', 'handler'] as const)
      expect(statisticsOf([received(), atOnce, accepted], name).slice(1)).toEqual([
        expect.objectContaining({ day: '2026-01-02', accepted: 1 }),
      ]);
  });
});

describe('what is counted from district to district', () => {
  it('stands on the day on which it happened, with the time that each way took', () => {
    expect(statisticsOf(ROAD, 'flow')).toEqual([
      { day: '2026-01-01', key: KEY, received: 1 },
      { day: '2026-01-02', key: KEY, accepted: 1 },
      { day: '2026-01-03', key: KEY, sendings: 1, sent_count: 1, sent_seconds: 2 * DAY },
      { day: '2026-01-04', key: KEY, signed_count: 1, signed_seconds: DAY },
      { day: '2026-01-05', key: KEY, granted: 1, decided_count: 1, decided_seconds: 2 * DAY },
      {
        ...{ day: '2026-01-06', key: KEY, fulfilled_count: 1, fulfilled_seconds: DAY },
        ...{ whole_count: 1, whole_seconds: 5 * DAY },
      },
      { day: '2026-01-07', key: KEY, delivered_count: 1, delivered_seconds: DAY },
    ]);
  });

  it('names the causes of returns, and what was decided late', () => {
    const back: CaseEvent = {
      type: 'CaseReturned',
      data: { from: '210102-MZ', to: AWAY.unit, reasonCode: 'missing-material', note: null },
    };
    const rows = statisticsOf([received(), accepted, routed, back, routed, signed, decided], 'flow', true);
    expect(rows).toContainEqual({ day: '2026-01-04', key: KEY, returned_missing_material: 1 });
    expect(rows.at(-1)).toMatchObject({ granted: 1, late: 1 });
  });

  it('is not taken back by a withdrawal, and counts a second decision of a reopened case beside the first', () => {
    expect(statisticsOf([received(), withdrawn], 'flow')).toEqual([{ day: '2026-01-01', key: KEY, received: 1 }]);
    const again = statisticsOf([...ROAD, reopened(4, 6), decided], 'flow');
    expect(again.filter((row) => 'granted' in row)).toHaveLength(2);
  });
});

describe('what is counted of somebody at work', () => {
  it('is theirs at the unit that had the case; a rating of an authority is the unit’s', () => {
    const rows = statisticsOf([...ROAD, rated('authority', 4), rated('counter', 5)], 'handler');
    expect(rows).toContainEqual({
      ...{ day: '2026-01-05', key: '210102-MZ clerk', decided: 1 },
      ...{ decided_count: 1, decided_seconds: 2 * DAY },
    });
    expect(rows).toContainEqual({ day: '2026-01-21', key: `${HOME.unit} `, ratings: 1, scores: 4 });
    expect(rows).toContainEqual({ day: '2026-01-21', key: `${AWAY.unit} clerk`, ratings: 1, scores: 5 });
  });

  it('is nobody’s for a rating that was not given', () => {
    const rows = statisticsOf([...ROAD, rated('counter', 5, false)], 'handler');
    expect(rows.filter((row) => 'ratings' in row)).toEqual([]);
  });
});

describe('what the three rates are made of', () => {
  const reached = (solved: 'yes' | 'no', score: number | null): CaseEvent => ({
    type: 'FollowUpRecorded',
    data: { contacted: true, solved, score, unit: HOME.unit },
  });
  const missed: CaseEvent = {
    type: 'FollowUpRecorded',
    data: { contacted: false, solved: 'no', score: null, unit: HOME.unit },
  };
  const totals = (events: readonly CaseEvent[]) =>
    Object.assign({}, ...statisticsOf(events, 'rate')) as Record<string, unknown>;

  it('is an answer in time by somebody, which silence is not', () => {
    const answersOf = (events: readonly CaseEvent[]) => statisticsOf(events, 'rate').slice(1);
    expect(answersOf([received(), accepted])).toEqual([
      { day: '2026-01-02', key: AWAY.unit, responses: 1, responses_in_time: 1 },
    ]);
    const late = [received(), ...Array.from({ length: 20 }, () => missed), accepted];
    expect(answersOf(late)).toEqual([{ day: '2026-01-22', key: AWAY.unit, responses: 1 }]);
    const deemed: CaseEvent = { type: 'RequestAccepted', data: { manner: 'deemed', acceptedAt: onDay(0) } };
    expect(totals([received(), deemed])).toMatchObject({ responses: 1 });
    expect(totals([received(), deemed])).not.toHaveProperty('responses_in_time');
    expect(answersOf([received(), withdrawn])).toEqual([]);
  });

  it('is what the first call that reached the resident found', () => {
    expect(totals([...ROAD, missed, reached('yes', 4), reached('no', 1)])).toMatchObject({
      ...{ delivered: 1, reached: 1, solved: 1, asked: 1, satisfied: 1 },
    });
    expect(totals([...ROAD, reached('no', null)])).toEqual(expect.not.objectContaining({ solved: 1, asked: 1 }));
  });

  it('is one rating of each contact at the most, by the unit that was rated', () => {
    const first = [{ day: '2026-01-01', key: AWAY.unit, contacts: 1 }];
    expect(statisticsOf([received()], 'rate')).toEqual(first);
    const twice = [received(), rated('counter', 5), rated('counter', 1)];
    const sums = Object.assign({}, ...statisticsOf(twice, 'rate')) as Record<string, number>;
    expect([sums.contacts, sums.rated_contacts]).toEqual([1, 1]);
  });

  it('is nothing of a case of the market', () => {
    const order = [received({ terms: { ...TERMS, kind: 'order' } }), ...ROAD.slice(1), rated('authority', 5)];
    for (const name of ['flow', 'handler', 'rate'] as const) expect(statisticsOf(order, name)).toEqual([]);
  });

  it('is no rating that was assumed', () => {
    expect(totals([...ROAD, rated('authority', 5, false)])).not.toHaveProperty('ratings');
    expect(totals([...ROAD, rated('authority', 5), rated('counter', 2)])).toMatchObject({ ratings: 1 });
  });
});
