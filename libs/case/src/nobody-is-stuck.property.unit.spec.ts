import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Asker } from '#libs/access/domain';
import { isRefusal } from '#libs/kernel/domain';
import { fold } from '../testing/given.js';
import { circumstances, colleaguesAt, livedLife, sayings, unitsOf, type Lived } from '../testing/lives.js';
import { calendar } from '../testing/shenyang.js';
import { allowedActs, decide, type ActName, type CaseCommand } from './case.js';
import { owedBeside, waitsForARuling } from './clocks/owed.js';
import type { CaseState, OpenCase } from './state/case.js';

const DAY_MS = 86_400_000;
/** So many steps a case needs at the most, each on a day of its own: some wait for a notice to have hung. */
const MOST_STEPS = 40;

/** What brings a case on its way to the result in the resident's hands, the most wanted first. */
const ONWARDS: readonly ActName[] = [
  'deliver',
  'fulfil',
  'sign',
  'supply-materials',
  'fill-gap',
  'accept',
  'end-special-procedure',
  'close-notice',
  'decide',
  'assign',
  'route',
  'rule',
  'request-correction',
  'return',
];

const isOpen = (state: CaseState): state is OpenCase => state.phase !== 'none' && state.phase !== 'closed';

/** A case may be given to whoever has it not. */
const toThem = ({ handler }: OpenCase, { person }: Asker) => (handler.person === person ? [] : [{ person }]);

/** The first act of this person that brings the case on and is really done, not only offered. */
function stepOf(state: OpenCase, lived: Lived, by: Asker, now: string) {
  const context = circumstances(lived.item, by, now);
  const allowed = allowedActs(state, context);
  for (const act of ONWARDS.filter((each) => allowed.includes(each)))
    for (const payload of act === 'assign' ? toThem(state, by) : sayings(act, state, lived.item)) {
      const outcome = decide({ act, payload } as CaseCommand, state, context);
      if (!isRefusal(outcome)) return { act, outcome, by };
    }
  return null;
}

/** What colleagues of all units concerned do next, day by day, until it is closed or nobody knows how to go on. */
function broughtOn(lived: Lived): { readonly state: CaseState; readonly told: readonly string[] } {
  let { state } = lived;
  const told: string[] = [];
  for (let step = 0; step < MOST_STEPS && isOpen(state); step += 1) {
    const at = new Date(Date.parse(lived.at) + step * DAY_MS).toISOString();
    const open: OpenCase = state;
    const [done] = unitsOf(open)
      .flatMap((unit) => colleaguesAt(unit, open))
      .flatMap((by) => stepOf(open, lived, by, at) ?? [])
      .sort((a, b) => ONWARDS.indexOf(a.act) - ONWARDS.indexOf(b.act));
    told.push(done ? `${done.by.role}@${done.by.unit}: ${done.act}` : 'nobody');
    if (done) state = fold(state, done.outcome, { by: done.by, at });
  }
  return { state, told };
}

describe('nobody is stuck: a case that is not closed, whatever has happened to it,', () => {
  it('may be brought on by somebody of the unit that holds it', () => {
    fc.assert(
      fc.property(livedLife, (lived) => {
        const { state, at } = lived;
        if (!isOpen(state)) return;
        const offered = colleaguesAt(state.handler.unit, state).flatMap((by) =>
          allowedActs(state, circumstances(lived.item, by, at)).filter((act) => ONWARDS.includes(act)),
        );
        expect(offered).not.toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it('comes to its end by what they do', () => {
    fc.assert(
      fc.property(livedLife, (lived) => {
        const { state, told } = broughtOn(lived);
        expect(isOpen(state) ? [...lived.happened, ...told] : []).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it('stands in the to-do list of the unit that holds it, or waits there for a ruling', () => {
    fc.assert(
      fc.property(livedLife, ({ state }) => {
        if (!isOpen(state)) return;
        const { handler, receiving, deliverTo, phase } = state;
        const owed = owedBeside(state, calendar);
        if (waitsForARuling(state))
          expect(owed).toContainEqual(expect.objectContaining({ kind: 'ruling', unit: handler.unit }));
        const handsOut = deliverTo?.unit ?? receiving.unit;
        if (phase === 'fulfilled')
          expect(owed).toContainEqual(expect.objectContaining({ kind: 'delivery', unit: handsOut }));
      }),
      { numRuns: 120 },
    );
  });
});

describe('these lives', () => {
  it('get far enough to mean something', () => {
    const lives = fc.sample(livedLife, { numRuns: 200, seed: 3 });
    const happened = new Set(lives.flatMap((life) => life.happened));
    expect([...happened]).toEqual(
      expect.arrayContaining([
        ...['CaseReturned', 'CaseTransferred', 'DisputeReferred', 'RoutingRuled', 'CaseReopened', 'HandlerRecused'],
        ...['CorrectionRequested', 'CoHandlingRequested', 'SpecialProcedureStarted', 'PublicNoticePosted'],
      ]),
    );
    const phases = lives.map(({ state }) => state.phase);
    for (const phase of ['received', 'correcting', 'accepted', 'suspended', 'decided', 'fulfilled', 'closed'])
      expect(phases).toContain(phase);
  });
});
