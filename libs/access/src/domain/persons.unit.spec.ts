import { describe, expect, it } from '@jest/globals';
import { isPerson } from './persons.js';

describe('who somebody is', () => {
  it.each(['li.na', '李娜', 'case-handler@210102-MZ', '𠮷'.repeat(255), 'user 7'])('may be %.20s', (text) =>
    expect(isPerson(text)).toBe(true),
  );
  it.each(['', '   ', '\u200b', 'a\0b', 'a\nb', 'a\ud800', 'a'.repeat(256), 7, null, undefined])('is not %j', (value) =>
    expect(isPerson(value)).toBe(false),
  );
});
