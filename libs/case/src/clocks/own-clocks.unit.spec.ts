import {
  HEPING_MZ,
  RESIDENT_ID,
  asker,
  calendar,
  contextOf,
  counter,
  handler,
  resident,
} from '../../testing/shenyang.js';
import { accepted, received, routed, signed, told, wholeWay } from '../../testing/steps.js';
import { fold, given } from '../../testing/given.js';
import { type CaseState } from '../state/case.js';
import { firingsOf } from './firing.js';
import { decide } from '../case.js';
import { isRefusal } from '#libs/kernel/domain';
import { describe, expect, it } from '@jest/globals';
import { textOfDue } from './fired-key.js';
import { ownClocks } from './own-clocks.js';

/** `name due`, and when it stopped. */
function shown(state: CaseState): string[] {
  if (state.phase === 'none') return [];
  return ownClocks(state, calendar).map(({ name, due, stoppedAt }) =>
    [name, due === null ? 'stands' : textOfDue(due), stoppedAt?.slice(0, 10) ?? ''].join(' ').trim(),
  );
}

const noon = (date: string) => `${date}T04:00:00.000Z`;
const child = { ...resident, birthDate: '2015-06-01' };
const street = asker('case-handler', '210102002');

describe('the legs of a case between districts', () => {
  const at = noon('2026-12-21');
  const ask = told(handler, 'request-co-handling', { unit: street.unit, ask: '初审' }, { at: noon('2026-12-24') });
  const way = (item: string, by = counter) => [
    told(by, 'receive', { item, residentId: RESIDENT_ID }, { at, with: { resident: child } }),
    told(by, 'route', {}, { at: noon('2026-12-24') }),
    told(handler, 'sign', {}, { at: noon('2026-12-24') }),
    told(handler, 'accept', {}, { at: noon('2026-12-24') }),
  ];
  const decided = (day: string) => told(handler, 'decide', { outcome: 'granted' }, { at: noon(day) });

  it('are 3+15+15+3, each from the end of the one before', () => {
    const examined = told(
      street,
      'answer-co-handling',
      { request: 'co-1', answer: '属实' },
      { at: noon('2027-01-15') },
    );
    const fulfilled = told(handler, 'fulfil', {}, { at: noon('2027-02-11') });
    const before = [...way('MZ-08'), ask, examined];
    expect(shown(given('MZ-08', ...before).state)).toEqual([
      'leg/push 2026-12-24 2026-12-24',
      'leg/examine 2027-01-15 2027-01-15',
      'leg/decide 2027-02-11',
      'co-handling/co-1 2027-01-15 2027-01-15',
    ]);
    expect(shown(given('MZ-08', ...before, decided('2027-02-11'), fulfilled).state)).toContain('leg/notify 2027-02-16');
  });

  it('are 3+10+3, and nothing but the inner ones without a foreign counter', () => {
    expect(shown(given('MZ-06', ...way('MZ-06'), decided('2027-01-08')).state)).toEqual([
      'leg/push 2026-12-24 2026-12-24',
      'leg/decide 2027-01-08 2027-01-08',
      'leg/notify 2027-01-13',
      'delivery 2027-01-22',
    ]);
    const home = asker('universal-counter', '210102002001');
    const inner = given(
      'MZ-08',
      told(home, 'receive', { item: 'MZ-08', residentId: RESIDENT_ID }, { at, with: { resident: child } }),
    ).state;
    expect(shown(inner)).toEqual(['leg/examine 2027-01-12']);
  });

  it('are not begun anew by a return', () => {
    const back = told(handler, 'return', { reasonCode: 'other' }, { at: noon('2026-12-25') });
    const again = told(counter, 'route', {}, { at: noon('2026-12-28') });
    const [receipt, push, sign] = way('MZ-06');
    if (!receipt || !push || !sign) throw new Error('no way');
    const once = shown(given('MZ-06', receipt, push, sign).state);
    const twice = shown(given('MZ-06', receipt, push, sign, back, again).state);
    expect(twice.filter((each) => each.startsWith('leg'))).toEqual(once);
  });
});

describe('a unit’s own clocks', () => {
  it('is one working day for a signature, two for a ruling', () => {
    expect(shown(given('MZ-10', received, accepted, routed).state)).toEqual(['signature 2026-09-15']);
    expect(shown(given('MZ-10', received, accepted, routed, signed).state)).toEqual([]);
    const back = told(handler, 'return', { reasonCode: 'wrong-unit' });
    expect(shown(given('MZ-10', received, accepted, routed, back, routed, back).state)).toEqual(['ruling 2026-09-16']);
  });

  it('are one, five and fifteen working days after a bad rating, and five for a follow-up', () => {
    const bad = told(counter, 'rate', { score: 1, about: 'authority' }, { at: noon('2026-09-30') });
    const complex = told(handler, 'prolong-rectification', { reason: '复杂' }, { at: noon('2026-10-09') });
    expect(shown(given('MZ-10', ...wholeWay, bad).state)).toEqual([
      'rectification-1/contact 2026-10-08',
      'rectification-1/answer 2026-10-13',
      'follow-up 2026-09-20',
      'delivery 2026-09-28 2026-09-14',
    ]);
    expect(shown(given('MZ-10', ...wholeWay, bad, complex).state)).toContain('rectification-1/answer 2026-10-27');
  });

  it('say once that they have run out, of a closed case as well', () => {
    const bad = told(counter, 'rate', { score: 1, about: 'authority' }, { at: noon('2026-09-30') });
    const system = asker('system', '210100');
    let { state } = given('MZ-10', ...wholeWay, bad);
    const fired: string[] = [];
    for (let [next] = firingsOf(state, calendar); next; [next] = firingsOf(state, calendar)) {
      const outcome = decide(next.command, state, contextOf('MZ-10', system, { now: next.at }));
      if (isRefusal(outcome)) throw new Error(outcome.code);
      fired.push(`${next.key} ${next.at}`);
      state = fold(state, outcome, { by: system, at: next.at });
    }
    expect(fired).toEqual([
      'rectification-1/contact/late/2026-10-08 2026-10-08T16:00:00.000Z',
      'rectification-1/answer/late/2026-10-13 2026-10-13T16:00:00.000Z',
    ]);
    expect(state).toMatchObject({ phase: 'closed', outcome: 'granted', handler: null });
  });

  it('stand beside the promise and move nothing of it', () => {
    const late = given('MZ-10', received, accepted, routed).state;
    const keys = firingsOf(late, calendar).map(({ key }) => key);
    expect(keys).toContain('signature/late/2026-09-15');
    expect(keys).toContain('promised/late/2026-10-10');
    expect(late).toMatchObject({ handler: { unit: HEPING_MZ, signed: false } });
  });
});
