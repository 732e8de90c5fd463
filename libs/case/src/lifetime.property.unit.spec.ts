import { RESIDENT_ID, asker, calendar, contextOf, counter, handler } from '../testing/shenyang.js';
import { told } from '../testing/steps.js';
import { fold, type Told } from '../testing/given.js';
import { initialState, type CaseState, type KnownCase } from './state/case.js';
import { decide, type CaseEvent } from './case.js';
import { isRefusal } from '#libs/kernel/domain';
import { firingsOf } from './clocks/firing.js';
import { caseClocks, clocksOf } from './clocks/case-clocks.js';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayAfter, dueDate, localDateOf, type Due, type LocalDate } from '#libs/clocks/domain';
import type { CaseClock } from './clocks/clock.js';
import { pausesOf } from './clocks/pauses.js';

/** A case before and after one event. */
interface Step {
  readonly before: CaseState;
  readonly event: CaseEvent;
  readonly after: KnownCase;
}

const START = Date.parse('2026-09-07T01:00:00.000Z');
const HOUR = 3_600_000;
const system = asker('system', '210100');
const head = asker('supervisor', '210102');
const materials = ['identity-card'];

/** Half of the items are accepted at the counter, half by the authority; a notice takes time out of the limits of some. */
const WAYS = [
  { item: 'MZ-10', way: [told(counter, 'accept', {}), told(counter, 'route', {}), told(handler, 'sign', {})] },
  { item: 'MZ-01', way: [told(counter, 'route', {}), told(handler, 'sign', {}), told(handler, 'accept', {})] },
  { item: 'MZ-02', way: [told(counter, 'route', {}), told(handler, 'sign', {}), told(handler, 'accept', {})] },
] as const;

const ACTS = [
  told(handler, 'start-special-procedure', { kind: 'hearing', days: 5 }),
  told(handler, 'start-special-procedure', { kind: 'appraisal', days: 3 }),
  told(handler, 'end-special-procedure', {}),
  told(handler, 'end-special-procedure', {}),
  told(handler, 'post-notice', { days: 7 }),
  told(counter, 'object-to-notice', { objection: '收入不实' }),
  told(handler, 'close-notice', { upheld: false }),
  told(handler, 'request-correction', { materials }),
  told(counter, 'request-correction', { materials }),
  told(counter, 'supply-materials', { materials }),
  told(head, 'extend', { days: 5, reason: '情况复杂' }),
  told(handler, 'return', { reasonCode: 'other' }),
  told(counter, 'route', {}),
  told(handler, 'sign', {}),
  told(handler, 'request-co-handling', { unit: '210102002', ask: '入户核实' }),
  told(handler, 'decide', { outcome: 'granted' }),
  told(handler, 'decide', { outcome: 'refused', reasons: '不符合条件' }),
  told(handler, 'fulfil', {}),
  told(counter, 'deliver', { way: 'counter' }),
  told(head, 'reopen', { reason: '发放有误' }),
];

/** A case from its receipt on, with acts at growing times, and time doing its own part in between. */
const lives = fc
  .tuple(
    fc.constantFrom(...WAYS),
    fc.array(fc.tuple(fc.constantFrom(...ACTS), fc.integer({ min: 0, max: 90 })), { maxLength: 30, size: 'max' }),
  )
  .map(([{ item, way }, acts]) => {
    const steps: Step[] = [];
    let state: CaseState = initialState;
    const tell = ({ command, by }: Told, now: number | string): number => {
      const at = new Date(now).toISOString();
      const outcome = decide(command, state, contextOf(item, by, { now: at }));
      if (isRefusal(outcome)) return 0;
      for (const event of outcome) {
        const after = fold(state, [event], { by, at });
        if (after.phase !== 'none') steps.push({ before: state, event, after });
        state = after;
      }
      return outcome.length;
    };
    let now = START;
    for (const each of [told(counter, 'receive', { item, residentId: RESIDENT_ID }), ...way]) tell(each, now);
    for (const [act, hours] of acts) {
      now += hours * HOUR;
      for (let [due] = firingsOf(state, calendar); due && Date.parse(due.at) <= now; [due] = firingsOf(state, calendar))
        if (tell({ command: due.command, by: system }, due.at) === 0) throw new Error(`owed, but refused: ${due.key}`);
      tell(act, now);
    }
    return steps;
  });

const limitsOf = (state: CaseState) => {
  const { promised, statutory } = caseClocks(state, calendar, 'Asia/Shanghai');
  return [promised, statutory];
};

/** What may move a due date: each says why, and when. */
const MOVES_A_DUE_DATE = new Set<CaseEvent['type']>([
  'RequestReceived',
  'RequestAccepted',
  'MaterialsSupplied',
  'CorrectionRequested',
  'CorrectedOnSpot',
  'SpecialProcedureStarted',
  'SpecialProcedureEnded',
  'PublicNoticePosted',
  'PublicNoticeClosed',
  'ExtensionGranted',
  'CaseReopened',
]);

/** From then on the limits run again (rules §13). */
function saysAnnouncedDaysAreOver(event: CaseEvent): boolean {
  return event.type === 'ClockExpired' && /^(special-procedure|notice)\//.test(event.data.clock);
}

describe('whatever happens to a case', () => {
  it('moves no due date without an event that says why', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        for (const { before, event, after } of steps) {
          if (MOVES_A_DUE_DATE.has(event.type) || saysAnnouncedDaysAreOver(event)) continue;
          const dues = (state: CaseState) => limitsOf(state).map((clock) => clock?.due);
          expect([event.type, dues(after)]).toEqual([event.type, dues(before)]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leaves to each limit its days, whatever stood in between: none is lost and none counted twice', () => {
    let stood = 0;
    fc.assert(
      fc.property(lives, (steps) => {
        for (const { after } of steps) {
          if (after.episodes.length > 0) continue;
          for (const clock of limitsOf(after)) {
            if (!clock?.due || clock.limit === null || clock.limit === 'same-day') continue;
            if (clock.limit.unit !== 'working-day') continue;
            if (pausesOf(after).length > 1) stood += 1;
            const added = after.review.extension?.days ?? 0;
            expect(daysCounted(clock, clock.due, after)).toBe(clock.limit.value + added);
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(stood).toBeGreaterThan(5);
  });

  it('ends, or has a clock that runs, once it is accepted', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        for (const { after } of steps) {
          if (after.acceptedAt === null || after.phase === 'closed') continue;
          const running = clocksOf(after, calendar).filter(({ due, endedAt }) => due !== null && endedAt === null);
          expect([after.phase, running.length > 0]).toEqual([after.phase, true]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Working days after the start and up to the due date, without those that a pause takes: all after its first day up to its last. */
function daysCounted({ start }: CaseClock, due: Due, { timezone: zone, ...state }: KnownCase): number {
  const pauses = pausesOf(state).map(({ from, to }) => [localDateOf(from, zone), to && localDateOf(to, zone)] as const);
  const isPaused = (day: LocalDate) => pauses.some(([from, to]) => from < day && (to === null || day <= to));
  const last = dueDate(due, zone);
  let counted = 0;
  for (let day = dayAfter(localDateOf(start, zone)); day <= last; day = dayAfter(day))
    if (calendar.isWorkingDay(day) && !isPaused(day)) counted += 1;
  return counted;
}
