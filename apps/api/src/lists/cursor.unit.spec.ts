import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from '../http/problem.js';
import { Cursors, isListCursor, isText, isTime } from './cursor.js';

const cursors = new Cursors('a key of specs');
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
    expect(cursors.read(filter, cursors.write(filter, at), isListCursor)).toEqual(at);
    expect(cursors.read(filter, undefined, isListCursor)).toBeNull();
  });

  it('is a text that stands in an address as it is', () => {
    fc.assert(
      fc.property(keptText, (place) => {
        const cursor = cursors.write({ place }, place);
        expect(encodeURIComponent(cursor)).toBe(cursor);
        expect(cursors.read({ place }, cursor, isText)).toBe(Buffer.from(place).toString());
      }),
    );
  });

  it.each([
    ['another filter', cursors.write({ ...filter, item: 'MZ-11' }, at)],
    ['a filter with less in it', cursors.write({ region: '210100' }, at)],
    ['a place of another kind of list', cursors.write(filter, 'MZ-10')],
    ['a case that is none', cursors.write(filter, { ...at, caseId: '1' })],
    ['a time that is none', cursors.write(filter, { ...at, receivedAt: 'yesterday' })],
    ['a place that lacks a part', cursors.write(filter, { caseId: at.caseId })],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['JSON of another shape', Buffer.from('{"at":1}').toString('base64url')],
    ['another installation', new Cursors('another key').write(filter, at)],
    ['a place that was changed', cursors.write(filter, at).replace(/^.{8}/, 'AAAAAAAA')],
    ['a signature that was cut off', cursors.write(filter, at).replace(/\..*$/, '')],
    ['a shorter signature', cursors.write(filter, at).slice(0, -1)],
    ['nothing', ''],
    ['what is no base64', '%%%'],
  ])('of %s is refused', (_what, cursor) => {
    expect(refusalOf(() => cursors.read(filter, cursor, isListCursor))).toBe('invalid-cursor');
  });

  it('that anybody made up is refused, and never breaks the list', () => {
    fc.assert(
      fc.property(fc.string(), (made) => {
        expect(refusalOf(() => cursors.read(filter, made, isListCursor))).toBe('invalid-cursor');
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
