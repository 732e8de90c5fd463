import { describe, expect, it } from '@jest/globals';
import { counter, given, handler, received, textsOf, told, wholeWay } from '../../../testing/index.js';
import type { FollowUpPayload } from './record-follow-up.js';

const record = (said: Partial<FollowUpPayload> = {}) =>
  told(counter, 'record-follow-up', { contacted: true, solved: 'yes', score: null, ...said });

describe('following a case up', () => {
  it('keeps whether the resident was reached, and what was said', () => {
    const { outcome, state } = given('MZ-10', ...wholeWay).when(record({ solved: 'partly', score: 4 }));
    expect(textsOf(outcome, 'zh')[0]).toMatch(/回访居民：部分解决，4分。$/);
    expect(state).toMatchObject({ voice: { followedUpAt: '2026-09-14T04:00:00.000Z', ratings: 0 } });
  });

  it('counts nothing where nobody was reached', () => {
    const { outcome, state } = given('MZ-10', ...wholeWay).when(record({ contacted: false }));
    expect(textsOf(outcome, 'zh')[0]).toMatch(/未能联系到居民。$/);
    expect(state).toMatchObject({ voice: { followedUpAt: null } });
  });

  it('reaches the resident of a bad rating: that is the contact which is owed', () => {
    const bad = told(counter, 'rate', { about: 'authority', score: 1, comment: null });
    const { state } = given('MZ-10', ...wholeWay, bad).when({ ...record(), by: handler });
    expect(state).toMatchObject({ voice: { rectifications: [{ contactedAt: '2026-09-14T04:00:00.000Z' }] } });
  });

  it('asks about what was fulfilled or badly rated, and nothing else', () => {
    expect(given('MZ-10', received).when(record()).then).toBe('rule: nothing-to-follow-up');
  });
});
