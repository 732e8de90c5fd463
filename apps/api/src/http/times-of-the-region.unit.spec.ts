import { describe, expect, it } from '@jest/globals';
import { inZone } from './times-of-the-region.js';

const AT = '2026-03-02T01:00:00.000Z';

describe('the times of an answer', () => {
  it('carry the offset of the region and name the same instant', () => {
    const shown = inZone({ items: [{ at: AT, due: null }], receivedAt: AT }, 'Asia/Shanghai');
    const local = '2026-03-02T09:00:00.000+08:00';
    expect(shown).toEqual({ items: [{ at: local, due: null }], receivedAt: local });
    expect(Date.parse(local)).toBe(Date.parse(AT));
  });

  it.each([
    ['America/New_York', '2026-03-01T20:00:00.000-05:00'],
    ['Asia/Kathmandu', '2026-03-02T06:45:00.000+05:45'],
    ['UTC', '2026-03-02T01:00:00.000+00:00'],
  ])('of %s are %s', (zone, local) => {
    expect(inZone(AT, zone)).toBe(local);
  });

  it('leave dates, texts and figures as they are', () => {
    const answer = {
      due: '2026-03-23',
      text: `自${AT}起`,
      count: 3,
      none: null,
      isSo: true,
      odd: '2026-02-30T01:00:00.000Z',
    };
    expect(inZone(answer, 'Asia/Shanghai')).toEqual(answer);
  });
});
