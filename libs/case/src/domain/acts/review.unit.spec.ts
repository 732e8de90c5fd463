import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  calendar,
  counter,
  given,
  granted,
  handler,
  itemVersion,
  received,
  RESIDENT_ID,
  routed,
  signed,
  told,
  tree,
  type Told,
} from '../../../testing/index.js';
import { caseClocks, clocksOf } from '../case-clocks.js';
import { firingsOf } from '../firing.js';
import { explainClock } from '../explain-clock.js';
import { namingOf } from '../naming.js';
import type { CaseState } from '../state.js';

const day = (date: string, time = '12:00') => new Date(`${date}T${time}:00+08:00`).toISOString();
const promised = (state: CaseState) => {
  const due = caseClocks(state, calendar, 'Asia/Shanghai').promised?.due ?? null;
  return due && (due.kind === 'date' ? due.date : due.at);
};
const system = asker('system', '210100', 'timekeeper');
const head = asker('supervisor', '210102');
/** What time itself does next. */
const fires = (state: CaseState) => firingsOf(state, calendar).map(({ command, at }) => [command.act, at]);

/** MZ-10 is promised for 15 working days from its acceptance: here 2026-09-14, due 2026-10-10. */
const reviewed = [received, accepted, routed, signed] as const;
const pause = (from: string, to: string, kind = 'hearing'): [Told, Told] => [
  told(handler, 'start-special-procedure', { kind, days: 10 }, { at: day(from) }),
  told(handler, 'end-special-procedure', { kind }, { at: day(to) }),
];

describe('time that does not count', () => {
  it.each<[name: string, steps: readonly Told[], due: string]>([
    ['nothing', [], '2026-10-10'],
    ['from a working day to a later one', pause('2026-09-18', '2026-10-09'), '2026-10-23'],
    ['within a day', pause('2026-09-18', '2026-09-18'), '2026-10-10'],
    [
      'two that overlap, once',
      [
        told(handler, 'start-special-procedure', { kind: 'hearing', days: 5 }, { at: day('2026-09-21') }),
        told(handler, 'start-special-procedure', { kind: 'appraisal', days: 5 }, { at: day('2026-09-24') }),
        told(handler, 'end-special-procedure', { kind: 'hearing' }, { at: day('2026-09-28') }),
        told(handler, 'end-special-procedure', { kind: 'appraisal' }, { at: day('2026-10-09') }),
      ],
      '2026-10-21',
    ],
    ['a holiday that nobody would have worked on', pause('2026-10-02', '2026-10-06'), '2026-10-10'],
  ])('%s', (_name, steps, due) => {
    expect(promised(given('MZ-10', ...reviewed, ...steps).state)).toBe(due);
  });

  it('leaves the case without a due time and without a light, and fires only when its own announced days run out', () => {
    const [start] = pause('2026-09-18', '2026-10-09');
    const { state } = given('MZ-10', ...reviewed, start);
    expect([state.phase, promised(state)]).toEqual(['suspended', null]);
    expect(fires(state)).toEqual([['expire-clock', '2026-10-09T16:00:00.000Z']]);
    expect(given('MZ-10', ...reviewed, start).when(granted).then).toBe('rule: out-of-phase');
  });

  it('is announced for a procedure of the law, not for a field check, and never for hours', () => {
    const lived = given('MZ-10', ...reviewed);
    const start = (kind: string) => lived.when(told(handler, 'start-special-procedure', { kind, days: 5 })).then;
    expect(start('field-check')).toBe('rule: procedure-not-allowed');
    expect(start('ability-assessment')).toBe('rule: procedure-not-allowed');
    expect(lived.when(told(counter, 'start-special-procedure', { kind: 'hearing', days: 5 })).then).toBe(
      'forbidden: not-allowed',
    );
  });

  it('is added to by an extension, also while it stands', () => {
    const extend = told(head, 'extend', { days: 10, reason: '复杂' }, { at: day('2026-09-21') });
    const [start, end] = pause('2026-09-18', '2026-10-09');
    const plain = given('MZ-10', ...reviewed, extend);
    expect(promised(plain.state)).toBe('2026-10-23');
    expect(promised(given('MZ-10', ...reviewed, start, extend, end).state)).toBe('2026-11-06');
    expect(plain.when(extend).then).toBe('rule: extended-already');
    const late = told(head, 'extend', { days: 10, reason: '复杂' }, { at: day('2026-10-11') });
    expect(given('MZ-10', ...reviewed).when(late).then).toBe('rule: extended-too-late');
    expect(given('MZ-10', ...reviewed).when(told(head, 'extend', { days: 11, reason: '复杂' })).then).toBe(
      'rule: extended-too-far',
    );
    expect(given('MZ-10', ...reviewed).when(told(handler, 'extend', { days: 5, reason: '复杂' })).then).toBe(
      'forbidden: not-allowed',
    );
  });

  it('explains itself', () => {
    const { state } = given('MZ-10', ...reviewed, ...pause('2026-09-18', '2026-10-09'));
    if (state.phase === 'none') throw new Error('received');
    const clock = clocksOf(state, calendar).find(({ kind }) => kind === 'promised');
    if (!clock) throw new Error('started');
    const naming = namingOf('zh', tree, () => null);
    const told = explainClock(clock, day('2026-10-12'), naming, { calendar, zone: state.timezone });
    expect(told).toMatchObject({ due: '2026-10-23', left: { value: 9, unit: 'working-day' }, light: 'green' });
    expect(told.text).toBe('承诺时限：15个工作日，自2026-09-14起；2026-09-18至2026-10-09中止；2026-10-23到期。');
  });
});

describe('a correction', () => {
  const lacking = told(counter, 'receive', {
    item: 'MZ-10',
    residentId: RESIDENT_ID,
    materials: [{ code: 'identity-card', supplied: false }],
  });
  const asked = told(counter, 'request-correction', { materials: ['identity-card'] }, { at: day('2026-09-15') });

  it('is told once and completely, never for what the platform has', () => {
    const ask = (...materials: string[]) =>
      given('MZ-10', lacking).when(told(counter, 'request-correction', { materials })).then;
    expect(ask('bank-card')).toBe('rule: notice-incomplete');
    expect(ask('identity-card', 'household-register')).toBe('rule: never-asked-for');
    expect(ask('nonsense')).toBe('bad-request: unknown-material');
    const after = given('MZ-10', lacking, asked);
    expect(after.state.phase).toBe('correcting');
    const again = after.when(told(counter, 'request-correction', { materials: ['identity-card', 'bank-card'] }));
    expect(again.outcome).toMatchObject([{ data: { repeated: true } }]);
  });

  it('ends the check of completeness, and what is supplied begins another of five working days', () => {
    const supplied = told(counter, 'supply-materials', { materials: ['identity-card'] }, { at: day('2026-09-21') });
    const { state } = given('MZ-10', lacking, asked, supplied);
    expect(state).toMatchObject({ phase: 'received', missing: [], completeAt: day('2026-09-21') });
    expect(fires(state)).toEqual([['deem-accepted', day('2026-09-30', '00:00')]]);
  });

  it('counts as a withdrawal when nothing comes in ten working days, prolonged once by ten', () => {
    const open = given('MZ-10', lacking, asked);
    expect(fires(open.state)).toEqual([['expire-correction', day('2026-09-30', '00:00')]]);
    const prolong = told(counter, 'prolong-correction', { reason: '外地' }, { at: day('2026-09-20') });
    const expire = (at: string) => told(system, 'expire-correction', {}, { at });
    const prolonged = given('MZ-10', lacking, asked, prolong);
    expect(prolonged.when(prolong).then).toBe('rule: prolonged-already');
    expect(prolonged.when(expire(day('2026-09-30', '00:00'))).then).toBe('rule: not-due-yet');
    const expired = open.when(expire(day('2026-09-30', '00:00')));
    expect([expired.then, expired.state]).toMatchObject([
      ['CorrectionExpired'],
      { phase: 'closed', outcome: 'withdrawn' },
    ]);
  });

  it('comes after acceptance only where the item allows it, and then stops the clocks', () => {
    const late = told(counter, 'request-correction', { materials: ['identity-card'] }, { at: day('2026-09-18') });
    const plain = given('MZ-10', received, accepted);
    expect(plain.when(late).then).toBe('rule: correction-after-acceptance');
    const version = itemVersion('MZ-10');
    const item = version && { ...version, item: { ...version.item, correctionAfterAcceptance: true } };
    const allowed = given('MZ-10', { ...received, with: { item } }, accepted, late);
    expect([allowed.state.phase, promised(allowed.state)]).toEqual(['suspended', null]);
    const supplied = told(counter, 'supply-materials', { materials: ['identity-card'] }, { at: day('2026-10-09') });
    const resumed = allowed.when(supplied).state;
    expect([resumed.phase, promised(resumed)]).toEqual(['accepted', '2026-10-23']);
  });
});

describe('silence', () => {
  it.each([
    ['2026-09-21', '2026-09-30'],
    ['2026-09-19', '2026-09-25'],
    ['2026-09-25', '2026-10-10'],
  ])('of five working days from %s is acceptance at the start of %s, dated back', (from, at) => {
    const { state } = given('MZ-10', { ...received, at: day(from) });
    expect(fires(state)).toEqual([['deem-accepted', day(at, '00:00')]]);
    const deemed = given('MZ-10', { ...received, at: day(from) }).when(
      told(system, 'deem-accepted', {}, { at: day(at, '00:00') }),
    );
    expect(deemed.state).toMatchObject({ phase: 'accepted', acceptance: 'deemed', acceptedAt: day(from) });
    expect(deemed.outcome).toMatchObject([{ data: { heldBy: counter.unit } }]);
  });

  it('is no acceptance of what is done on the spot, and a second firing does nothing', () => {
    const onTheSpot = given('RS-06', told(counter, 'receive', { item: 'RS-06', residentId: RESIDENT_ID }));
    expect(fires(onTheSpot.state).filter(([act]) => act === 'deem-accepted')).toEqual([]);
    const at = day('2026-10-01');
    const deem = told(system, 'deem-accepted', {}, { at });
    expect(given('MZ-10', received, deem).when(deem).then).toBe('rule: out-of-phase');
    expect(given('MZ-10', received).when(told(counter, 'deem-accepted', {}, { at })).then).toBe(
      'forbidden: not-allowed',
    );
  });
});

describe('a gap', () => {
  const owing = (due?: string) =>
    told(counter, 'accept', { gaps: [{ material: 'bank-card', ...(due === undefined ? {} : { due }) }] });

  it('is a tolerable material, owed for half of the promise at the most', () => {
    const at = given('MZ-10', received);
    expect(at.when(owing()).outcome).toMatchObject([
      { data: { manner: 'with-gaps', gaps: [{ material: 'bank-card', due: '2026-09-22' }] } },
    ]);
    expect(at.when(owing('2026-09-23')).then).toBe('rule: gap-due');
    const card = told(counter, 'accept', { gaps: [{ material: 'identity-card' }] });
    expect(at.when(card).then).toBe('rule: not-tolerable');
  });

  it('is filled before the decision, or the case counts as withdrawn', () => {
    const lived = given('MZ-10', received, owing(), routed, signed);
    expect(lived.when(granted).then).toBe('rule: gap-open');
    expect(fires(lived.state)[0]).toEqual(['expire-gap', day('2026-09-23', '00:00')]);
    const filled = told(counter, 'fill-gap', { materials: ['bank-card'] });
    expect(given('MZ-10', received, owing(), routed, signed, filled).when(granted).then).toEqual(['DecisionMade']);
    const expired = lived.when(told(system, 'expire-gap', {}, { at: day('2026-09-23', '00:00') }));
    expect(expired.state).toMatchObject({ phase: 'closed', outcome: 'withdrawn' });
  });
});

describe('a public notice', () => {
  const post = (days: number, at = '2026-09-24') => told(handler, 'post-notice', { days }, { at: day(at) });
  const object = told(counter, 'object-to-notice', { objection: '收入不实' }, { at: day('2026-09-25') });
  const close = (upheld: boolean, at: string) => told(handler, 'close-notice', { upheld }, { at: day(at) });

  it('hangs for its days, and nothing is decided meanwhile', () => {
    const hanging = given('MZ-10', ...reviewed, post(7));
    expect(given('MZ-10', ...reviewed).when(post(6)).then).toBe('rule: notice-too-short');
    expect(hanging.when(granted).then).toBe('rule: notice-open');
    expect(hanging.when(close(false, '2026-10-07')).then).toBe('rule: notice-hangs');
    expect(hanging.when(close(false, '2026-10-08')).then).toEqual(['PublicNoticeClosed']);
    expect(promised(hanging.state)).toBe('2026-10-10');
  });

  it('is repeated for three days where an objection was right', () => {
    expect(given('MZ-10', ...reviewed, post(7)).when(close(true, '2026-09-28')).then).toBe('rule: no-objection');
    const upheld = given('MZ-10', ...reviewed, post(7), object, close(true, '2026-09-28'));
    expect(upheld.when(post(3, '2026-09-28')).then).toEqual(['PublicNoticePosted']);
  });
});

describe('a field check', () => {
  it('takes two officers', () => {
    const check = (...officers: string[]) =>
      given('MZ-10', ...reviewed).when(told(handler, 'record-field-check', { officers, finding: '属实' })).then;
    expect(check('a', 'a')).toBe('rule: two-officers');
    expect(check('a', 'b')).toEqual(['FieldCheckRecorded']);
  });
});
