import { describe, expect, it } from '@jest/globals';
import { type ItemVersion } from '#libs/catalogue';
import {
  asker,
  calendar,
  contextOf,
  counter,
  given,
  HEPING,
  itemVersion,
  RESIDENT_ID,
  resident,
  type Told,
} from '../../testing/index.js';
import { accepted, received, routed, signed, told } from '../../testing/steps.js';
import type { CaseState, KnownCase } from '../state/case.js';
import { caseClocks, clocksOf, lightOf } from './case-clocks.js';
import { firingsOf } from './firing.js';
import { textOfDue } from './fired-key.js';
import { isRefusal } from '#libs/kernel/domain';
import { decide } from '../case.js';

const noon = (date: string) => `${date}T04:00:00.000Z`;
const SATURDAY = noon('2026-09-05');

function known(state: CaseState): KnownCase {
  if (state.phase === 'none') throw new Error('no case');
  return state;
}

/** `kind due`, of the clocks of these kinds. */
function dues(state: CaseState, ...kinds: string[]): string[] {
  return clocksOf(known(state), calendar)
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, of, due }) => `${kind}${of === null ? '' : ` ${of}`} ${due ? textOfDue(due) : 'stands'}`);
}

/** The same item with another definition. */
function otherwise(code: string, more: object): ItemVersion {
  const version = itemVersion(code);
  if (!version) throw new Error(`no item ${code}`);
  return { ...version, item: { ...version.item, ...more } };
}

describe('the terms of an item are obeyed in the case', () => {
  const registry = '210102-MZ';
  const [reception, registrar] = [asker('universal-counter', registry), asker('case-handler', registry)];
  const asked = told(reception, 'receive', { item: 'MZ-17', residentId: RESIDENT_ID }, { at: SATURDAY });
  const taken = [asked, told(reception, 'accept', {}, { at: SATURDAY })];
  const grant = (day: string) => told(registrar, 'decide', { outcome: 'granted' }, { at: noon(day) });

  it('a window: granted neither before it nor after it, and withdrawn with its end', () => {
    const waiting = given('MZ-17', ...taken);
    expect(dues(waiting.state, 'window')).toEqual(['window 2026-11-09']);
    expect(waiting.when(grant('2026-09-05')).then).toBe('rule: window-not-open');
    expect(waiting.when(grant('2026-10-07')).then).toBe('rule: window-not-open');
    for (const day of ['2026-10-08', '2026-11-09']) expect(waiting.when(grant(day)).then).toEqual(['DecisionMade']);
    expect(waiting.when(grant('2026-11-10')).then).toBe('rule: window-over');
    const [end] = firingsOf(waiting.state, calendar);
    expect(end).toMatchObject({ at: '2026-11-09T16:00:00.000Z', command: { act: 'expire-window' } });
    const over = waiting.when(told(asker('system', '210100'), 'expire-window', {}, { at: '2026-11-09T16:00:00.000Z' }));
    expect(over.then).toEqual(['WindowExpired']);
    expect(over.state).toMatchObject({ phase: 'closed', outcome: 'withdrawn' });
  });

  it('presence: nobody acts for the applicant, neither who applies nor who fetches', () => {
    const agent = { residentId: RESIDENT_ID, authority: '委托书' };
    const receive = (more: object): Told =>
      told(reception, 'receive', { item: 'MZ-17', residentId: RESIDENT_ID, ...more }, { at: SATURDAY });
    expect(given('MZ-17').when(receive({ agent })).then).toBe('rule: in-person-only');
    expect(given('MZ-17').when(receive({ deliverTo: { way: 'agent' } })).outcome).toMatchObject({
      code: 'in-person-only',
      field: '/deliverTo/way',
    });
  });

  const street = '210102002';
  const [window, officer] = [asker('universal-counter', street), asker('case-handler', street)];
  const relieved = [
    told(window, 'receive', { item: 'MZ-04', residentId: RESIDENT_ID, place: HEPING }, { at: SATURDAY }),
    told(window, 'accept', {}, { at: SATURDAY }),
    told(officer, 'decide', { outcome: 'granted' }, { at: SATURDAY }),
  ];

  it('afterwards: the paperwork of a relief has a time of its own from the decision on, also when it is closed', () => {
    const granted = given('MZ-04', ...relieved);
    expect(dues(granted.state, 'afterwards')).toEqual(['afterwards 补手续 2026-09-18']);
    const closed = [...relieved, told(officer, 'fulfil', {}), told(window, 'deliver', { way: 'counter' })];
    const late = firingsOf(given('MZ-04', ...closed).state, calendar).map(({ key }) => key);
    expect(late).toContain('afterwards/late/2026-09-18');
    const done = told(window, 'record-afterwards', {}, { at: noon('2026-09-16') });
    expect(given('MZ-04', ...closed).when(done).then).toEqual(['AfterwardsDone']);
    expect(firingsOf(given('MZ-04', ...closed, done).state, calendar)).toEqual([]);
    expect(given('MZ-04', ...closed, done).when(done).then).toBe('rule: nothing-afterwards');
  });

  it('the end of the limits: what is issued is late until it is issued, though decided in time', () => {
    const police = '210102-GA';
    const [desk, issuer] = [asker('universal-counter', police), asker('case-handler', police)];
    const decided = [
      told(desk, 'receive', { item: 'GA-01', residentId: RESIDENT_ID }, { at: SATURDAY }),
      told(desk, 'accept', {}, { at: SATURDAY }),
      told(issuer, 'decide', { outcome: 'granted' }, { at: noon('2026-09-08') }),
    ];
    const light = (day: string, ...more: Told[]) => {
      const { state } = given('GA-01', ...decided, ...more);
      return lightOf(state, caseClocks(state, calendar, known(state).timezone), noon(day));
    };
    expect(dues(given('GA-01', ...decided).state, 'promised')).toEqual(['promised 2026-09-20']);
    expect([light('2026-09-10'), light('2026-09-21')]).toEqual(['green', 'late']);
    expect(light('2026-09-21', told(issuer, 'fulfil', {}, { at: noon('2026-09-18') }))).toBe('none');
    expect(light('2026-09-25', told(issuer, 'fulfil', {}, { at: noon('2026-09-22') }))).toBe('late');
    const fired = firingsOf(given('GA-01', ...decided).state, calendar).map(({ key }) => key);
    expect(fired).toEqual(expect.arrayContaining(['promised/late/2026-09-20', 'escalation/0/2026-09-20']));
  });

  it('the whole way: told at a foreign counter, where promise and law run over the legs up to the decision', () => {
    const foreign = told(counter, 'receive', { item: 'MZ-06', residentId: RESIDENT_ID }, { at: SATURDAY });
    expect(dues(given('MZ-06', foreign).state, 'promised', 'statutory', 'whole-way', 'leg')).toEqual([
      'promised 2026-09-22',
      'statutory 2026-09-22',
      'whole-way 2026-09-28',
      'leg push 2026-09-09',
    ]);
    const child = { resident: { ...resident, birthDate: '2016-05-12' } };
    const request = { item: 'MZ-08', residentId: RESIDENT_ID };
    const orphan = told(counter, 'receive', request, { at: SATURDAY, with: child });
    const { state } = given('MZ-08', orphan);
    expect(known(state).terms).toMatchObject({ promised: { value: 33 }, statutory: { value: 33 }, wholeWay: 36 });
    const inner = told(reception, 'receive', { item: 'MZ-06', residentId: RESIDENT_ID }, { at: SATURDAY });
    expect(known(given('MZ-06', inner).state).terms).toMatchObject({ promised: { value: 10 } });
    expect(dues(given('MZ-06', inner).state, 'whole-way')).toEqual([]);
  });

  it('legs: what was pushed before the materials were complete takes no time of its leg, and what does not count counts against none', () => {
    const handler = asker('case-handler', registry);
    const way = [
      told(counter, 'receive', { item: 'MZ-06', residentId: RESIDENT_ID }),
      routed,
      told(handler, 'sign', {}),
      told(handler, 'request-correction', { materials: ['identity-card'] }, { at: noon('2026-09-15') }),
    ];
    expect(dues(given('MZ-06', ...way).state, 'leg', 'promised')).toEqual([]);
    const supplied = told(counter, 'supply-materials', { materials: ['identity-card'] }, { at: noon('2026-09-22') });
    const going = given('MZ-06', ...way, supplied, told(handler, 'accept', {}, { at: noon('2026-09-22') }));
    expect(dues(going.state, 'leg')).toEqual(['leg push 2026-09-28', 'leg decide 2026-10-13']);
    const hearing = told(handler, 'start-special-procedure', { kind: 'hearing', days: 3 }, { at: noon('2026-09-23') });
    expect(dues(going.when(hearing).state, 'leg')).toEqual(['leg push 2026-09-28', 'leg decide stands']);
  });

  it('excluded days: no more are announced than the item says', () => {
    const item = otherwise('MZ-10', { excluded: [{ kind: 'ability-assessment', days: 5 }] });
    const handler = asker('case-handler', registry);
    const way = [received, accepted, routed, signed].map((step): Told => ({ ...step, with: { item } }));
    const { state } = given('MZ-10', ...way);
    const start = (days: number) =>
      decide(
        { act: 'start-special-procedure', payload: { kind: 'ability-assessment', days } },
        state,
        contextOf('MZ-10', handler, { item }),
      );
    expect(start(6)).toMatchObject({ code: 'procedure-too-long', field: '/days', params: { days: '5' } });
    expect(isRefusal(start(5))).toBe(false);
  });
});
