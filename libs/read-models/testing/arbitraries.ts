import fc from 'fast-check';
import type { CaseEvent } from '#libs/case';
import type { CalendarEvent } from '#libs/clocks/domain';
import {
  accepted,
  AWAY,
  caseStream,
  dateOf,
  decided,
  delivered,
  escalated,
  fulfilled,
  holidays,
  HOME,
  onDay,
  rated,
  received,
  routed,
  signed,
  TERMS,
  withdrawn,
  type Happened,
} from './histories.js';

/** Ways a case may go; each is a prefix of a life that ends. */
const LIVES: readonly (readonly CaseEvent[])[] = [
  [accepted, routed, signed, decided, fulfilled, delivered],
  [accepted, escalated, decided, fulfilled],
  [escalated, withdrawn],
  [accepted, decided, rated('authority', 2), fulfilled, delivered, rated('counter', 5)],
  [accepted, routed, signed, escalated, escalated, decided],
  [{ type: 'AcceptanceRefused', data: { reason: { sealed: '', key: '' }, rightAuthority: null } }],
];

const oneCase = fc.record({
  life: fc.constantFrom(...LIVES),
  until: fc.nat({ max: 6 }),
  start: fc.nat({ max: 20 }),
  gaps: fc.array(fc.nat({ max: 12 }), { minLength: 6, maxLength: 6 }),
  away: fc.boolean(),
  startsAt: fc.constantFrom('received' as const, 'accepted' as const, 'complete' as const),
  promise: fc.constantFrom(TERMS.promised, 'same-day' as const, null, {
    value: 30,
    unit: 'hour' as const,
    rolls: false,
  }),
});

/** Histories of a few cases over some weeks with a calendar published in between, in the order in which they happened. */
export const histories: fc.Arbitrary<Happened[]> = fc
  .record({ cases: fc.array(oneCase, { minLength: 1, maxLength: 6 }), published: fc.nat({ max: 40 }) })
  .map(({ cases, published }) => {
    const all: (Happened & { day: number })[] = [];
    cases.forEach(({ life, until, start, gaps, away, startsAt, promise }, index) => {
      let day = start;
      const stream = caseStream(index);
      const first = received({ receiving: away ? AWAY : HOME, terms: { ...TERMS, startsAt, promised: promise } });
      all.push({ stream, event: first, at: onDay(day), day });
      life.slice(0, until).forEach((event, step) => {
        day += gaps[step] ?? 0;
        all.push({ stream, event: onItsDate(event, dateOf(day)), at: onDay(day, 13 + step), day });
      });
    });
    const rest = Array.from({ length: 10 }, (_, index) => dateOf(published + index));
    const calendar: CalendarEvent = holidays(2026, rest);
    all.push({ stream: 'calendar-210100-2026', event: calendar, at: onDay(published), day: published });
    return all
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      .map(({ stream, event, at }) => ({ stream, event, at }));
  });

/** A rating says itself on which date it counts. */
function onItsDate(event: CaseEvent, date: string): CaseEvent {
  return event.type === 'ServiceRated' ? { ...event, data: { ...event.data, date } } : event;
}
