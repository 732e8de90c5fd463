import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '#libs/kernel/domain';
import {
  accepted,
  asker,
  FAKU,
  given,
  handler,
  HEPING_MZ,
  received,
  routed,
  signed,
  textsOf,
  told,
  withPeriods,
} from '../../../testing/index.js';
import { type ReturnReason } from '../../state/codes.js';

const before = [received, accepted, routed, signed] as const;
const back = (reasonCode: ReturnReason = 'wrong-unit', at?: string) =>
  told(handler, 'return', { reasonCode, note: null }, at === undefined ? {} : { at });

describe('returning a case', () => {
  it('gives it back to whoever routed it, signed, in the phase that it was in', () => {
    const { outcome, state } = given('MZ-10', ...before).when(back());
    expect(outcome).toMatchObject([
      { type: 'CaseReturned', data: { from: HEPING_MZ, to: FAKU, reasonCode: 'wrong-unit' } },
    ]);
    expect(state).toMatchObject({ phase: 'accepted', handler: { unit: FAKU, signed: true }, routedBy: [] });
  });

  it('is possible for the days that the item gives, and the refusal names them', () => {
    const special = { ...received, with: { item: withPeriods('MZ-10', { return: 3 }) } };
    const way = [special, accepted, routed, signed] as const;
    expect(given('MZ-10', ...way).when(back('wrong-unit', '2026-09-17T04:00:00.000Z')).then).toEqual(['CaseReturned']);
    const late = given('MZ-10', ...way).when(back('wrong-unit', '2026-09-18T04:00:00.000Z')).outcome;
    expect(isRefusal(late) && late.code).toBe('return-too-late');
    expect(textsOf(late, 'zh')[0]).toContain('到件后3个工作日内（截至2026-09-17）');
    expect(textsOf(late, 'en')[0]).toContain('within 3 working days of arrival (until 2026-09-17)');
  });

  it('goes to the common superior the second time for the same cause, which then rules', () => {
    const twice = given('MZ-10', ...before, back(), routed, signed).when(back());
    expect(twice.outcome).toMatchObject([
      { type: 'CaseReturned' },
      { type: 'DisputeReferred', data: { to: '210100' } },
    ]);
    expect(twice.state).toMatchObject({ handler: { unit: '210100' }, moves: { dispute: { cause: 'wrong-unit' } } });
    const other = given('MZ-10', ...before, back(), routed, signed).when(back('other'));
    expect(other.then).toEqual(['CaseReturned']);
  });

  it('waits for the ruling while there is a dispute, and the refusal says until when', () => {
    const disputed = given('MZ-10', ...before, back(), routed, signed, back());
    const city = asker('case-handler', '210100');
    const { outcome, then } = disputed.when({ ...back(), by: city });
    expect(then).toBe('rule: in-dispute');
    expect(textsOf(outcome, 'zh')[0]).toContain('请待其在2026-09-16前裁定');
  });

  it('is recorded as a violation where the one correction had been used up', () => {
    const asks = told(handler, 'request-correction', { materials: ['identity-card'] });
    const supplies = told(handler, 'supply-materials', { materials: ['identity-card'] });
    const { outcome } = given('MZ-10', received, asks, supplies, accepted, routed, signed).when(
      back('missing-material'),
    );
    expect(outcome).toMatchObject([{ data: { repeated: true } }]);
    expect(textsOf(outcome, 'zh')[0]).toContain('记为违规');
  });

  it('is nothing for a case that nobody routed, nor for somebody who does not hold it', () => {
    const clerk = asker('case-handler', FAKU);
    expect(given('MZ-10', received).when({ ...back(), by: clerk }).then).toBe('rule: nobody-to-return-to');
    expect(given('MZ-10', ...before).when({ ...back(), by: clerk }).then).toBe('forbidden: not-allowed');
  });
});
