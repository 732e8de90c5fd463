import { describe, expect, it } from '@jest/globals';
import { commandIdOf, ifMatchOf } from './headers.js';
import { Problem } from './problem.js';
import type { ApiRequest } from './request.js';

const ASKER = { person: 'li.na', role: 'case-handler', unit: '210102-MZ' } as const;

function request(headers: Record<string, string>, more: object = {}): ApiRequest {
  const asked = { method: 'POST', params: { code: 'MZ-10' }, routeOptions: { url: '/v1/items/:code/admit' } };
  return { ...asked, headers, asker: ASKER, ...more } as unknown as ApiRequest;
}

describe('If-Match (RFC 9110 §13.1.1)', () => {
  it.each<[string, readonly number[] | null]>([
    ['"3"', [3]],
    ['"3", "5"', [3, 5]],
    [' "3" ,, "5",', [3, 5]],
    ['*', null],
    ['W/"3"', []],
    ['W/"3", "4"', [4]],
    ['"not-ours", "a,b", ""', []],
    ['"03"', []],
  ])('%s names %j', (text, named) => {
    expect(ifMatchOf(request({ 'if-match': text }))).toEqual(named);
  });

  it.each(['3', '"3', '3"', '"3" "4', '*, "3"', '', ',', 'w/"3"', '"3"x', '"a b"'])('%j is malformed', (text) => {
    expect(() => ifMatchOf(request({ 'if-match': text }))).toThrow(Problem);
  });

  it('may be left out', () => expect(ifMatchOf(request({}))).toBeNull());
});

describe('the id of a command', () => {
  const keyed = { 'idempotency-key': 'k' };
  const first = commandIdOf(request(keyed));

  it('is the same however the address was written', () => {
    expect(commandIdOf(request(keyed, { url: 'http://x/v1/%69tems/MZ-10/admit?x=1' }))).toBe(first);
  });

  it.each([
    ['another key', request({ 'idempotency-key': 'l' })],
    ['another place in the address', request(keyed, { params: { code: 'MZ-11' } })],
    ['another route', request(keyed, { routeOptions: { url: '/v1/items/:code/publish' } })],
    ['another person', request(keyed, { asker: { ...ASKER, person: 'wang' } })],
    ['another unit of the same person', request(keyed, { asker: { ...ASKER, unit: '210103-MZ' } })],
  ])('is another with %s', (_what, other) => expect(commandIdOf(other)).not.toBe(first));

  it('is never the same without a key', () => {
    expect(commandIdOf(request({}))).not.toBe(commandIdOf(request({})));
  });
});
