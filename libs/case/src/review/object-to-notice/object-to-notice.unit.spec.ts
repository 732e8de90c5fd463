import { describe, expect, it } from '@jest/globals';
import { accepted, counter, given, handler, received, routed, signed, told } from '../../../testing/index.js';

const ready = [accepted, routed, signed] as const;
const post = (days: number) => told(handler, 'post-notice', { days, place: '社区公示栏' });
const object = told(counter, 'object-to-notice', { objection: '收入不实' });

describe('objecting to a notice', () => {
  it('is possible at a counter while it hangs', () => {
    const hung = given('MZ-10', received, ...ready, post(7));
    expect(hung.when(object).state).toMatchObject({
      review: { notices: [{ objections: ['2026-09-14T04:00:00.000Z'] }] },
    });
    expect(hung.when({ ...object, at: '2026-10-20T04:00:00.000Z' }).then).toBe('rule: notice-over');
    expect(given('MZ-10', received, ...ready).when(object).then).toBe('rule: no-notice');
  });
});
