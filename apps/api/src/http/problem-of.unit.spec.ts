import { describe, expect, it } from '@jest/globals';
import { StreamUnreadable } from '#libs/kernel';
import { problemOf } from './problem-of.js';

describe('what a failed request is answered with', () => {
  it('of a case that cannot be read is 409 with the rule, and never an inner error', () => {
    const problem = problemOf(new StreamUnreadable('case-1', new Error('unknown event')));
    expect(problem).toMatchObject({ code: 'case-unreadable', status: 409, more: { rule: expect.any(String) } });
  });

  it('of anything that nobody foresaw is 500', () => {
    expect(problemOf(new Error('x'))).toMatchObject({ code: 'internal-error', status: 500 });
  });
});
