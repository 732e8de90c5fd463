import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  counter,
  given,
  handler,
  HEPING_MZ,
  received,
  routed,
  signed,
  textsOf,
  told,
  withPeriods,
} from '../../../testing/index.js';

const ready = [accepted, routed, signed] as const;
const post = (days: number) => told(handler, 'post-notice', { days, place: '社区公示栏' });
const object = told(counter, 'object-to-notice', { objection: '收入不实' });
const close = (upheld: boolean, at?: string) =>
  told(handler, 'close-notice', { upheld }, at === undefined ? {} : { at });

describe('posting a public notice', () => {
  it('hangs for the days of the item at least, and the refusal says how many', () => {
    const special = { ...received, with: { item: withPeriods('MZ-10', { notice: 9, noticeAgain: 4 }) } };
    expect(given('MZ-10', special, ...ready).when(post(9)).outcome).toMatchObject([
      { data: { days: 9, unit: HEPING_MZ } },
    ]);
    const short = given('MZ-10', special, ...ready).when(post(8));
    expect(short.then).toBe('rule: notice-too-short');
    expect(textsOf(short.outcome, 'zh')).toEqual(['公示不得少于9日。请改为至少9日。']);
    const again = given('MZ-10', special, ...ready, post(9), object, close(true));
    expect(again.when(post(4)).then).toEqual(['PublicNoticePosted']);
    expect(again.when(post(3)).then).toBe('rule: notice-too-short');
  });

  it('hangs one at a time', () => {
    expect(given('MZ-10', received, ...ready, post(7)).when(post(7)).then).toBe('rule: notice-open');
  });
});
