import { describe, expect, it } from '@jest/globals';
import { owedBeside } from '../../clocks/owed.js';
import type { KnownCase } from '../../state/case.js';
import {
  accepted,
  asker,
  calendar,
  counter,
  delivered,
  FAKU,
  fulfilled,
  given,
  granted,
  handler,
  HEPING_MZ,
  received,
  resident,
  RESIDENT_ID,
  routed,
  signed,
  told,
} from '../../../testing/index.js';

const system = asker('system', '210100');
const died = { with: { resident: { ...resident, diedOn: '2026-09-13' } } };
const end = { ...told(system, 'end-by-death', {}), ...died };
const papers = [{ name: '户口簿', copies: 1, original: true }];
const way = [received, accepted, routed, signed, granted, fulfilled] as const;

describe('the death of a resident', () => {
  it.each([1, 2, 3, 4, 5, 6])('ends what is not yet handed out, after %i steps of its way', (steps) => {
    const { outcome, state } = given('MZ-10', ...way.slice(0, steps)).when(end);
    expect(outcome).toMatchObject([{ type: 'CaseTerminated', data: { cause: 'resident-died' } }]);
    expect(state).toMatchObject({ phase: 'closed', outcome: 'terminated' });
  });

  it('ends nothing that is done, nothing of the living, and not what is for after a death', () => {
    expect(given('MZ-10', ...way, delivered).when(end).then).toBe('rule: case-closed');
    expect(given('MZ-10', received).when(told(system, 'end-by-death', {})).then).toBe('rule: goes-on-after-death');
    const funeral = told(counter, 'receive', { item: 'MZ-20', residentId: RESIDENT_ID });
    expect(given('MZ-20', funeral).when(end).then).toBe('rule: goes-on-after-death');
  });

  it('lets nothing be begun or taken up again for them, save what is for after a death', () => {
    const receive = (item: string) => ({ ...told(counter, 'receive', { item, residentId: RESIDENT_ID }), ...died });
    expect(given('MZ-10').when(receive('MZ-10')).outcome).toMatchObject({
      code: 'resident-died',
      field: '/residentId',
    });
    expect(given('MZ-20').when(receive('MZ-20')).then).toEqual(['RequestReceived']);
    const again = { ...told(asker('supervisor', '210102'), 'reopen', { reason: '误登' }), ...died };
    expect(given('MZ-10', received, end).when(again).then).toBe('rule: resident-died');
    expect(given('MZ-10', received, end).when({ ...again, with: {} }).then).toEqual(['CaseReopened']);
  });
});

describe('originals', () => {
  const owed = (state: unknown) =>
    owedBeside(state as KnownCase, calendar).flatMap(({ kind, unit }) => (kind === 'papers' ? [unit] : []));
  const sent = told(counter, 'send-papers', { to: HEPING_MZ, papers });
  const confirmed = told(handler, 'confirm-papers', {});
  const withdrawn = told(counter, 'withdraw', { reason: '不再需要' });

  it('on their way are owed a confirmation, whatever becomes of the case', () => {
    expect(owed(given('MZ-10', received, sent).state)).toEqual([HEPING_MZ]);
    expect(owed(given('MZ-10', received, sent, withdrawn).state)).toEqual([HEPING_MZ]);
    expect(owed(given('MZ-10', received, sent, end).state)).toEqual([HEPING_MZ]);
  });

  it('that are elsewhere when the case is closed are owed back to the counter that received them', () => {
    expect(owed(given('MZ-10', received, sent, confirmed).state)).toEqual([]);
    const closed = [received, sent, withdrawn, confirmed] as const;
    expect(owed(given('MZ-10', ...closed).state)).toEqual([HEPING_MZ]);
    const back = told(handler, 'send-papers', { to: FAKU, papers });
    expect(owed(given('MZ-10', ...closed, back).state)).toEqual([FAKU]);
    expect(owed(given('MZ-10', ...closed, back, told(counter, 'confirm-papers', {})).state)).toEqual([]);
  });
});
