import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  accepted,
  asker,
  counter,
  FAKU,
  given,
  handler,
  HEPING_MZ,
  received,
  RESIDENT_ID,
  routed,
  signed,
  told,
  wholeWay,
} from '../../../testing/index.js';

const rated = (score: number, about: 'counter' | 'authority' = 'counter', at?: string) =>
  told(counter, 'rate', { score, about, comment: '谢谢' }, at === undefined ? {} : { at });

describe('rate', () => {
  it('counts once a contact, the counter and the authority apart', () => {
    expect(given('MZ-10', received).when(rated(5)).outcome).toMatchObject([
      { type: 'ServiceRated', data: { score: 5, unit: FAKU, leaf: FAKU, date: '2026-09-14', given: true } },
    ]);
    expect(given('MZ-10', received, rated(5)).when(rated(1)).then).toBe('rule: rated-already');
    const end = given('MZ-10', ...wholeWay);
    expect(end.when(rated(4, 'authority')).outcome).toMatchObject([
      { data: { unit: HEPING_MZ, leaf: '210102002001' } },
    ]);
    expect(given('MZ-10', ...wholeWay, rated(4, 'authority')).when(rated(4)).then).toEqual(['ServiceRated']);
    expect(given('MZ-10', ...wholeWay, rated(4, 'authority'), rated(4)).when(rated(4)).then).toBe(
      'rule: rated-already',
    );
  });

  it('counts the receipt and the handing out as contacts of their own', () => {
    const [first, ...rest] = wholeWay;
    expect(given('MZ-10', first, rated(5), ...rest).when(rated(5)).then).toEqual(['ServiceRated']);
  });

  it('rates the authority for its decision', () => {
    expect(given('MZ-10', received, accepted, routed, signed).when(rated(3, 'authority')).then).toBe(
      'rule: nothing-to-rate-yet',
    );
  });

  it('is one rating where the counter is itself the authority, and once a case where it was filed online', () => {
    const anywhere = told(counter, 'receive', { item: 'RS-02', residentId: RESIDENT_ID });
    expect(given('RS-02', anywhere, rated(5)).when(rated(5, 'authority')).then).toBe('rule: rated-already');
    const online = told(counter, 'receive', { item: 'RS-02', residentId: RESIDENT_ID, mode: 'online' });
    expect(given('RS-02', online, rated(5)).when(rated(5)).then).toBe('rule: rated-already');
  });

  it('assumed after silence is kept apart, uses up nothing and opens nothing', () => {
    const assumed = { ...rated(1), by: asker('system', '210100') };
    expect(given('MZ-10', received).when(assumed).outcome).toMatchObject([{ data: { given: false } }]);
    expect(given('MZ-10', received, assumed).when(rated(5)).then).toEqual(['ServiceRated']);
  });

  it('opens a rectification at who was rated for 1 and 2, and for nothing better', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.constantFrom('counter', 'authority'), (score, about) => {
        const { outcome } = given('MZ-10', ...wholeWay).when(rated(score, about));
        const opened = { type: 'RectificationOpened', data: { unit: about === 'counter' ? FAKU : HEPING_MZ, score } };
        expect(outcome).toMatchObject(score <= 2 ? [{}, opened] : [{}]);
      }),
    );
  });
});

describe('a rectification', () => {
  const bad = rated(2, 'authority', '2026-09-30T04:00:00.000Z');
  const close = told(handler, 'close-rectification', { finding: '属实', answer: '已改进' });
  const prolong = (at: string) => told(handler, 'prolong-rectification', { reason: '须会同街道核实' }, { at });

  it('is closed by the unit that was rated, or one above', () => {
    const open = given('MZ-10', ...wholeWay, bad);
    expect(open.when({ ...close, by: counter }).then).toBe('rule: no-rectification');
    expect(open.when({ ...close, by: asker('supervisor', '210102') }).then).toEqual(['RectificationClosed']);
    expect(open.when(close).state).toMatchObject({
      phase: 'closed',
      voice: { rectifications: [{ closedAt: expect.any(String) }] },
    });
    expect(given('MZ-10', ...wholeWay, bad, close).when(close).then).toBe('rule: no-rectification');
  });

  it('is prolonged once, by its fifth working day', () => {
    const open = given('MZ-10', ...wholeWay, bad);
    expect(open.when(prolong('2026-10-13T15:59:59.999Z')).then).toEqual(['RectificationProlonged']);
    expect(open.when(prolong('2026-10-13T16:00:00.000Z')).then).toBe('rule: prolonged-too-late');
    const day = '2026-10-09T04:00:00.000Z';
    expect(given('MZ-10', ...wholeWay, bad, prolong(day)).when(prolong(day)).then).toBe('rule: prolonged-too-late');
  });

  it('has its resident contacted by a follow-up that reached them', () => {
    const call = (contacted: boolean) => told(counter, 'record-follow-up', { contacted, solved: 'yes', score: 4 });
    const open = given('MZ-10', ...wholeWay, bad);
    expect(open.when(call(false)).state).toMatchObject({ voice: { followedUpAt: null } });
    expect(open.when(call(true)).state).toMatchObject({
      voice: { followedUpAt: expect.any(String), rectifications: [{ contactedAt: expect.any(String) }], ratings: 1 },
    });
    expect(given('MZ-10', received).when(call(true)).then).toBe('rule: nothing-to-follow-up');
  });
});
