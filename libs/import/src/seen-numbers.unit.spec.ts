import { describe, expect, it } from '@jest/globals';
import { SeenNumbers } from './seen-numbers.js';

describe('the numbers of a file', () => {
  it('are known again, with the same content or with other, however many there are', () => {
    const seen = new SeenNumbers();
    const numbers = Array.from({ length: 5_000 }, (_, index) => `N-${index}`);
    for (const number of numbers) expect(seen.see(number, 'first')).toBe('first');
    for (const number of numbers)
      expect(seen.see(number, number.endsWith('7') ? 'other' : 'first')).toBe(number.endsWith('7') ? 'other' : 'same');
  });
});
