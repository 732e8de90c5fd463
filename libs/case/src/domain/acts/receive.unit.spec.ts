import { describe, expect, it } from '@jest/globals';
import {
  asker,
  counter,
  FAKU,
  given,
  HEPING,
  HEPING_MZ,
  itemCodes,
  itemVersion,
  received,
  resident,
  RESIDENT_ID,
  told,
} from '../../../testing/index.js';
import { isRefusal } from '../refusal.js';

const REFUSED_AT_A_FOREIGN_COUNTER = [
  'MZ-04',
  'MZ-15',
  'MZ-16',
  'MZ-17',
  'MZ-18',
  'GA-01',
  'GA-02',
  'GA-03',
  'SQ-01',
  'SQ-03',
  'SQ-04',
];
/** Young enough for the items of children. */
const child = { ...resident, birthDate: '2015-05-05' };

function receivedFaraway(item: string) {
  const who = item === 'MZ-08' || item === 'MZ-09' ? child : resident;
  return given(item).when(told(counter, 'receive', { item, residentId: RESIDENT_ID }, { with: { resident: who } }));
}

describe('receive', () => {
  it('finds receiving, home and responsible unit of a request from another district', () => {
    const { state } = given('MZ-10').when(received);
    expect(state).toMatchObject({
      phase: 'received',
      mode: 'accept-anywhere',
      receiving: { unit: FAKU, district: '210124' },
      home: { unit: HEPING, leaf: HEPING, district: '210102' },
      responsibleUnit: HEPING_MZ,
      handler: { unit: FAKU, signed: true },
    });
  });

  it('takes 41 of the 52 items at a foreign counter and refuses 11 with the right address, counted', () => {
    const outcomes = itemCodes.map((item) => ({ item, outcome: receivedFaraway(item).outcome }));
    const refused = outcomes.filter(({ outcome }) => isRefusal(outcome));
    expect(refused.map(({ item }) => item).sort()).toEqual([...REFUSED_AT_A_FOREIGN_COUNTER].sort());
    for (const { outcome } of refused)
      expect(outcome).toMatchObject({
        code: 'not-at-this-counter',
        counted: { unit: FAKU, rightAddress: expect.stringMatching(/^210102/) },
      });
  });

  it('makes the counter responsible in decide-anywhere, and no unit else', () => {
    const anywhere = itemCodes.filter((code) => itemVersion(code)?.item.mode === 'decide-anywhere');
    expect(anywhere).toHaveLength(13);
    for (const item of anywhere) expect(receivedFaraway(item).state).toMatchObject({ responsibleUnit: FAKU });
    const elsewhere = told(counter, 'receive', {
      item: 'RS-06',
      residentId: RESIDENT_ID,
      responsibleUnit: HEPING,
      overrideReason: '试',
    });
    expect(given('RS-06').when(elsewhere).then).toBe('rule: decided-at-the-counter');
  });

  it('takes an emergency where it happened', () => {
    const here = told(counter, 'receive', { item: 'MZ-04', residentId: RESIDENT_ID, place: FAKU });
    expect(given('MZ-04').when(here).state).toMatchObject({ phase: 'received', responsibleUnit: FAKU.slice(0, 9) });
  });

  it('asks for the age on the date of receipt', () => {
    const young = told(
      received.by,
      'receive',
      { item: 'MZ-10', residentId: RESIDENT_ID },
      {
        with: { resident: { ...resident, birthDate: '1946-09-15' } },
      },
    );
    expect(given('MZ-10').when(young).then).toBe('rule: age-not-met');
    const today = { ...young, with: { resident: { ...resident, birthDate: '1946-09-14' } } };
    expect(given('MZ-10').when(today).then).toEqual(['RequestReceived']);
  });

  it('lets an intake clerk receive for the own district only', () => {
    const own = told(asker('intake-clerk', HEPING), 'receive', { item: 'MZ-10', residentId: RESIDENT_ID });
    expect(given('MZ-10').when(own).then).toEqual(['RequestReceived']);
    expect(given('MZ-10').when({ ...own, by: asker('intake-clerk', FAKU) }).then).toBe('forbidden: not-allowed');
    expect(given('MZ-10').when({ ...own, by: asker('supervisor', FAKU) }).then).toBe('forbidden: not-allowed');
  });

  it('is a bad request where something named is not there, before anything else is asked', () => {
    const noPlace = told(counter, 'receive', { item: 'MZ-03', residentId: null }, { with: { resident: null } });
    expect(given('MZ-03').when(noPlace).then).toBe('bad-request: place-needed');
    expect(given('MZ-10').when({ ...received, with: { resident: null } }).then).toBe('bad-request: unknown-resident');
    expect(given('MZ-10').when({ ...received, with: { item: null } }).then).toBe('bad-request: unknown-item');
    const agent = { residentId: RESIDENT_ID, authority: '委托书' };
    const through = { item: 'MZ-10', residentId: RESIDENT_ID, agent };
    const stranger = told(counter, 'receive', through, { with: { agent: null } });
    expect(given('MZ-10').when(stranger).then).toBe('bad-request: unknown-resident');
    const materials = [{ code: 'nothing', supplied: true }];
    const unknown = told(counter, 'receive', { item: 'MZ-10', residentId: RESIDENT_ID, materials });
    expect(given('MZ-10').when(unknown).then).toBe('bad-request: unknown-material');
  });

  it('takes another responsible unit only with a reason, of the same level and department, and never the counter', () => {
    const override = (responsibleUnit: string, overrideReason?: string) =>
      given('MZ-10').when(
        told(counter, 'receive', { item: 'MZ-10', residentId: RESIDENT_ID, responsibleUnit, overrideReason }),
      );
    expect(override('210103-MZ').then).toBe('rule: override-reason-needed');
    expect(override('210103-MZ', '户籍已迁').state).toMatchObject({ responsibleUnit: '210103-MZ' });
    expect(override('210103-RS', '户籍已迁').then).toBe('rule: override-not-fitting');
    expect(override('210100-MZ', '户籍已迁').then).toBe('rule: override-not-fitting');
    expect(override(FAKU, '户籍已迁').then).toBe('rule: override-to-receiver');
    expect(override(HEPING_MZ).state).toMatchObject({ responsibleUnit: HEPING_MZ });
  });

  it('offers online or the item’s own mode, nothing else', () => {
    const asked = (mode: 'online' | 'fixed' | 'decide-anywhere') =>
      given('MZ-10').when(told(counter, 'receive', { item: 'MZ-10', residentId: RESIDENT_ID, mode }));
    expect(asked('online').state).toMatchObject({ mode: 'online' });
    expect(asked('fixed').then).toBe('rule: mode-not-offered');
    expect(asked('decide-anywhere').then).toBe('rule: mode-not-offered');
  });

  it('notes what is missing and receives all the same; it cannot be accepted then', () => {
    const required = itemVersion('MZ-10')?.item.materials.find((m) => m.need === 'required' && m.source === 'resident');
    const materials = [{ code: required?.code ?? '', supplied: false }];
    const incomplete = told(counter, 'receive', { item: 'MZ-10', residentId: RESIDENT_ID, materials });
    const history = given('MZ-10', incomplete);
    expect(history.state).toMatchObject({ missing: [required?.code], completeAt: null });
    expect(history.when(told(counter, 'accept', {})).then).toBe('rule: materials-missing');
  });
});
