import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  counter,
  given,
  granted,
  handler,
  HEPING_MZ,
  received,
  RESIDENT_ID,
  routed,
  signed,
  textsOf,
  told,
} from '../../../testing/index.js';

const ready = [received, accepted, routed, signed] as const;
const refused = (reasons?: string) => told(handler, 'decide', { outcome: 'refused', reasons });

describe('deciding on a request', () => {
  it('grants or refuses it in the name of the responsible unit', () => {
    const { outcome, state } = given('MZ-10', ...ready).when(granted);
    expect(outcome).toMatchObject([
      { type: 'DecisionMade', data: { outcome: 'granted', reasons: null, remedies: null, unit: HEPING_MZ } },
    ]);
    expect(state).toMatchObject({ phase: 'decided', decidedAt: '2026-09-14T04:00:00.000Z' });
  });

  it('refuses with reasons, and says what may be done against it', () => {
    for (const nothing of [undefined, ' '])
      expect(given('MZ-10', ...ready).when(refused(nothing)).then).toBe('rule: reasons-needed');
    const { outcome } = given('MZ-10', ...ready).when(refused('不符合年龄条件'));
    expect(outcome).toMatchObject([
      { data: { outcome: 'refused', reasons: { plain: '不符合年龄条件' }, remedies: 'review-or-lawsuit' } },
    ]);
    expect(textsOf(outcome, 'zh')[0]).toMatch(/不予。理由：不符合年龄条件。可在\d+日内申请行政复议/);
  });

  it('comes after acceptance, at the responsible unit, signed', () => {
    expect(given('MZ-10', received, accepted, routed).when(granted).then).toBe('rule: not-signed');
    expect(given('MZ-10', received, accepted).when(granted).then).toBe('rule: not-with-responsible-unit');
    expect(given('MZ-10', ...ready, granted).when(granted).then).toBe('rule: out-of-phase');
    expect(given('MZ-10', ...ready).when({ ...granted, by: counter }).then).toBe('forbidden: not-allowed');
  });

  it('waits for what was asked for, what is owed, and what hangs', () => {
    const notice = told(handler, 'post-notice', { days: 7 });
    expect(given('MZ-10', ...ready, notice).when(granted).then).toBe('rule: notice-open');
    const gap = told(counter, 'accept', { gaps: [{ material: 'bank-card' }] });
    expect(given('MZ-10', received, gap, routed, signed).when(granted).then).toBe('rule: gap-open');
  });

  it('is never for the person who received it, unless the item is done on the spot', () => {
    const both = asker('case-handler', HEPING_MZ, counter.person);
    expect(given('MZ-10', ...ready).when({ ...granted, by: both }).then).toBe('rule: received-by-you');
    const spot = told(counter, 'receive', { item: 'WJ-01', residentId: RESIDENT_ID });
    const onTheSpot = told(counter, 'accept', { onTheSpot: true });
    const decided = given('WJ-01', spot, onTheSpot).when({ ...granted, by: counter });
    expect(decided.outcome).toMatchObject([{ type: 'DecisionMade' }]);
  });

  it('records who was not heard where the item wants an examination', () => {
    expect(given('MZ-10', ...ready).when(granted).state).toMatchObject({ notExamined: ['210102002001', '210102002'] });
  });

  it('is owed on the same day where it was accepted on the spot', () => {
    const spot = told(counter, 'receive', { item: 'WJ-01', residentId: RESIDENT_ID });
    const onTheSpot = told(counter, 'accept', { onTheSpot: true });
    const tomorrow = { ...granted, by: counter, at: '2026-09-15T04:00:00.000Z' };
    expect(given('WJ-01', spot, onTheSpot).when(tomorrow).then).toBe('rule: same-day-passed');
  });
});
