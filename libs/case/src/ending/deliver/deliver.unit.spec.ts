import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  counter,
  fulfilled,
  given,
  granted,
  handler,
  received,
  RESIDENT_ID,
  routed,
  signed,
  told,
  wholeWay,
} from '../../../testing/index.js';
import type { DeliverPayload } from './deliver.js';

const way = [accepted, routed, signed, granted, fulfilled] as const;
const deliver = (payload: DeliverPayload = { way: 'counter' }, by = counter) => told(by, 'deliver', payload);

describe('delivering a result', () => {
  it('closes the case with the outcome that was decided', () => {
    const { outcome, state } = given('MZ-10', received, ...way).when(
      deliver({ way: 'post', receivedBy: '本人', trackingNumber: 'EMS-1' }),
    );
    expect(outcome).toMatchObject([
      { data: { way: 'post', receivedBy: { plain: '本人' }, trackingNumber: { plain: 'EMS-1' } } },
    ]);
    expect(state).toMatchObject({ phase: 'closed', outcome: 'granted' });
  });

  it('is handed to an agent only where one has been authorised', () => {
    expect(given('MZ-10', received, ...way).when(deliver({ way: 'agent' })).then).toBe('rule: agent-without-authority');
    const agent = { residentId: RESIDENT_ID, authority: '委托书' };
    const byAgent = told(counter, 'receive', { item: 'MZ-10', residentId: RESIDENT_ID, agent });
    expect(given('MZ-10', byAgent, ...way).when(deliver({ way: 'agent' })).then).toEqual(['ResultDelivered']);
  });

  it('follows the fulfilment, once', () => {
    expect(given('MZ-10', received, accepted, routed, signed, granted).when(deliver()).then).toBe('rule: out-of-phase');
    expect(given('MZ-10', ...wholeWay).when(deliver()).then).toMatch(/^rule: /);
  });

  it('is for the counter that received, the one that hands out, and the responsible unit', () => {
    expect(given('MZ-10', received, ...way).when(deliver({ way: 'post' }, handler)).then).toEqual(['ResultDelivered']);
    const elsewhere = asker('universal-counter', '210103006003');
    expect(given('MZ-10', received, ...way).when(deliver({ way: 'counter' }, elsewhere)).then).toBe(
      'forbidden: not-allowed',
    );
    const deliverTo = { way: 'counter' as const, unit: elsewhere.unit };
    const there = told(counter, 'receive', { item: 'MZ-10', residentId: RESIDENT_ID, deliverTo });
    expect(given('MZ-10', there, ...way).when(deliver({ way: 'counter' }, elsewhere)).then).toEqual([
      'ResultDelivered',
    ]);
  });
});
