import {
  CASE_ID,
  FAKU,
  HEPING,
  HEPING_MZ,
  NOON,
  RESIDENT_ID,
  asker,
  calendar,
  contextOf,
  counter,
  handler,
  itemCodes,
  tree,
} from '../testing/shenyang.js';
import { told } from '../testing/steps.js';
import { anyAsker, anyTime, anyTold, validPayloads } from '../testing/arbitraries.js';
import { fold, type Told } from '../testing/given.js';
import { initialState, type CaseState } from './state/case.js';
import { allowedActs, caseMatter, decide, type CaseCommand } from './case.js';
import { openSpecials } from './state/review.js';
import { isRefusal, refusalText } from '#libs/kernel/domain';
import { briefOf } from './views/brief.js';
import { caseClocks, lightOf } from './clocks/case-clocks.js';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SPECIAL_PROCEDURES } from './clocks/pauses.js';
import { namingOf } from './naming.js';

/** Desks between which cases really move, so that histories get far. */
const DESKS = [
  counter,
  handler,
  asker('universal-counter', FAKU, 'another'),
  asker('intake-clerk', HEPING),
  asker('case-handler', HEPING),
  asker('case-handler', FAKU),
  asker('case-handler', '210103-MZ'),
  asker('case-handler', '210100-RS'),
  asker('supervisor', '210100'),
];

/** Three times of four it goes on, so that many get to the end. */
const ONWARDS = new Set(['accept', 'route', 'sign', 'decide', 'fulfil', 'deliver', 'return']);

/** A case that somebody received, and then acts that were allowed, some of them many. */
const livedCase = fc
  .tuple(
    fc.constantFrom(...itemCodes),
    fc.constantFrom(counter, asker('intake-clerk', HEPING)),
    fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 40, size: 'max' }),
  )
  .map(([item, by, picks]) => {
    let state = apply(item, initialState, told(by, 'receive', { item, residentId: RESIDENT_ID, place: by.unit }));
    for (const [who, which] of picks) {
      const desk = DESKS[who % DESKS.length] ?? counter;
      const acts = allowedActs(state, contextOf(item, desk));
      const onwards = acts.filter((each) => which % 4 === 0 || ONWARDS.has(each));
      const act = onwards[which % onwards.length];
      if (act) state = apply(item, state, { command: commandOf(act), by: desk, at: NOON });
    }
    return { item, state };
  });

/** Whoever has a case may be assigned it once more; an assumed rating and a call that nobody answered are written down and change nothing. */
const LEAVES_IT_AS_IT_IS = new Set(['assign', 'rate', 'record-follow-up']);

function commandOf(act: CaseCommand['act']): CaseCommand {
  return { act, payload: validPayloads[act] ?? {} } as CaseCommand;
}

/** A second procedure of a kind that runs already is refused for its kind, not for the act. */
function fitting(act: CaseCommand['act'], state: CaseState): CaseCommand {
  if (act !== 'start-special-procedure' || state.phase === 'none') return commandOf(act);
  const running = openSpecials(state.review).map(({ kind }) => kind);
  const kind = SPECIAL_PROCEDURES.find((each) => !running.includes(each)) ?? 'hearing';
  return { act, payload: { kind, days: 10 } };
}

function apply(item: string, state: CaseState, { command, by, at = NOON }: Told): CaseState {
  const outcome = decide(command, state, contextOf(item, by, { now: at }));
  return isRefusal(outcome) ? state : fold(state, outcome, { by, at });
}

describe('any case', () => {
  it('answers any command in any state with events that change it or a refusal in words, and never throws', () => {
    const naming = { zh: namingOf('zh', tree, () => null), en: namingOf('en', tree, () => null) };
    fc.assert(
      fc.property(livedCase, fc.array(anyTold, { maxLength: 20 }), ({ item, state: lived }, commands) => {
        let state = lived;
        for (const { command, by, at = NOON } of commands) {
          const outcome = decide(command, state, contextOf(item, by, { now: at }));
          if (isRefusal(outcome)) {
            for (const words of Object.values(naming)) expect(refusalText(outcome, words).detail).not.toMatch(/[{}]/);
          } else {
            expect(outcome.length).toBeGreaterThan(0);
            if (!LEAVES_IT_AS_IT_IS.has(command.act)) expect(fold(state, outcome, { by, at })).not.toEqual(state);
            state = fold(state, outcome, { by, at });
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is refused only what its act declares: the document of the API names every code', () => {
    fc.assert(
      fc.property(livedCase, anyTold, ({ item, state }, { command, by, at = NOON }) => {
        const outcome = decide(command, state, contextOf(item, by, { now: at }));
        if (!isRefusal(outcome)) return;
        const declared = caseMatter.refusalsOf(caseMatter.act(command.act)).map(({ code }) => code);
        expect(declared).toContain(outcome.code);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the same after a replay, plain JSON, and its clocks and brief can be told at any time', () => {
    fc.assert(
      fc.property(livedCase, anyAsker, anyTime, ({ item, state }, by, now) => {
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
        if (state.phase === 'none') return;
        const naming = namingOf('en', tree, () => null);
        const told = briefOf(state, 3, contextOf(item, by, { now }), { naming });
        expect(told).toMatchObject({ caseId: CASE_ID, revision: 3, phase: state.phase });
        expect(told.handler === null).toBe(state.phase === 'closed');
        expect(lightOf(state, caseClocks(state, calendar, state.timezone), now)).toBe(told.light);
      }),
      { numRuns: 200 },
    );
  });

  it('stays as it ended, until it is reopened', () => {
    fc.assert(
      fc.property(livedCase, fc.array(anyTold, { maxLength: 10 }), ({ item, state: lived }, commands) => {
        const end = apply(item, lived, told(asker('supervisor', '210100'), 'void', { reason: '作废' }));
        let state = end;
        for (const command of commands.filter((each) => each.command.act !== 'reopen')) {
          if (state.phase === 'closed') state = apply(item, state, command);
          expect(endOfLife(state)).toEqual(endOfLife(end));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('allows exactly what it then does', () => {
    fc.assert(
      fc.property(livedCase, fc.constantFrom(...DESKS), ({ item, state }, by) => {
        const context = contextOf(item, by);
        const allowed = new Set<string>(allowedActs(state, context));
        for (const act of Object.keys(validPayloads) as CaseCommand['act'][])
          expect([act, isRefusal(decide(fitting(act, state), state, context))]).toEqual([act, !allowed.has(act)]);
      }),
      { numRuns: 300 },
    );
  });

  it('is decided by the responsible unit alone', () => {
    fc.assert(
      fc.property(livedCase, fc.constantFrom(...DESKS), ({ item, state }, by) => {
        const outcome = decide(commandOf('decide'), state, contextOf(item, by));
        if (!isRefusal(outcome) && state.phase !== 'none') expect(by.unit).toBe(state.responsibleUnit);
      }),
    );
  });
});

/** What is said of a closed case, and papers that go back, leave its end as it was. */
function endOfLife(state: CaseState): object {
  return { ...state, voice: null, papers: null };
}

describe('lived cases', () => {
  it('get far enough to mean something', () => {
    const phases = fc.sample(livedCase, { numRuns: 400, seed: 1 }).map(({ state }) => state.phase);
    for (const phase of ['received', 'accepted', 'decided', 'fulfilled', 'closed']) expect(phases).toContain(phase);
    expect(HEPING_MZ).toBe(handler.unit);
  });
});
