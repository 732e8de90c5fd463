import { describe, expect, it } from '@jest/globals';
import { CASE_ACTS, caseMatter } from './case.js';

/** What may stand in a text as it is: figures, days, numbers of papers, people, and what somebody said. */
const PLAIN = new Set([
  'asked',
  'basis',
  'bounds',
  'count',
  'date',
  'days',
  'from',
  'kind',
  'kindEn',
  'most',
  'number',
  'person',
  'request',
  'until',
  'version',
  'where',
  'whereEn',
]);
/** Codes on purpose: what is in no list has no name, what is to be typed stands beside its name, and departments have codes only. */
const CODES_TO_TYPE = new Set([
  'unknown-item',
  'unknown-material',
  'unknown-unit',
  'unit-closed',
  'override-not-fitting',
]);
const BARE = /\{([a-zA-Z]+\d*)\}/g;

const bareIn = ({ zh, en }: { readonly zh: string; readonly en: string }): readonly string[] =>
  [...(zh + en).matchAll(BARE)].flatMap(([, name = '']) => (PLAIN.has(name) ? [] : [name]));

describe('the words of a case', () => {
  const refusals = [...new Set(CASE_ACTS.flatMap((act) => caseMatter.refusalsOf(caseMatter.act(act.name))))];

  it('say every code by its name in a refusal', () => {
    const named = refusals.filter(({ code }) => !CODES_TO_TYPE.has(code));
    expect(named.length).toBeGreaterThan(100);
    const bare = named.map(({ code, title, detail }) => [code, [...bareIn(title), ...bareIn(detail)]] as const);
    expect(bare.filter(([, names]) => names.length > 0)).toEqual([]);
  });
});
