import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  contextOf,
  counter,
  delivered,
  FAKU,
  fulfilled,
  given,
  granted,
  handler,
  HEPING,
  HEPING_MZ,
  received,
  RESIDENT_ID,
  routed,
  signed,
  told,
  wholeWay,
} from '../../../testing/index.js';
import { allowedActs } from '../decide.js';

const colleague = asker('case-handler', HEPING_MZ, 'a colleague');
const cityAbove = asker('supervisor', '210100');
const refusal = told(handler, 'decide', { outcome: 'refused', reasons: '不符合条件' });

/** RS-06 is decided on the spot by the counter, RS-02 by another person of the counter. */
const onTheSpot = told(counter, 'receive', { item: 'RS-06', residentId: RESIDENT_ID });
const anywhere = told(counter, 'receive', { item: 'RS-02', residentId: RESIDENT_ID });
/** MZ-01 is collected at the counter and accepted by 和平区. */
const collected = told(counter, 'receive', { item: 'MZ-01', residentId: RESIDENT_ID });

describe('the whole way', () => {
  it('goes from a counter in 法库县 to 和平区 and back into the resident’s hands', () => {
    const { state } = given('MZ-10', ...wholeWay);
    expect(state).toMatchObject({ phase: 'closed', outcome: 'granted', handler: null, acceptance: 'explicit' });
  });

  it('lists what may be done next, and for nobody else', () => {
    const { state } = given('MZ-10', received);
    const acts = (by = counter) => allowedActs(state, contextOf('MZ-10', by));
    const alone = ['accept', 'refuse-acceptance', 'withdraw', 'void', 'escalate'];
    const beside = ['replace-resident', 'send-papers', 'rate', 'request-correction', 'correct-on-the-spot', 'recuse'];
    expect(acts()).toEqual([...alone, ...beside]);
    expect(acts(handler)).toEqual(['withdraw', 'terminate', 'escalate', 'recuse']);
    expect(acts(asker('auditor', '210100'))).toEqual([]);
  });

  it('is closed for every act once it is closed', () => {
    for (const step of wholeWay.slice(1)) expect(given('MZ-10', ...wholeWay).when(step).then).toBe('rule: case-closed');
  });

  it('fulfils and delivers a refusal as well, with what can be done against it', () => {
    const refused = given('MZ-10', received, accepted, routed, signed, refusal);
    expect(given('MZ-10', received, accepted, routed, signed).when(refusal).outcome).toMatchObject([
      { data: { outcome: 'refused', remedies: 'review-or-lawsuit' } },
    ]);
    expect(refused.when(fulfilled).then).toEqual(['RequestFulfilled']);
    expect(given('MZ-10', received, accepted, routed, signed, refusal, fulfilled).when(delivered).state).toMatchObject({
      phase: 'closed',
      outcome: 'refused',
    });
  });
});

describe('accept', () => {
  it('is the counter’s in accept-anywhere', () => {
    expect(given('MZ-10', received).when(accepted).then).toEqual(['RequestAccepted']);
    expect(given('MZ-10', received).when({ ...accepted, by: handler }).then).toBe('forbidden: not-allowed');
    expect(given('MZ-10', received, accepted).when(accepted).then).toBe('rule: out-of-phase');
  });

  it('is the responsible unit’s in collect-and-forward, after it signed', () => {
    const theirs = told(handler, 'accept', {});
    expect(given('MZ-01', collected).when(accepted).then).toBe('forbidden: not-allowed');
    expect(given('MZ-01', collected).when(theirs).then).toBe('rule: not-with-responsible-unit');
    expect(given('MZ-01', collected, routed).when(theirs).then).toBe('rule: not-signed');
    expect(given('MZ-01', collected, routed, signed).when(theirs).then).toEqual(['RequestAccepted']);
  });

  it('on the spot is for that kind only, and means a decision the same day', () => {
    const slipless = told(counter, 'accept', { onTheSpot: true });
    const decide = told(counter, 'decide', { outcome: 'granted' });
    const nextDay = '2026-09-14T16:00:00.000Z';
    expect(given('MZ-10', received).when(slipless).then).toBe('rule: not-on-the-spot');
    expect(given('RS-06', onTheSpot, slipless).when(decide).then).toEqual(['DecisionMade']);
    const late = given('RS-06', onTheSpot, slipless);
    expect(late.when({ ...decide, at: nextDay }).then).toBe('rule: same-day-passed');
    const slip = told(counter, 'accept', {}, { at: nextDay });
    expect(late.when(slip).state).toMatchObject({ acceptance: 'explicit', acceptedAt: '2026-09-14T04:00:00.000Z' });
    expect(given('RS-06', onTheSpot, slipless, slip).when({ ...decide, at: nextDay }).then).toEqual(['DecisionMade']);
  });
});

describe('route', () => {
  it('comes after acceptance in accept-anywhere and before it in collect-and-forward', () => {
    expect(given('MZ-10', received).when(routed).then).toBe('rule: out-of-phase');
    expect(given('MZ-10', received, accepted).when(routed).state).toMatchObject({
      handler: { unit: HEPING_MZ, signed: false },
      responsibleUnit: HEPING_MZ,
    });
    expect(given('MZ-01', collected).when(routed).then).toEqual(['CaseRouted']);
  });

  it('is never done in decide-anywhere', () => {
    expect(given('RS-02', anywhere).when(routed).then).toBe('rule: decided-at-the-counter');
  });

  it('to another unit needs a reason and moves responsibility', () => {
    const to = (unit: string, reason?: string) =>
      given('MZ-10', received, accepted).when(told(counter, 'route', { to: unit, reason }));
    expect(to('210103-MZ').then).toBe('rule: route-reason-needed');
    expect(to('210103-MZ', '户籍已迁').state).toMatchObject({ responsibleUnit: '210103-MZ' });
    expect(to('210103-RS', '户籍已迁').then).toBe('rule: override-not-fitting');
    expect(to(FAKU, '户籍已迁').then).toBe('rule: override-to-receiver');
    expect(to('999999', '户籍已迁').then).toBe('bad-request: unknown-unit');
  });

  it('is over once the case lies elsewhere', () => {
    expect(given('MZ-10', received, accepted, routed).when(routed).then).toBe('rule: lies-elsewhere');
  });
});

describe('sign and return', () => {
  const back = told(handler, 'return', { reasonCode: 'wrong-unit' });

  it('is signed once, by the unit that holds it', () => {
    const there = given('MZ-10', received, accepted, routed);
    expect(there.when({ ...signed, by: asker('case-handler', '210103-MZ') }).then).toBe('forbidden: not-allowed');
    expect(there.when(signed).then).toEqual(['CaseSigned']);
    expect(given('MZ-10', received, accepted, routed, signed).when(signed).then).toBe('rule: already-signed');
  });

  it('goes back to who routed it, signed there, in the same phase, and may be routed again', () => {
    for (const before of [[], [signed]]) {
      const { state } = given('MZ-10', received, accepted, routed, ...before).when(back);
      expect(state).toMatchObject({
        phase: 'accepted',
        handler: { unit: FAKU, signed: true, person: null },
        routedBy: [],
      });
    }
    expect(given('MZ-10', received, accepted, routed, back).when(routed).then).toEqual(['CaseRouted']);
  });

  it('returns within two working days of arrival only', () => {
    const there = given('MZ-10', received, accepted, routed);
    expect(there.when({ ...back, at: '2026-09-16T15:59:59.999Z' }).then).toEqual(['CaseReturned']);
    expect(there.when({ ...back, at: '2026-09-16T16:00:00.000Z' }).then).toBe('rule: return-too-late');
  });
});

describe('claim, assign and decide', () => {
  const there = [received, accepted, routed] as const;
  const claimed = told(handler, 'claim', {});

  it('signs before it works', () => {
    expect(given('MZ-10', ...there).when(granted).then).toBe('rule: not-signed');
    expect(given('MZ-10', ...there).when(claimed).then).toBe('rule: not-signed');
    expect(given('MZ-10', received, accepted).when(granted).then).toBe('rule: not-with-responsible-unit');
    expect(given('MZ-10', received).when(granted).then).toBe('rule: out-of-phase');
  });

  it('leaves the decision to whoever claimed, until it is assigned anew', () => {
    const held = given('MZ-10', ...there, signed, claimed);
    expect(held.when({ ...granted, by: colleague }).then).toBe('rule: claimed-by-another');
    expect(held.when({ ...claimed, by: colleague }).then).toBe('rule: already-claimed');
    const anew = told(cityAbove, 'assign', { person: colleague.person });
    expect(given('MZ-10', ...there, signed, claimed, anew).when({ ...granted, by: colleague }).then).toEqual([
      'DecisionMade',
    ]);
  });

  it('owes reasons for a refusal', () => {
    const silent = told(handler, 'decide', { outcome: 'refused', reasons: ' ' });
    expect(given('MZ-10', ...there, signed).when(silent).then).toBe('rule: reasons-needed');
  });

  it('who received does not decide, save what is decided on the spot', () => {
    const decide = told(counter, 'decide', { outcome: 'granted' });
    expect(given('RS-02', anywhere, accepted).when(decide).then).toBe('rule: received-by-you');
    const other = { ...decide, by: asker('universal-counter', FAKU, 'another') };
    expect(given('RS-02', anywhere, accepted).when(other).then).toEqual(['DecisionMade']);
    expect(given('RS-06', onTheSpot, accepted).when(decide).then).toEqual(['DecisionMade']);
  });

  it('complains of a community’s own service to the street', () => {
    const clerk = asker('intake-clerk', HEPING);
    const own = told(clerk, 'receive', { item: 'SQ-01', residentId: RESIDENT_ID });
    const no = told(asker('case-handler', HEPING), 'decide', { outcome: 'refused', reasons: '不在清单内' });
    expect(given('SQ-01', own, { ...accepted, by: clerk }).when(no).outcome).toMatchObject([
      { data: { remedies: 'complaint-to-street' } },
    ]);
  });
});

describe('withdraw, void and escalate', () => {
  const withdrawn = told(counter, 'withdraw', { reason: '不再需要' });
  const voided = told(counter, 'void', { reason: '录入有误' });

  it('is withdrawn until there is a decision', () => {
    expect(given('MZ-10', received, accepted).when(withdrawn).state).toMatchObject({ outcome: 'withdrawn' });
    expect(given('MZ-10', received, accepted, routed, signed, granted).when(withdrawn).then).toBe('rule: out-of-phase');
  });

  it('is voided by who received before acceptance, afterwards by a supervisor above', () => {
    expect(given('MZ-10', received).when(voided).state).toMatchObject({ outcome: 'voided' });
    const another = asker('universal-counter', FAKU, 'another');
    expect(given('MZ-10', received).when({ ...voided, by: another }).then).toBe('rule: not-for-you-to-void');
    expect(given('MZ-10', received, accepted).when(voided).then).toBe('rule: not-for-you-to-void');
    expect(given('MZ-10', received, accepted).when({ ...voided, by: cityAbove }).state).toMatchObject({
      phase: 'closed',
    });
    const aside = asker('supervisor', '210102');
    expect(given('MZ-10', received, accepted).when({ ...voided, by: aside }).then).toBe('forbidden: not-allowed');
  });

  it('climbs from the responsible unit to the district and the city, and no further', () => {
    const up = told(cityAbove, 'escalate', { reason: '逾期' });
    const once = given('MZ-10', received, up);
    expect(once.state).toMatchObject({ escalation: { level: 'district', to: '210102' } });
    expect(once.when(up).state).toMatchObject({ escalation: { level: 'city', to: '210100' } });
    expect(given('MZ-10', received, up, up).when(up).then).toBe('rule: nobody-above');
    const aside = told(cityAbove, 'escalate', { reason: '逾期', to: HEPING });
    expect(given('MZ-10', received).when(aside).then).toBe('rule: not-above');
  });
});
