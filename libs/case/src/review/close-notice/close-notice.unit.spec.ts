import { describe, expect, it } from '@jest/globals';
import { accepted, counter, given, handler, received, routed, signed, told } from '../../../testing/index.js';

const ready = [accepted, routed, signed] as const;
const post = (days: number) => told(handler, 'post-notice', { days, place: '社区公示栏' });
const object = told(counter, 'object-to-notice', { objection: '收入不实' });
const close = (upheld: boolean, at?: string) =>
  told(handler, 'close-notice', { upheld }, at === undefined ? {} : { at });

describe('closing a notice', () => {
  it('waits until it has hung for its days, unless an objection was right', () => {
    const hung = given('MZ-10', received, ...ready, post(7));
    expect(hung.when(close(false)).then).toBe('rule: notice-hangs');
    expect(hung.when(close(false, '2026-10-20T04:00:00.000Z')).state).toMatchObject({
      review: { notices: [{ upheld: false }] },
    });
    expect(given('MZ-10', received, ...ready, post(7), object).when(close(true)).then).toEqual(['PublicNoticeClosed']);
  });

  it('upholds only what somebody objected', () => {
    expect(given('MZ-10', received, ...ready, post(7)).when(close(true)).then).toBe('rule: no-objection');
    expect(given('MZ-10', received, ...ready).when(close(false)).then).toBe('rule: no-notice');
  });
});
