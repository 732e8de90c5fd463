import { describe, expect, it } from '@jest/globals';
import { LateLoop } from './late-loop.js';

describe('an event loop', () => {
  it('is late when it stays so, not after a single long turn, and not any more once it keeps up', () => {
    let now = 0;
    const loop = new LateLoop(() => now);
    const after = (ms: number, delay: number) => ((now += ms), loop.isLate(delay));
    expect([after(0, 4_000), after(1_000, 4_000), after(1_000, 3), after(1_900, 3)]).not.toContain(true);
    expect([after(100, 700), after(2_900, 700), after(100, 700)]).toEqual([false, false, true]);
    expect(after(100, 499)).toBe(false);
  });
});
