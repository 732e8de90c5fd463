import { describe, expect, it } from '@jest/globals';
import { fieldError, fieldFault, Problem, problemBody, problemType } from './problem.js';
import { PROBLEM_STATUS, type ProblemCode } from './problem-codes.js';
import { en } from './texts-en.js';
import { zh } from './texts-zh.js';

const codes = Object.keys(PROBLEM_STATUS) as ProblemCode[];
const placeholders = (text: string): string[] => [...text.matchAll(/\{[a-zA-Z]+\}/g)].map(([found]) => found).sort();

describe('a problem', () => {
  it.each(codes)('%s has a status of an error, an address for ever, and words in both languages', (code) => {
    const problem = new Problem(code);
    expect(problem.status).toBeGreaterThanOrEqual(400);
    expect(problem.status).toBeLessThan(600);
    for (const language of ['zh', 'en'] as const) {
      const body = problemBody(problem, language);
      expect(body).toMatchObject({ type: `urn:tongban:problem:${code}`, code, status: problem.status, errors: [] });
      expect(body.title).not.toBe('');
      expect(body.detail).not.toBe('');
    }
    expect(problemType(code)).toBe(`urn:tongban:problem:${code}`);
  });

  it('says the same in both languages: no figure or name stands in one alone', () => {
    for (const code of codes)
      expect(placeholders(zh.problems[code].detail)).toEqual(placeholders(en.problems[code].detail));
    for (const [rule, text] of Object.entries(zh.fields))
      expect([rule, placeholders(text)]).toEqual([
        rule,
        placeholders(new Map(Object.entries(en.fields)).get(rule) ?? ''),
      ]);
  });

  it('names each bad field with its rule', () => {
    const faults = [fieldFault('/materials/0/code', 'required'), fieldFault('limit', 'required')];
    const { errors } = problemBody(new Problem('invalid-body', { faults }), 'en');
    expect(errors.map(({ field, rule }) => `${field} ${rule}`)).toEqual([
      '/materials/0/code required',
      'limit required',
    ]);
    expect(errors.every(({ message }) => message !== '')).toBe(true);
  });

  it('carries the reference of a rule only where one forbids it', () => {
    expect(problemBody(new Problem('case-not-found'), 'zh')).not.toHaveProperty('rule');
    expect(problemBody(new Problem('case-not-found', { rule: '行政许可法 32' }), 'zh').rule).toBe('行政许可法 32');
  });

  it('says a dash where it was not told what to say', () => {
    const [rule] = Object.entries(zh.fields).find(([, text]) => placeholders(text).length > 0) ?? [];
    expect(rule).toBeDefined();
    expect(fieldError(fieldFault('f', rule as Parameters<typeof fieldFault>[1]), 'zh').message).toContain('—');
  });
});
