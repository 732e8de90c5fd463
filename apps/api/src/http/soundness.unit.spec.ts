import { describe, expect, it } from '@jest/globals';
import { jsonOf } from './body-parser.js';
import { Problem } from './problem.js';
import { mustBeSound } from './soundness.js';

function faultsOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return (error.more.faults ?? []).map(({ field, rule }) => [field, rule]);
    throw error;
  }
  return [];
}

const nested = (depth: number) => `{"x":${'['.repeat(depth)}${']'.repeat(depth)}}`;

describe('a body that no check of its fields should see', () => {
  it.each([
    ['{"__proto__":{"role":"operator"}}', '/__proto__', 'unknown-field'],
    ['{"constructor":{"prototype":{}}}', '/constructor', 'unknown-field'],
    ['{"a":[{"toString":1}]}', '/a/0/toString', 'unknown-field'],
    ['{"hasOwnProperty":1}', '/hasOwnProperty', 'unknown-field'],
    ['{"__defineGetter__":1}', '/__defineGetter__', 'unknown-field'],
    ['{"a/b":{"valueOf":null}}', '/a~1b/valueOf', 'unknown-field'],
    ['{"a":1e400}', '/a', 'number'],
    ['{"a":[-9007199254740993]}', '/a/0', 'number'],
    ['{"a":"\\u0000"}', '/a', 'sound-text'],
    ['{"a":"\\ud800"}', '/a', 'sound-text'],
    [nested(20), `/x${'/0'.repeat(19)}`, 'depth'],
    [nested(300_000), `/x${'/0'.repeat(19)}`, 'depth'],
  ])('%.60s is refused by name', (text, field, rule) => {
    expect(faultsOf(() => jsonOf(Buffer.from(text)))).toEqual([[field, rule]]);
  });

  it('is told of a hundred times at the most', () => {
    const text = JSON.stringify({ all: Array.from({ length: 5_000 }, () => '\0') });
    expect(faultsOf(() => jsonOf(Buffer.from(text)))).toHaveLength(100);
  });

  it('is not what people write', () => {
    const text = '{"note":"对象 prototype 😀","days":365,"share":0.25,"deep":[[[[{}]]]],"Constructor":null}';
    expect(jsonOf(Buffer.from(text))).toEqual(JSON.parse(text));
  });
});

describe('a parameter', () => {
  it.each([
    [{ params: { code: 'a\0' }, query: {} }, 'code', 'sound-text'],
    [{ params: {}, query: { person: '\0' } }, 'person', 'sound-text'],
    [{ params: {}, query: { item: ['x', '\0'] } }, 'item', 'sound-text'],
    [{ params: {}, query: JSON.parse('{"__proto__":"1"}') as object }, '__proto__', 'unknown-field'],
    [{ params: {}, query: { constructor: '1' } }, 'constructor', 'unknown-field'],
  ])('%j is refused by name', (request, field, rule) => {
    expect(faultsOf(() => mustBeSound(request))).toEqual([[field, rule]]);
  });
});
