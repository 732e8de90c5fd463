import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  given,
  handler,
  HEPING_MZ,
  received,
  routed,
  signed,
  told,
  withPeriods,
} from '../../../testing/index.js';

const city = asker('supervisor', '210100');
const ready = [accepted, routed, signed] as const;
const order = (to = HEPING_MZ, due?: string, by = city) => told(by, 'order-supervision', { to, demand: '请说明', due });
const answer = (which = 'order-1', by = handler) => told(by, 'answer-supervision', { order: which, answer: '已办理' });

describe('reminding of an order', () => {
  const system = asker('system', '210100');
  const remind = (step: 'first-reminder' | 'second-reminder' | 'notice', at: string) =>
    told(system, 'remind-supervision', { order: 'order-1', step }, { at });

  it('is done on the item’s days after it was due, each step once', () => {
    const special = { ...received, with: { item: withPeriods('MZ-10', { supervision: 1, firstReminder: 2 }) } };
    const ordered = given('MZ-10', special, ...ready, order());
    expect(ordered.when(remind('first-reminder', '2026-09-16T04:00:00.000Z')).then).toBe('rule: not-due-yet');
    const first = remind('first-reminder', '2026-09-17T04:00:00.000Z');
    expect(ordered.when(first).state).toMatchObject({ supervision: [{ reminders: ['first-reminder'] }] });
    expect(given('MZ-10', special, ...ready, order(), first).when(first).then).toBe('rule: answered-already');
  });

  it('is nothing once it was answered', () => {
    const answered = given('MZ-10', received, ...ready, order(), answer());
    expect(answered.when(remind('notice', '2026-10-20T04:00:00.000Z')).then).toBe('rule: answered-already');
  });
});
