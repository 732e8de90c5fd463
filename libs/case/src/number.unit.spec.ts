import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asCaseNumber, caseNumber, hasWrongCheckCharacter, isCaseNumber } from './number.js';

const anyNumber = fc
  .tuple(fc.constantFrom('210124001001', '210102-MZ', 'BOS-D7', '210100'), fc.uuid())
  .map(([unit, caseId]) => caseNumber(unit, '2026-09-14', caseId));

describe('the case number', () => {
  it('is the unit, the date and eight characters', () => {
    const number = caseNumber('210124001001', '2026-09-14', '0c1d2e3f-4a5b-5c6d-8e7f-901234567890');
    expect(number).toMatch(/^210124001001-20260914-[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(isCaseNumber(number)).toBe(true);
  });

  it('is known by its check character, and one wrong character is found', () => {
    fc.assert(
      fc.property(anyNumber, fc.nat(7), fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), (number, at, other) => {
        const place = number.length - 8 + at;
        const wrong = number.slice(0, place) + other + number.slice(place + 1);
        expect(isCaseNumber(number)).toBe(true);
        expect(isCaseNumber(wrong)).toBe(wrong === number);
      }),
    );
  });

  it('is understood as it was typed', () => {
    expect(asCaseNumber(' 210102-MZ-20260914-o1lIabcd ')).toBe('210102-MZ-20260914-0111ABCD');
    expect(isCaseNumber('210102')).toBe(false);
  });

  it('is found full width, spaced, with other hyphens and without any', () => {
    const number = caseNumber('210124001001', '2026-09-14', '0c1d2e3f-4a5b-5c6d-8e7f-901234567890');
    const full = number.replace(/[0-9A-Z-]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));
    const grouped = number.replace(/(.{4})/g, '$1 ');
    const typed = [
      full,
      grouped,
      number.replaceAll('-', ' '),
      number.replaceAll('-', ' – '),
      number.replaceAll('-', ''),
    ];
    expect(typed.map(asCaseNumber)).toEqual(typed.map(() => number));
    const department = caseNumber('210102-MZ', '2026-09-14', '0c1d2e3f-4a5b-5c6d-8e7f-901234567890');
    expect(asCaseNumber(department.toLowerCase())).toBe(department);
    expect(asCaseNumber(department.replaceAll('-', ' '))).toBe(department);
  });

  it('that was mistyped is told from what is no number at all', () => {
    const number = caseNumber('210124001001', '2026-09-14', '0c1d2e3f-4a5b-5c6d-8e7f-901234567890');
    const wrong = number.slice(0, -1) + (number.endsWith('A') ? 'B' : 'A');
    expect([number, wrong, `${number.slice(0, -1)}U`, '210102', 'BOS-1'].map(hasWrongCheckCharacter)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });
});
