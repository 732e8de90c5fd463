import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from '../http/problem.js';
import { isListCursor, isText, isTime, readCursor, writeCursor } from './cursor.js';

const filter = { region: '210100', item: 'MZ-10' };
const at = { receivedAt: '2026-09-14T04:00:00.000Z', caseId: '0c1d2e3f-4a5b-5c6d-8e7f-901234567890' };

/** What a row may hold: a NUL is in none. */
const keptText = fc.string({ unit: 'binary', maxLength: 100 }).filter((text) => !text.includes('\0'));

function refusalOf(read: () => unknown): string {
  try {
    read();
    return 'none';
  } catch (error) {
    return error instanceof Problem ? error.code : 'another error';
  }
}

describe('a cursor', () => {
  it('goes on where the page before it ended, for the filter that it was made for', () => {
    expect(readCursor(filter, writeCursor(filter, at), isListCursor)).toEqual(at);
    expect(readCursor(filter, undefined, isListCursor)).toBeNull();
  });

  it('is a text that stands in an address as it is', () => {
    fc.assert(
      fc.property(keptText, (place) => {
        const cursor = writeCursor({ place }, place);
        expect(encodeURIComponent(cursor)).toBe(cursor);
        expect(readCursor({ place }, cursor, isText)).toBe(Buffer.from(place).toString());
      }),
    );
  });

  it.each([
    ['another filter', writeCursor({ ...filter, item: 'MZ-11' }, at)],
    ['a filter with less in it', writeCursor({ region: '210100' }, at)],
    ['a place of another kind of list', writeCursor(filter, 'MZ-10')],
    ['a case that is none', writeCursor(filter, { ...at, caseId: '1' })],
    ['a time that is none', writeCursor(filter, { ...at, receivedAt: 'yesterday' })],
    ['a place that lacks a part', writeCursor(filter, { caseId: at.caseId })],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['JSON of another shape', Buffer.from('{"at":1}').toString('base64url')],
    ['nothing', ''],
    ['what is no base64', '%%%'],
  ])('of %s is refused', (_what, cursor) => {
    expect(refusalOf(() => readCursor(filter, cursor, isListCursor))).toBe('invalid-cursor');
  });

  it('that anybody made up is refused, and never breaks the list', () => {
    fc.assert(
      fc.property(fc.string(), (made) => {
        expect(refusalOf(() => readCursor(filter, made, isListCursor))).toBe('invalid-cursor');
      }),
    );
  });
});

describe('a time in a cursor', () => {
  it.each([
    ['2026-09-14T04:00:00.000Z', true],
    ['2026-13-01T00:00:00Z', false],
    ['', false],
    [1_789_000_000_000, false],
    [null, false],
  ])('%p: %p', (value, is) => {
    expect(isTime(value)).toBe(is);
  });
});
