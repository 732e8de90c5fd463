import { describe, expect, it } from '@jest/globals';
import { given, received, RESIDENT_ID } from '#libs/case/testing';
import type { KnownCase } from '../state/case.js';
import { RecentReceipts } from './recent-receipts.js';

function receipt(): KnownCase {
  const { state } = given('MZ-10', received);
  if (state.phase === 'none') throw new Error('nothing was received');
  return state;
}

describe('what was received a moment ago', () => {
  const matter = { residentId: RESIDENT_ID, item: 'MZ-10' };

  it('is known for a while, for the same resident and item', () => {
    let now = 0;
    const recent = new RecentReceipts(() => now);
    recent.note('a', 0, receipt());
    now = 100;
    recent.note('b', 0, receipt());
    recent.note('c', 3, receipt());
    expect(recent.like(matter).map(({ caseId }) => caseId)).toEqual(['b', 'a']);
    expect(recent.like({ ...matter, item: 'MZ-11' })).toEqual([]);
    now = 2_050;
    expect(recent.like(matter).map(({ caseId }) => caseId)).toEqual(['b']);
  });

  it('is forgotten when it ends', () => {
    const recent = new RecentReceipts(() => 0);
    recent.note('a', 0, receipt());
    recent.note('a', 1, { ...receipt(), phase: 'closed', outcome: 'voided', closedAt: '' } as KnownCase);
    expect(recent.like(matter)).toEqual([]);
  });
});
