import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  counter,
  FAKU,
  given,
  received,
  resident,
  RESIDENT_ID,
  routed,
  told,
} from '../../../testing/index.js';

const OTHER = '7d1f2a90-3c44-5d21-8a5b-2f6e0c9b7a11';
const other = { ...resident, residentId: OTHER };
const replace = (facts = other, by = counter) =>
  told(by, 'replace-resident', { residentId: facts.residentId, reason: '选错居民' }, { with: { resident: facts } });

describe('putting a case right to another resident', () => {
  it('belongs to that one from then on, and who is responsible is found anew', () => {
    expect(given('MZ-10', received).when(replace()).outcome).toMatchObject([
      { data: { from: RESIDENT_ID, residentId: OTHER, responsibleUnit: '210102-MZ' } },
    ]);
    const elsewhere = { ...other, householdUnit: '210103006003', residenceUnit: '210103006003' };
    expect(given('MZ-10', received).when(replace(elsewhere)).state).toMatchObject({
      residentId: OTHER,
      responsibleUnit: '210103-MZ',
    });
  });

  it('is voided instead where the case has left the counter for a unit that would not be responsible', () => {
    const elsewhere = { ...other, householdUnit: '210103006003', residenceUnit: '210103006003' };
    const above = asker('supervisor', '210124');
    expect(given('MZ-10', received, accepted, routed).when(replace(elsewhere, above)).then).toBe(
      'rule: resident-belongs-elsewhere',
    );
  });

  it('asks the conditions of the item again', () => {
    expect(given('MZ-10', received).when(replace({ ...other, birthDate: '1990-03-08' })).then).toMatch(/^rule: /);
  });

  it('names another resident who is known', () => {
    expect(given('MZ-10', received).when(replace(resident)).then).toBe('rule: same-resident');
    const unknown = told(
      counter,
      'replace-resident',
      { residentId: OTHER, reason: '选错居民' },
      { with: { resident: null } },
    );
    expect(given('MZ-10', received).when(unknown).then).toBe('bad-request: unknown-resident');
  });

  it('is for whoever received it until acceptance, then for a superior', () => {
    const colleague = asker('universal-counter', FAKU, 'li');
    expect(given('MZ-10', received).when(replace(other, colleague)).then).toBe('rule: not-for-you-to-void');
    expect(given('MZ-10', received, accepted).when(replace()).then).toBe('rule: not-for-you-to-void');
    expect(given('MZ-10', received, accepted).when(replace(other, asker('supervisor', '210124'))).then).toEqual([
      'ResidentReplaced',
    ]);
  });
});
