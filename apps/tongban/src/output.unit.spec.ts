import { describe, expect, it } from '@jest/globals';
import { table } from './output.js';

describe('a table in the terminal', () => {
  it('lines up its columns, Chinese characters being two wide', () => {
    expect(
      table(
        ['unit', 'late'],
        [
          ['和平区', '3'],
          ['Roxbury', '12'],
        ],
      ),
    ).toBe(['unit     late', '和平区   3', 'Roxbury  12'].join('\n'));
  });
});
