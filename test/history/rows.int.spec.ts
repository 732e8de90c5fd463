import { describe, expect, it } from '@jest/globals';
import { differences } from './compare.js';
import { expected } from './files.js';
import { nameOf, readRows, type Row } from './rows.js';

/** More differences than these are one and the same cause. */
const SHOWN = 12;

describe('the read models of the recorded history', () => {
  it('hold the same rows: cases, what is owed, boards, statistics', async () => {
    const [then, now] = [expected<Row>('rows'), new Map((await readRows()).map((row) => [nameOf(row), row]))];
    const before = new Set(then.map(nameOf));
    expect([...now.keys()].filter((name) => !before.has(name)).slice(0, SHOWN)).toEqual([]);
    expect(then.flatMap((row) => differences(row, now.get(nameOf(row)), nameOf(row))).slice(0, SHOWN)).toEqual([]);
  });
});
