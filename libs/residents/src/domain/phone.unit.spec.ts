import { describe, expect, it } from '@jest/globals';
import { maskPhone, normalisePhone, parsePhone } from '#libs/residents/domain';

const MOBILE = [
  '13812348000',
  '+86 138-1234-8000',
  '86 13812348000',
  '8613812348000',
  '0086 138 1234 8000',
  '１３８１２３４８０００',
  '(+86)138 1234 8000',
];
const LANDLINE = [
  '024-88886666',
  '(024) 8888 6666',
  '+86 24 8888 6666',
  '+86 (0)24-8888-6666',
  '86-24-88886666',
  '862488886666',
  '0086 024 88886666',
  '02488886666',
  '０２４－８８８８６６６６',
  '024-88886666-8012',
  '024—88886666转8012',
  '02488886666 ext. 8012',
  '024-88886666 分机：8012',
  '024-88886666#8012',
  '024 88886666x8012',
];
const HONG_KONG = ['+852 9123 4567', '00852-91234567', '852 91234567', '+85291234567', '(852) 9123-4567'];
const MACAO = ['+853 6612 3456', '00853 66123456', '853-66123456'];
const TAIWAN = ['+886 912 345 678', '+886 (0)912-345-678', '00886912345678', '886-912345678', '0912-345-678'];
const TAIPEI = ['+886 2 2345 6789', '+886 (0)2 23456789', '00886-2-23456789'];

describe('a phone', () => {
  it.each([
    ['13812348000', MOBILE],
    ['02488886666', LANDLINE],
    [
      '4001234567',
      ['400-123-4567', '400 1234 567', '4001234567', '+86 400 123 4567', '86-4001234567', '400-123-4567转9'],
    ],
    ['8008100100', ['800-810-0100']],
    ['04118888666', ['0411-8888666', '+86 411 8888666', '86 0411 8888666']],
    ['03171234567'.replace('1234567', '2345678'), ['0317-2345678']],
    ['01065432100', ['010-65432100', '+861065432100']],
    ['88886666', ['8888-6666', '8888 6666转8012', '88886666-8012']],
    ['+85291234567', HONG_KONG],
    ['+85366123456', MACAO],
    ['+886912345678', TAIWAN],
    ['+886223456789', TAIPEI],
    ['+12125550123', ['+1 (212) 555-0123', '001 212 555 0123', '+1.212.555.0123']],
  ])('%s is kept however it was written', (kept, written) => {
    expect(written.map(normalisePhone)).toEqual(written.map(() => kept));
  });

  it.each([
    '12345',
    '110',
    'abc',
    '',
    '2488886666',
    '23812348000',
    '138123480001',
    '1381234800',
    '+86 12345',
    '+852 123',
    '+853 12345678',
    '+886 1',
    '+1',
    '+0 123456789',
    '0',
    '00',
    '024-8888',
    '024-8888666转',
    '138 1234 8000 / 139 1234 8000',
    '电话13812348000',
    '+1234567890123456',
  ])('%j is none', (text) => expect(parsePhone(text)).toBeNull());

  it('keeps its extension, which finds nobody', () => {
    expect(parsePhone('024-88886666转8012')).toMatchObject({ number: '02488886666', extension: '8012' });
    expect(parsePhone('024-88886666-8012')).toMatchObject({ extension: '8012' });
    expect(parsePhone('(024)8888 6666 - 12')).toMatchObject({ number: '02488886666', extension: '12' });
    expect(parsePhone('88886666')).toMatchObject({ extension: null });
  });
});

describe('whoever has a phone', () => {
  const finds = (asked: string, had: string): boolean => {
    const keys = parsePhone(had)?.keys ?? [];
    return (parsePhone(asked)?.wanted ?? []).some((wanted) => keys.includes(wanted));
  };

  it.each([MOBILE, LANDLINE, HONG_KONG, MACAO, TAIWAN, TAIPEI].map((written) => [written]))(
    'is found by every writing of it',
    (written) => {
      for (const asked of written)
        for (const had of written) expect([asked, had, finds(asked, had)]).toEqual([asked, had, true]);
    },
  );

  it('is found with and without the area', () => {
    expect(finds('88886666', '024-88886666')).toBe(true);
    expect(finds('024-88886666', '88886666')).toBe(true);
    expect(finds('9123 4567', '+852 9123 4567')).toBe(true);
    expect(finds('+852 9123 4567', '91234567')).toBe(true);
  });

  it('is not found by the number of another area, or by a part', () => {
    expect(finds('0411-88886666', '024-88886666')).toBe(false);
    expect(finds('+853 66123456', '+852 66123456')).toBe(false);
    expect(finds('13812348000', '13912348000')).toBe(false);
    expect(finds('12348000'.replace('1', '2'), '13822348000')).toBe(false);
  });
});

describe('what people see of a phone', () => {
  it.each([
    ['13812348000', '138****8000'],
    ['02488886666', '*******6666'],
    ['88886666', '****6666'],
    ['+85291234567', '+852****4567'],
    ['+12125550123', '*******0123'],
  ])('%s is %s', (number, masked) => expect(maskPhone(number)).toBe(masked));
});
