import { type CaseState } from '../state/case.js';
import { decide } from '../case.js';
import { isRefusal } from '#libs/kernel/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  accepted,
  asker,
  contextOf,
  counter,
  fold,
  given,
  handler,
  HEPING,
  HEPING_MZ,
  received,
  told,
} from '../../testing/index.js';
import { firingsOf } from './firing.js';
import { owedBeside } from './owed.js';

const system = asker('system', '210100');
const context = contextOf('MZ-10', system);

/** Does what is owed by each of the moments, as a timekeeper would who was down between them. */
function fireAt(moments: readonly string[], from: CaseState) {
  const fired: string[] = [];
  let state = from;
  for (const now of moments)
    for (;;) {
      const [next] = firingsOf(state, context.calendar);
      if (!next || next.at > now) break;
      const result = decide(next.command, state, { ...context, now: next.at });
      if (isRefusal(result)) throw new Error(`${next.key} is owed and refused: ${result.code}`);
      fired.push(`${next.at} ${next.key}`);
      state = fold(state, result, { by: system, at: next.at });
    }
  return { fired, state };
}

const { state: accepted15 } = given('MZ-10', received, accepted);

describe('what falls due', () => {
  it('fires each once and in order, however long the timekeeper was down between', () => {
    const always = fireAt(['2030-01-01T00:00:00.000Z'], accepted15).fired;
    expect(always.map((each) => each.replace(/^\S+ /, ''))).toEqual(
      expect.arrayContaining([expect.stringContaining('promised/yellow'), expect.stringContaining('escalation/0')]),
    );
    const times = always.map((each) => each.slice(0, 24));
    expect([...times].sort()).toEqual(times);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 8 }).map((days) => [...days].sort((a, b) => a - b)),
        (days) => {
          const moments = days.map((day) => new Date(Date.UTC(2026, 8, 10) + day * 86_400_000).toISOString());
          const { fired } = fireAt([...moments, '2030-01-01T00:00:00.000Z'], accepted15);
          expect(fired).toEqual(always);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is refused a second time, before its time, and to people', () => {
    const [first] = firingsOf(accepted15, context.calendar);
    if (!first) throw new Error('nothing is owed');
    const early = new Date(Date.parse(first.at) - 1).toISOString();
    expect(decide(first.command, accepted15, { ...context, now: early })).toMatchObject({ code: 'not-due-yet' });
    const { state } = fireAt([first.at], accepted15);
    expect(decide(first.command, state, { ...context, now: first.at })).toMatchObject({ code: 'not-due-yet' });
    const person = { ...contextOf('MZ-10', counter), now: first.at };
    expect(decide(first.command, accepted15, person)).toMatchObject({ kind: 'forbidden' });
  });
});

describe('what a register brought in', () => {
  const DUE = '2026-09-16T04:00:00.000Z';
  const LATE = '2026-09-16T04:00:00.001Z';
  const importer = asker('import', '210100');
  /** Received on 1 September and decided, where anything was, on the 2nd; brought in later. */
  const open = (broughtInAt: string, ...more: Parameters<typeof given>[1][]) => {
    const at = '2026-09-01T04:00:00.000Z';
    const units = { receivingUnit: HEPING, homeUnit: HEPING, responsibleUnit: HEPING_MZ };
    const register = { due: DUE, channel: null, foreignNumber: '1', ...units };
    const receipt = told(importer, 'receive', { item: 'MZ-10', residentId: null, register }, { at });
    const acts = (['accept', 'route', 'sign'] as const).map((act) => told(importer, act, {}, { at }));
    const { state } = given('MZ-10', { ...receipt, recordedAt: broughtInAt }, ...acts, ...more);
    if (state.phase === 'none') throw new Error('no case');
    return state;
  };
  /** What will fire beside the limits of the law. */
  const keys = (state: CaseState) =>
    firingsOf(state, context.calendar)
      .map(({ key }) => key.replace(/\/2026.*$/, ''))
      .filter((key) => !key.startsWith('statutory'));

  it('warns, expires and climbs for a due time that is still to come', () => {
    const all = ['promised/yellow', 'promised/red', 'promised/late', 'escalation/0', 'escalation/1', 'escalation/2'];
    expect(keys(open('2026-09-02T04:00:00.000Z'))).toEqual(all);
    const { fired } = fireAt(['2026-09-20T00:00:00.000Z'], open('2026-09-02T04:00:00.000Z'));
    expect(fired).toContain(`${LATE} escalation/0/${DUE}`);
  });

  it('leaves a light out that burned already when it came', () => {
    const [yellow] = firingsOf(open('2026-09-02T04:00:00.000Z'), context.calendar);
    const after = new Date(Date.parse(yellow?.at ?? '') + 1).toISOString();
    expect(keys(open(after))).not.toContain('promised/yellow');
    expect(keys(open(yellow?.at ?? ''))).toContain('promised/yellow');
    expect(keys(open(after))).toContain('escalation/0');
  });

  it('never warns or climbs for a due time that had passed before it came, not even for later steps', () => {
    expect(keys(open('2026-09-16T04:00:00.002Z'))).toEqual([]);
    expect(keys(open(LATE))).toEqual(['promised/late', 'escalation/0', 'escalation/1', 'escalation/2']);
  });

  it('owes a result that is due after it came, and none that was due before', () => {
    const decided = told(importer, 'decide', { outcome: 'granted' }, { at: '2026-09-02T04:00:00.000Z' });
    const owed = (broughtInAt: string) => owedBeside(open(broughtInAt, decided), context.calendar);
    expect(owed('2026-09-03T04:00:00.000Z').map(({ name }) => name)).toEqual(['delivery']);
    expect(owed('2026-12-01T04:00:00.000Z')).toEqual([]);
  });

  it('is owed what units here ask of each other afterwards', () => {
    const later = '2026-12-01T04:00:00.000Z';
    const ask = { unit: HEPING, ask: '上门核实' };
    const asked = told(handler, 'request-co-handling', ask, { at: '2026-12-02T04:00:00.000Z' });
    const state = open(later, asked);
    expect(owedBeside(state, context.calendar).map(({ name }) => name)).toEqual(['co-handling/co-1']);
    expect(keys(state)).toEqual(['co-handling/co-1/late']);
  });
});
