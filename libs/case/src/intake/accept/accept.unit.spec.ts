import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  counter,
  given,
  handler,
  received,
  RESIDENT_ID,
  routed,
  signed,
  told,
  withPeriods,
} from '../../../testing/index.js';
import type { AcceptPayload } from './accept.js';

const accept = (payload: AcceptPayload, by = counter, at?: string) =>
  told(by, 'accept', payload, at === undefined ? {} : { at });
const of = (item: string) => told(counter, 'receive', { item, residentId: RESIDENT_ID });
const without = (code: string) =>
  told(counter, 'receive', { item: 'MZ-10', residentId: RESIDENT_ID, materials: [{ code, supplied: false }] });

describe('accepting a request', () => {
  it('is done by the counter where any counter accepts, by the authority where it only collects', () => {
    expect(given('MZ-10', received).when(accepted).state).toMatchObject({ phase: 'accepted', acceptance: 'explicit' });
    expect(given('MZ-10', received).when({ ...accepted, by: handler }).then).toBe('forbidden: not-allowed');
    expect(given('MZ-01', of('MZ-01')).when(accepted).then).toBe('forbidden: not-allowed');
    expect(given('MZ-01', of('MZ-01'), routed, signed).when(accept({}, handler)).then).toEqual(['RequestAccepted']);
  });

  it('needs every required material, and takes a tolerable one that is missing as owed', () => {
    expect(given('MZ-10', without('identity-card')).when(accepted).then).toBe('rule: materials-missing');
    expect(given('MZ-10', without('bank-card')).when(accepted).outcome).toMatchObject([
      { data: { manner: 'with-gaps', gaps: [{ material: 'bank-card' }] } },
    ]);
  });

  it('lets a tolerable material be owed for the item’s days at the most, from today on', () => {
    const special = { ...received, with: { item: withPeriods('MZ-10', { gap: 4 }) } };
    const owed = (due?: string, material = 'bank-card') => accept({ gaps: [{ material, due }] });
    expect(given('MZ-10', special).when(owed()).outcome).toMatchObject([{ data: { gaps: [{ due: '2026-09-18' }] } }]);
    expect(given('MZ-10', special).when(owed('2026-09-15')).outcome).toMatchObject([
      { data: { gaps: [{ due: '2026-09-15' }] } },
    ]);
    for (const due of ['2026-09-19', '2026-09-13'])
      expect(given('MZ-10', special).when(owed(due)).then).toBe('rule: gap-due');
    expect(given('MZ-10', special).when(owed(undefined, 'identity-card')).then).toBe('rule: not-tolerable');
  });

  it('is done on the spot only for items of that kind; what was not decided that day gets its slip', () => {
    expect(given('MZ-10', received).when(accept({ onTheSpot: true })).then).toBe('rule: not-on-the-spot');
    const spot = accept({ onTheSpot: true });
    expect(given('WJ-01', of('WJ-01')).when(spot).state).toMatchObject({ acceptance: 'on-the-spot' });
    expect(given('WJ-01', of('WJ-01'), spot).when(accept({})).then).toBe('rule: out-of-phase');
    const next = given('WJ-01', of('WJ-01'), spot).when(accept({}, counter, '2026-09-15T04:00:00.000Z'));
    expect(next.state).toMatchObject({ acceptance: 'explicit', acceptedAt: '2026-09-14T04:00:00.000Z' });
  });

  it('happens once, at the counter that holds it', () => {
    expect(given('MZ-10', received, accepted).when(accepted).then).toBe('rule: out-of-phase');
    const elsewhere = asker('universal-counter', '210103006003');
    expect(given('MZ-10', received).when(accept({}, elsewhere)).then).toBe('forbidden: not-allowed');
  });
});
