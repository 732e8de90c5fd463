import { HEPING_MZ, RESIDENT_ID, asker, counter, handler, FAKU } from '../../../testing/shenyang.js';
import { accepted, received, routed, signed, told } from '../../../testing/steps.js';
import { given } from '../../../testing/given.js';
import { describe, expect, it } from '@jest/globals';

const materials = ['identity-card'];
const asks = told(counter, 'request-correction', { materials });
const handlerAsks = told(handler, 'request-correction', { materials });
const supplies = told(counter, 'supply-materials', { materials });
const back = told(handler, 'return', { reasonCode: 'missing-material' });
const clerk = asker('case-handler', FAKU);

/** `received`, with one of the required materials missing. */
const incomplete = (item: string) =>
  told(counter, 'receive', {
    item,
    residentId: RESIDENT_ID,
    materials: [{ code: 'identity-card', supplied: false }],
  });

describe('what is missing is told once, by whoever holds the case or the responsible unit', () => {
  it('is told by the counter that only collects, while the case lies there', () => {
    const before = given('MZ-01', incomplete('MZ-01'));
    expect(before.when(asks).then).toEqual(['CorrectionRequested']);
    expect(given('MZ-01', incomplete('MZ-01'), routed).when(asks).then).toBe('rule: lies-elsewhere');
  });

  it('is told in the name of the responsible unit', () => {
    const { outcome } = given('MZ-01', incomplete('MZ-01')).when(asks);
    expect(outcome).toMatchObject([{ data: { unit: FAKU, inNameOf: HEPING_MZ } }]);
    const own = given('MZ-01', incomplete('MZ-01'), routed, signed).when(handlerAsks).outcome;
    expect(own).toMatchObject([{ data: { unit: HEPING_MZ } }]);
    expect(own).not.toMatchObject([{ data: { inNameOf: HEPING_MZ } }]);
  });

  it('is told by the handler of the responsible unit wherever the case lies, but not before it has signed', () => {
    expect(given('MZ-10', received).when(handlerAsks).then).toEqual(['CorrectionRequested']);
    expect(given('MZ-01', received, routed).when(handlerAsks).then).toBe('rule: not-signed');
    expect(given('MZ-10', received).when({ ...handlerAsks, by: clerk }).then).toEqual(['CorrectionRequested']);
    const elsewhere = { ...handlerAsks, by: asker('case-handler', '210103-MZ') };
    expect(given('MZ-10', received).when(elsewhere).then).toBe('forbidden: not-allowed');
  });

  it('is told by the counter that has it back for a missing page: asked, supplied, routed again', () => {
    const returned = [received, accepted, routed, signed, back] as const;
    const asked = given('MZ-10', ...returned).when(asks);
    expect(asked.outcome).toMatchObject([{ type: 'CorrectionRequested', data: { repeated: false } }]);
    expect(asked.state).toMatchObject({ phase: 'accepted', handler: { unit: FAKU, signed: true } });
    expect(given('MZ-10', ...returned, asks).when(told(counter, 'route', {})).then).toEqual(['CaseRouted']);
    const again = given('MZ-10', ...returned, asks, supplies, routed, signed);
    expect(again.when(told(handler, 'decide', { outcome: 'granted' })).then).toEqual(['DecisionMade']);
  });

  it('is a violation the second time, whichever of them tells it', () => {
    const twice = given('MZ-10', received, accepted, routed, signed, back, asks, supplies).when(asks);
    expect(twice.then).toBe('rule: correction-after-acceptance');
    const before = given('MZ-10', received, asks, supplies).when(handlerAsks);
    expect(before.outcome).toMatchObject([{ data: { repeated: true } }]);
    const late = given('MZ-10', received, asks, supplies, accepted, routed, signed, back).when(asks);
    expect(late.outcome).toMatchObject([{ data: { repeated: true } }]);
  });

  it('is told after acceptance only where the item allows; else the refusal says what is lawful', () => {
    const at = given('MZ-10', received, accepted, routed, signed);
    expect(at.when(handlerAsks).then).toBe('rule: correction-after-acceptance');
    expect(given('MZ-10', received, accepted).when(asks).then).toBe('rule: correction-after-acceptance');
  });

  it('waits for the resident before anything is decided', () => {
    const open = given('MZ-10', received, accepted, routed, signed, back, asks, routed, signed);
    expect(open.when(told(handler, 'decide', { outcome: 'refused', reasons: '不齐' })).then).toBe(
      'rule: correction-open',
    );
  });
});

describe('what is owed stays owed', () => {
  const bankCard = told(counter, 'receive', {
    item: 'MZ-10',
    residentId: RESIDENT_ID,
    materials: [{ code: 'bank-card', supplied: false }],
  });
  const system = asker('system', '210100');
  const grant = (day: string) => told(handler, 'decide', { outcome: 'granted' }, { at: `${day}T04:00:00.000Z` });
  const above = asker('supervisor', '210102');

  it('becomes a gap with a due date at a plain acceptance, and is not waved through on the spot', () => {
    const plain = given('MZ-10', bankCard).when(accepted);
    expect(plain.outcome).toMatchObject([
      { data: { manner: 'with-gaps', gaps: [{ material: 'bank-card', due: '2026-09-22' }] } },
    ]);
    expect(given('MZ-10', bankCard, accepted, routed, signed).when(grant('2026-09-14')).then).toBe('rule: gap-open');
    const photo = { item: 'MZ-12', residentId: RESIDENT_ID, materials: [{ code: 'photo', supplied: false }] };
    const onTheSpot = given('MZ-12', told(counter, 'receive', photo)).when(
      told(counter, 'accept', { onTheSpot: true }),
    );
    expect(onTheSpot.then).toBe('rule: no-gaps-on-the-spot');
  });

  it('is owed through an expired gap and a reopening', () => {
    const expired = told(system, 'expire-gap', {}, { at: '2026-09-22T16:00:00.000Z' });
    const again = told(above, 'reopen', { reason: '居民申请恢复' }, { at: '2026-09-28T04:00:00.000Z' });
    const reopened = given('MZ-10', bankCard, accepted, routed, signed, expired, again, signed);
    expect(reopened.state).toMatchObject({ phase: 'accepted', missing: ['bank-card'] });
    expect(reopened.when(grant('2026-09-28')).then).toBe('rule: materials-owed');
    const brought = told(handler, 'supply-materials', { materials: ['bank-card'] }, { at: '2026-09-28T04:00:00.000Z' });
    expect(reopened.when(brought).state).toMatchObject({ missing: [] });
  });

  it('is owed through a correction that expired and a reopening, at the counter, which holds it signed', () => {
    const expired = told(system, 'expire-correction', {}, { at: '2026-09-28T16:00:00.000Z' });
    const again = told(above, 'reopen', { reason: '居民申请恢复' }, { at: '2026-09-29T04:00:00.000Z' });
    const reopened = given('MZ-10', received, asks, expired, again);
    expect(reopened.state).toMatchObject({
      phase: 'received',
      missing: materials,
      handler: { unit: FAKU, signed: true },
    });
    expect(reopened.when(accepted).then).toBe('rule: materials-missing');
  });

  it('is not granted by silence', () => {
    const deemed = told(system, 'deem-accepted', {}, { at: '2026-09-20T16:00:00.000Z' });
    const silent = given('MZ-10', incomplete('MZ-10'), deemed, routed, signed);
    expect(silent.when(grant('2026-09-21')).then).toBe('rule: materials-owed');
    const refused = told(handler, 'decide', { outcome: 'refused', reasons: '材料不齐' });
    expect(silent.when(refused).then).toEqual(['DecisionMade']);
  });
});
