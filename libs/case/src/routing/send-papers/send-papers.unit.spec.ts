import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  counter,
  FAKU,
  given,
  HEPING_MZ,
  received,
  routed,
  signed,
  textsOf,
  told,
  wholeWay,
} from '../../../testing/index.js';

const book = { name: '户口簿', copies: 1, original: true };
const copy = { name: '银行卡复印件', copies: 2, original: false };
const send = (to: string, papers = [book, copy], by = counter) =>
  told(by, 'send-papers', { to, papers, carrier: '邮政', trackingNumber: 'EMS-1' });

describe('sending paper originals', () => {
  it('lists what leaves the unit’s hands, originals marked, and seals names and carrier', () => {
    const { outcome, state } = given('MZ-10', received, accepted, routed, signed).when(send(HEPING_MZ));
    expect(outcome).toMatchObject([
      { data: { sending: 'papers-1', from: FAKU, papers: [{ name: { plain: '户口簿' } }, {}] } },
    ]);
    expect(state).toMatchObject({ papers: [{ sending: 'papers-1', to: HEPING_MZ, arrivedAt: null }] });
    expect(textsOf(outcome, 'zh')[0]).toContain('户口簿×1*, 银行卡复印件×2（*为原件），邮政 EMS-1。');
  });

  it('names a unit of the region that is another one, and at least one paper', () => {
    expect(given('MZ-10', received).when(send('nowhere')).then).toMatch(/^bad-request: /);
    expect(given('MZ-10', received).when(send(FAKU)).then).toBe('rule: papers-to-oneself');
    expect(given('MZ-10', received).when(send(HEPING_MZ, [])).then).toBe('bad-request: no-papers-listed');
  });

  it('goes on after the case has ended, since originals are given back', () => {
    expect(given('MZ-10', ...wholeWay).when(send(HEPING_MZ)).then).toEqual(['PapersSent']);
  });

  it('is for those who have, or had, originals of the case', () => {
    const elsewhere = asker('universal-counter', '210103006003');
    expect(given('MZ-10', received).when(send(HEPING_MZ, [book], elsewhere)).then).toBe('forbidden: not-allowed');
  });
});
