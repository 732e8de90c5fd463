import { describe, expect, it } from '@jest/globals';
import { randomOctets } from './random-octets.js';

describe('random bytes', () => {
  it('are never the same twice, however many are drawn, nor changed afterwards', () => {
    const drawn = Array.from({ length: 2_000 }, () => randomOctets(12));
    const asTaken = drawn.map((octets) => octets.toString('hex'));
    randomOctets(64);
    expect(new Set(asTaken).size).toBe(drawn.length);
    expect(drawn.map((octets) => octets.toString('hex'))).toEqual(asTaken);
    expect(drawn.every(({ length }) => length === 12)).toBe(true);
  });
});
