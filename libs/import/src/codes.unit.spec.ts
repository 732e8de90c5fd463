import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codeFrom, codePart } from './codes.js';

describe('codes made from what a register says', () => {
  it('are the words themselves where they can be', () => {
    expect(codePart('West Roxbury')).toBe('West-Roxbury');
    expect(codeFrom('BOS', `D${codePart('10')}`)).toBe('BOS-D10');
  });

  it('tell apart what differs in other characters only, and never are an own desk', () => {
    expect(codePart('Hill / Dale')).not.toBe(codePart('Hill & Dale'));
    expect(codePart('Hill-Dale')).not.toBe(codePart('Hill Dale'));
    expect(codePart('own')).toMatch(/^own-[0-9a-f]{6}$/);
    expect(codePart('老城')).toMatch(/^[0-9a-f]{6}$/);
  });

  it('are codes, whatever the register says', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ minLength: 1 }), (district, community) => {
        expect(codeFrom('HBR', codePart(district), codePart(community))).toMatch(/^[A-Za-z0-9-]{1,40}$/);
      }),
    );
  });
});
