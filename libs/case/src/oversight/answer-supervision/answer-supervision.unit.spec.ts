import { describe, expect, it } from '@jest/globals';
import { accepted, asker, given, handler, HEPING_MZ, received, routed, signed, told } from '../../../testing/index.js';

const city = asker('supervisor', '210100');
const ready = [accepted, routed, signed] as const;
const order = (to = HEPING_MZ, due?: string, by = city) => told(by, 'order-supervision', { to, demand: '请说明', due });
const answer = (which = 'order-1', by = handler) => told(by, 'answer-supervision', { order: which, answer: '已办理' });

describe('answering a supervision order', () => {
  it('is done once, by the unit that was ordered', () => {
    const { outcome, state } = given('MZ-10', received, ...ready, order()).when(answer());
    expect(outcome).toMatchObject([
      { data: { order: 'order-1', by: '210100', unit: HEPING_MZ, answer: { plain: '已办理' } } },
    ]);
    expect(state).toMatchObject({ supervision: [{ answeredAt: '2026-09-14T04:00:00.000Z' }] });
    expect(given('MZ-10', received, ...ready, order(), answer()).when(answer()).then).toMatch(
      /nothing-to-answer|not-allowed/,
    );
    expect(given('MZ-10', received, ...ready, order()).when(answer('order-9')).then).toBe(
      'bad-request: unknown-request',
    );
  });
});
