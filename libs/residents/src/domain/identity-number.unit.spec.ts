import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkCharacter, parseIdentityNumber } from '#libs/residents/domain';

const TODAY = '2026-11-23';

describe('an identity number', () => {
  it.each([
    ['440524188001010014', 'resident', '440524188001010014', '1880-01-01'],
    ['11010519491231002X', 'resident', '11010519491231002X', '1949-12-31'],
    ['11010519491231002x', 'resident', '11010519491231002X', '1949-12-31'],
    ['１１０１０５ 19491231 002X', 'resident', '11010519491231002X', '1949-12-31'],
    ['110105491231002', 'resident', '11010519491231002X', '1949-12-31'],
    ['810000199001010019', 'residence-permit', '810000199001010019', '1990-01-01'],
    ['91184019900101123X', 'permanent-residence', '91184019900101123X', '1990-01-01'],
    ['CAN110190010112', 'permanent-residence', 'CAN110190010112', null],
    ['can 1101 900101 12', 'permanent-residence', 'CAN110190010112', null],
    ['110105·19491231·002x', 'resident', '11010519491231002X', '1949-12-31'],
  ])('%s is read', (text, type, normalised, birthDate) => {
    expect(parseIdentityNumber(text, TODAY)).toEqual({ type, normalised, birthDate });
  });

  it.each([
    ['11010519491231002', 'malformed'],
    ['110105194912310021', 'check-digit'],
    ['11010519491331002X', 'check-digit'],
    ['110105491331002', 'birth-date'],
    ['110105490229002', 'birth-date'],
    ['CAN110190130112', 'birth-date'],
    ['CAN110190023012', 'birth-date'],
    ['', 'malformed'],
    ['护照 E12345678', 'malformed'],
  ])('%s is refused: %s', (text, error) => {
    expect(parseIdentityNumber(text, TODAY)).toEqual({ error });
  });

  it('is refused when it is born on a day that does not exist, or tomorrow', () => {
    const of = (birth: string) => `210102${birth}001` + checkCharacter(`210102${birth}001`);
    expect(parseIdentityNumber(of('19990230'), TODAY)).toEqual({ error: 'birth-date' });
    for (const birth of [
      '19990229',
      '19990431',
      '19991301',
      '19990001',
      '19990100',
      '00010101',
      '00000000',
      '18491231',
    ])
      expect(parseIdentityNumber(of(birth), TODAY)).toEqual({ error: 'birth-date' });
    expect(parseIdentityNumber(of('20261124'), TODAY)).toEqual({ error: 'birth-in-future' });
    expect(parseIdentityNumber(of('20261123'), TODAY)).toMatchObject({ birthDate: '2026-11-23' });
  });

  it('never survives the change of one digit', () => {
    const digits = fc.tuple(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 999 }), digits, (serial, [place, change]) => {
        const seventeen = `21010219400101${serial}`;
        const right = seventeen + checkCharacter(seventeen);
        const wrong = [...right];
        wrong[place] = String((Number(wrong[place]) + change) % 10);
        expect(parseIdentityNumber(right, TODAY)).toHaveProperty('type');
        expect(parseIdentityNumber(wrong.join(''), TODAY)).toHaveProperty('error');
      }),
    );
  });
});
