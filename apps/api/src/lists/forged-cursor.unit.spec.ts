import { describe, expect, it } from '@jest/globals';
import { Cursors, isListCursor, isRevision, isText, isTime } from './cursor.js';

const cursors = new Cursors('a key of specs');
const FILTER = { region: '210100' };
const CASE = '3f8c1a9e-58a2-5c1d-8b4e-0a1b2c3d4e5f';

describe('a forged cursor', () => {
  it('is told from one that was written here', () => {
    const at = { receivedAt: '2026-03-02T01:00:00.000Z', caseId: CASE };
    expect(cursors.read(FILTER, cursors.write(FILTER, at), isListCursor)).toEqual(at);
    expect(() => cursors.read({ region: '310000' }, cursors.write(FILTER, at), isListCursor)).toThrow('invalid-cursor');
    expect(cursors.read(FILTER, undefined, isListCursor)).toBeNull();
  });

  it.each([
    ['a list', isListCursor, { receivedAt: '9999-99-99', caseId: CASE }],
    ['a list', isListCursor, { receivedAt: '99999-01-01T00:00:00.000Z', caseId: CASE }],
    ['a list', isListCursor, { receivedAt: '+012026-01-01T00:00:00.000Z', caseId: CASE }],
    ['a list', isListCursor, { receivedAt: 'Mon, 02 Mar 2026', caseId: CASE }],
    ['a list', isListCursor, { receivedAt: '2026-03-02T01:00:00.000Z', caseId: 'x' }],
    ['a list', isListCursor, null],
    ['a time', isTime, '0001-01-01T00:00:00.000Z'],
    ['a code', isText, 'a\0b'],
    ['a code', isText, 'a\ud800'],
    ['a code', isText, 'x'.repeat(301)],
    ['a code', isText, 7],
    ['a history', isRevision, -1],
    ['a history', isRevision, 1.5],
    ['a history', isRevision, 1e300],
    ['a history', isRevision, '1'],
  ] as [string, (at: unknown) => at is unknown, unknown][])('of %s cannot be forged (%#)', (_what, isAt, at) => {
    expect(() => cursors.read(FILTER, cursors.write(FILTER, at), isAt)).toThrow('invalid-cursor');
  });
});
