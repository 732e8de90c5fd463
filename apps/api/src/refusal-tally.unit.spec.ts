import { describe, expect, it } from '@jest/globals';
import type { Logger } from '#libs/runtime';
import { RefusalTally } from './refusal-tally.js';

describe('the tally of refusals', () => {
  const told: unknown[] = [];
  const tally = new RefusalTally({ info: (line: unknown) => void told.push(line) } as unknown as Logger);

  it('says once who was refused how often, and begins anew', () => {
    for (let time = 0; time < 3; time++) tally.note('li.na', 403);
    tally.note(null, 401);
    tally.note('li.na', 409);
    tally.note('li.na', 200);
    tally.tell();
    tally.tell();
    expect(told.splice(0)).toEqual([{ total: 4, refused: { '403 li.na': 3, '401 nobody': 1 } }]);
  });

  it('names the most frequent of many and keeps no more than it needs', () => {
    for (let person = 0; person < 5_000; person++) tally.note(`person-${person}`, 429);
    tally.note('person-4999', 429);
    tally.tell();
    const [line] = told.splice(0) as { total: number; refused: Record<string, number> }[];
    expect(line?.total).toBe(5_001);
    expect(Object.keys(line?.refused ?? {})).toHaveLength(20);
    expect(Object.entries(line?.refused ?? {})[0]).toEqual(['429 person-4999', 2]);
  });
});
