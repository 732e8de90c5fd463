import { describe, expect, it } from '@jest/globals';
import { nameFault, nameKey, normaliseName } from '#libs/residents/domain';

describe('the name of a person', () => {
  it.each([
    '王秀英',
    '欧阳娜娜',
    '阿卜杜拉·买买提',
    '阿依古丽•艾合买提',
    '𠮷野𣗋',
    'Ægir O’Brien-Müller Jr.',
    'Nguyễn Thị Ánh',
    'أحمد محمد',
    'Đặng　Văn',
    'ประเสริฐ',
    '王芳（曾用名王方）',
  ])('may be %s', (name) => expect(nameFault(name)).toBeNull());

  it.each([
    ['', 'empty'],
    [' \t　\u00a0', 'empty'],
    ['王\u200b芳', 'invisible'],
    ['\u200d\u2060', 'invisible'],
    ['王芳\u202e', 'invisible'],
    ['\u2066王芳\u2069', 'invisible'],
    ['\ufeff王芳', 'invisible'],
    ['王\u00ad芳', 'invisible'],
    ['\u3164', 'invisible'],
    ['\u115f\u1160', 'invisible'],
    ['\uffa0王', 'invisible'],
    ['\u2800', 'invisible'],
    ['王\ufe0f', 'invisible'],
    ['王\u{e0100}', 'invisible'],
    ['王\u{e0041}芳', 'invisible'],
    ['王\u0007', 'invisible'],
    ['王\ue001', 'invisible'],
    ['王\u{10ffff}', 'invisible'],
    ['…', 'unreadable'],
    ['···', 'unreadable'],
    ['．．', 'unreadable'],
    ['- -', 'unreadable'],
    ['12345', 'unreadable'],
    ['？？？', 'unreadable'],
    ['😀', 'unreadable'],
    ['\u0301王', 'unreadable'],
    [`王${'\u0301'.repeat(20)}`, 'unreadable'],
  ])('is not %j: %s', (name, fault) => expect(nameFault(name)).toBe(fault));

  it('is kept without blanks around it, and with one between its parts', () => {
    expect(normaliseName('　王  秀英\u00a0')).toBe('王 秀英');
  });

  it('is the same however it was typed', () => {
    expect(nameKey('ＪＯＨＮ　Smith')).toBe(nameKey('John  SMITH'));
    expect(nameKey('王芳')).not.toBe(nameKey('王方'));
  });
});
