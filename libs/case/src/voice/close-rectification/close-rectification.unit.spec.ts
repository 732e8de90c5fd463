import { describe, expect, it } from '@jest/globals';
import { asker, counter, given, handler, HEPING_MZ, told, wholeWay } from '../../../testing/index.js';

const bad = told(counter, 'rate', { about: 'authority', score: 1, comment: null });
const close = (by = handler) => told(by, 'close-rectification', { finding: '属实', answer: '已致歉并改进' });

describe('closing a rectification', () => {
  it('says what was found and answered, sealed, at the unit that was rated', () => {
    const { outcome, state } = given('MZ-10', ...wholeWay, bad).when(close());
    expect(outcome).toMatchObject([
      {
        data: {
          rectification: 'rectification-1',
          unit: HEPING_MZ,
          finding: { plain: '属实' },
          answer: { plain: '已致歉并改进' },
        },
      },
    ]);
    expect(state).toMatchObject({ voice: { rectifications: [{ closedAt: '2026-09-14T04:00:00.000Z' }] } });
  });

  it('is done by one above as well, once, and never by another unit', () => {
    expect(given('MZ-10', ...wholeWay, bad).when(close(asker('supervisor', '210102'))).then).toEqual([
      'RectificationClosed',
    ]);
    expect(given('MZ-10', ...wholeWay, bad, close()).when(close()).then).toBe('rule: no-rectification');
    expect(given('MZ-10', ...wholeWay).when(close()).then).toBe('rule: no-rectification');
    expect(given('MZ-10', ...wholeWay, bad).when(close(asker('case-handler', '210103-MZ'))).then).toMatch(
      /not-allowed|no-rectification/,
    );
  });
});
