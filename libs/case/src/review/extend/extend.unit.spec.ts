import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  given,
  handler,
  itemVersion,
  received,
  routed,
  signed,
  textsOf,
  told,
} from '../../../testing/index.js';

const head = asker('supervisor', '210102');
const ready = [received, accepted, routed, signed] as const;
const extend = (days: number, at?: string, by = head) =>
  told(by, 'extend', { days, reason: '情况复杂' }, at === undefined ? {} : { at });

describe('extending the limit of a case', () => {
  it('adds days of the limit, once, with the reason told', () => {
    const { outcome, state } = given('MZ-10', ...ready).when(extend(10));
    expect(outcome).toMatchObject([{ data: { days: 10, by: '210102', reason: { plain: '情况复杂' } } }]);
    expect(state).toMatchObject({ review: { extension: { days: 10 } } });
    expect(given('MZ-10', ...ready, extend(5)).when(extend(5)).then).toBe('rule: extended-already');
  });

  it('adds as many as the item allows, and the refusal says how many', () => {
    const version = itemVersion('MZ-10');
    const short = { ...received, with: { item: version && { ...version, item: { ...version.item, extension: 4 } } } };
    const way = [short, accepted, routed, signed] as const;
    expect(given('MZ-10', ...way).when(extend(4)).then).toEqual(['ExtensionGranted']);
    const { outcome, then } = given('MZ-10', ...way).when(extend(5));
    expect(then).toBe('rule: extended-too-far');
    expect(textsOf(outcome, 'zh')).toEqual(['延期最多4日。请缩短。']);
    expect(given('MZ-10', ...ready).when(extend(11)).then).toBe('rule: extended-too-far');
  });

  it('comes before the limit has run out', () => {
    expect(given('MZ-10', ...ready).when(extend(5, '2026-12-01T04:00:00.000Z')).then).toBe('rule: extended-too-late');
  });

  it('is a whole number of days, and the refusal says which', () => {
    const { outcome, then } = given('MZ-10', ...ready).when(extend(0));
    expect(then).toBe('bad-request: days-needed');
    expect(textsOf(outcome, 'en')).toEqual(['Days are a whole number from 1 to 365. Correct it.']);
  });

  it('is for the head, not for the handler', () => {
    expect(given('MZ-10', ...ready).when(extend(5, undefined, handler)).then).toBe('forbidden: not-allowed');
  });
});
