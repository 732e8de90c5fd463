import { describe, expect, it } from '@jest/globals';
import {
  asker,
  contextOf,
  counter,
  FAKU,
  given,
  HEPING,
  HEPING_MZ,
  resident,
  RESIDENT_ID,
  told,
} from '../../../testing/index.js';
import { type ReceivePayload } from './receive-payload.js';

const receive = (more: Partial<ReceivePayload> = {}, by = counter) =>
  told(by, 'receive', { item: 'MZ-10', residentId: RESIDENT_ID, ...more });

describe('receiving a request', () => {
  it('finds the responsible unit by the item’s rule, whichever counter it is brought to', () => {
    const { outcome, state } = given('MZ-10').when(receive());
    expect(outcome).toMatchObject([
      {
        type: 'RequestReceived',
        data: { mode: 'accept-anywhere', responsibleUnit: HEPING_MZ, receiving: { unit: FAKU }, missing: [] },
      },
    ]);
    expect(state).toMatchObject({
      phase: 'received',
      handler: { unit: FAKU, signed: true },
      completeAt: '2026-09-14T04:00:00.000Z',
    });
  });

  it('keeps which required materials were missing; the check of completeness goes on', () => {
    const materials = [{ code: 'identity-card', supplied: false }];
    expect(given('MZ-10').when(receive({ materials })).state).toMatchObject({
      missing: ['identity-card'],
      completeAt: null,
    });
  });

  it('names what is there: the item, its materials, the resident', () => {
    expect(given('XX-99').when(receive({ item: 'XX-99' })).then).toBe('bad-request: unknown-item');
    expect(given('MZ-10').when(receive({ materials: [{ code: 'nothing', supplied: true }] })).then).toBe(
      'bad-request: unknown-material',
    );
    const nobody = { ...receive(), with: { resident: null } };
    expect(given('MZ-10').when(nobody).then).toBe('bad-request: unknown-resident');
    expect(given('MZ-10').when({ ...receive({ residentId: null }), with: { resident: null } }).then).toMatch(
      /^bad-request: place-needed$/,
    );
  });

  it('asks the conditions of the item', () => {
    const young = { ...receive(), with: { resident: { ...resident, birthDate: '1990-03-08' } } };
    expect(given('MZ-10').when(young).then).toMatch(/^rule: /);
  });

  it('is for a universal counter, and an intake clerk for the residents of the own district', () => {
    expect(given('MZ-10').when(receive({}, asker('intake-clerk', HEPING))).then).toEqual(['RequestReceived']);
    expect(given('MZ-10').when(receive({}, asker('intake-clerk', FAKU))).then).toBe('forbidden: not-allowed');
    expect(given('MZ-10').when(receive({}, asker('case-handler', HEPING_MZ))).then).toBe('forbidden: not-allowed');
  });

  it('happens once a case', () => {
    expect(given('MZ-10', receive()).when(receive()).then).toBe('rule: already-received');
  });

  it('keeps the terms of the item as they are on that day', () => {
    const { item } = contextOf('MZ-10', counter);
    expect(given('MZ-10').when(receive()).state).toMatchObject({
      itemVersion: 1,
      terms: { promised: item?.item.limits.promised },
    });
  });
});
