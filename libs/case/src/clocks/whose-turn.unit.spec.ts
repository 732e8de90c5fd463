import { describe, expect, it } from '@jest/globals';
import {
  asker,
  calendar,
  contextOf,
  counter,
  fold,
  given,
  handler,
  HEPING,
  RESIDENT_ID,
  resident,
} from '../../testing/index.js';
import { accepted, received, routed, signed, told } from '../../testing/steps.js';
import { decide } from '../case.js';
import type { CaseState, KnownCase } from '../state/case.js';
import { caseClocks } from './case-clocks.js';
import { firingsOf } from './firing.js';
import { isRefusal } from '#libs/kernel/domain';

const noon = (date: string) => `${date}T04:00:00.000Z`;
const system = asker('system', '210100');

function known(state: CaseState): KnownCase {
  if (state.phase === 'none') throw new Error('no case');
  return state;
}

const clocks = (state: CaseState) => caseClocks(known(state), calendar, known(state).timezone);

/** What the ladder does until the moment: `day to level, and whether more is promised`. */
function climbs(from: CaseState, until: string): string[] {
  const said: string[] = [];
  let state = from;
  for (;;) {
    const [next] = firingsOf(state, calendar);
    if (!next || next.at > until) return said;
    const events = decide(next.command, state, contextOf('MZ-10', system, { now: next.at }));
    if (isRefusal(events)) throw new Error(`${next.key}: ${events.code}`);
    for (const event of events)
      if (event.type === 'CaseEscalated')
        said.push(`${event.data.climbed?.step} ${event.data.level}${event.data.climbed?.until ? ' …' : ''}`);
    state = fold(state, events, { by: system, at: next.at });
  }
}

const before = [received, accepted, routed, signed];

describe('whose turn it is', () => {
  it('a special procedure that overruns leaves out its announced days and no more', () => {
    const started = told(handler, 'start-special-procedure', { kind: 'hearing', days: 3 }, { at: noon('2026-09-15') });
    const running = given('MZ-10', ...before, started).state;
    expect(running).toMatchObject({ phase: 'suspended' });
    expect(clocks(running).promised?.due).toBeNull();
    expect(firingsOf(running, calendar)).toMatchObject([
      { at: '2026-09-18T16:00:00.000Z', command: { act: 'expire-clock', payload: { clock: 'special-procedure/1' } } },
    ]);
    const over = told(system, 'expire-clock', { clock: 'special-procedure/1' }, { at: '2026-09-18T16:00:00.000Z' });
    const overrun = given('MZ-10', ...before, started, over).state;
    const due = { kind: 'date', date: '2026-10-14' };
    expect(overrun).toMatchObject({ phase: 'accepted' });
    expect(clocks(overrun).promised?.due).toEqual(due);
    expect(firingsOf(overrun, calendar).map(({ key }) => key)).toEqual(
      expect.arrayContaining(['promised/late/2026-10-14', 'escalation/0/2026-10-14']),
    );
    const grant = told(handler, 'decide', { outcome: 'granted' }, { at: noon('2026-09-25') });
    expect(given('MZ-10', ...before, started, over).when(grant).then).toBe('rule: procedure-running');
    const late = told(handler, 'end-special-procedure', {}, { at: noon('2026-09-25') });
    const ended = given('MZ-10', ...before, started, over, late);
    expect(clocks(ended.state).promised?.due).toEqual(due);
    expect(ended.when(grant).then).toEqual(['DecisionMade']);
  });

  it('a procedure that ends before its days are over leaves out the time that it took', () => {
    const started = told(handler, 'start-special-procedure', { kind: 'hearing', days: 9 }, { at: noon('2026-09-15') });
    const early = told(handler, 'end-special-procedure', {}, { at: noon('2026-09-18') });
    expect(clocks(given('MZ-10', ...before, started, early).state).promised?.due).toEqual({
      kind: 'date',
      date: '2026-10-14',
    });
  });

  it('a notice is not closed on its last day, and is the day after', () => {
    const posted = told(handler, 'post-notice', { days: 7 }, { at: noon('2026-09-24') });
    const close = (day: string) => told(handler, 'close-notice', { upheld: false }, { at: noon(day) });
    const hanging = given('MZ-10', ...before, posted);
    expect(hanging.when(close('2026-10-08')).then).toBe('rule: notice-hangs');
    expect(hanging.when(close('2026-10-09')).then).toEqual(['PublicNoticeClosed']);
  });

  it('after an upheld objection nothing is granted before the second notice is over', () => {
    const posted = told(handler, 'post-notice', { days: 7 }, { at: noon('2026-09-15') });
    const objected = told(counter, 'object-to-notice', { objection: '不实' }, { at: noon('2026-09-16') });
    const upheld = told(handler, 'close-notice', { upheld: true }, { at: noon('2026-09-23') });
    const grant = (day: string) => told(handler, 'decide', { outcome: 'granted' }, { at: noon(day) });
    const once = given('MZ-10', ...before, posted, objected, upheld);
    expect(once.when(grant('2026-09-24')).then).toBe('rule: notice-owed-again');
    const again = told(handler, 'post-notice', { days: 3 }, { at: noon('2026-09-24') });
    const over = told(handler, 'close-notice', { upheld: false }, { at: noon('2026-09-29') });
    expect(given('MZ-10', ...before, posted, objected, upheld, again, over).when(grant('2026-09-29')).then).toEqual([
      'DecisionMade',
    ]);
  });

  it('the ladder takes each step after lateness, whatever was escalated by hand before', () => {
    const [untouched, byHand] = [[], [told(handler, 'escalate', { reason: '拖延' })]].map((more) =>
      climbs(given('MZ-10', ...before, ...more).state, '2027-06-01T00:00:00.000Z'),
    );
    expect(untouched).toEqual(['0 district …', '1 city']);
    expect(byHand).toEqual(untouched);
  });

  const asked = (by: typeof counter) =>
    told(by, 'request-correction', { materials: ['identity-card'] }, { at: noon('2026-09-15') });
  const suppliedAt = told(counter, 'supply-materials', { materials: ['identity-card'] }, { at: noon('2026-09-22') });

  it('a correction before acceptance stops a promise that began with the receipt', () => {
    const taken = told(
      counter,
      'receive',
      { item: 'RS-08', residentId: RESIDENT_ID },
      { with: { resident: { ...resident, insuredUnit: HEPING } } },
    );
    expect(clocks(given('RS-08', taken).state).promised?.due).toEqual({ kind: 'date', date: '2026-09-20' });
    expect(clocks(given('RS-08', taken, asked(counter)).state).promised?.due).toBeNull();
    expect(clocks(given('RS-08', taken, asked(counter), suppliedAt).state).promised?.due).toEqual({
      kind: 'date',
      date: '2026-09-29',
    });
  });

  it('a promise that begins with completeness begins with the supply', () => {
    const way = [told(counter, 'receive', { item: 'MZ-06', residentId: RESIDENT_ID }), routed, signed, asked(handler)];
    expect(clocks(given('MZ-06', ...way).state).promised).toBeNull();
    expect(clocks(given('MZ-06', ...way, suppliedAt).state).promised?.start).toBe(noon('2026-09-22'));
  });
});
