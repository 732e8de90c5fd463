import { describe, expect, it } from '@jest/globals';
import { sharedLoader } from './shared-loader.js';

describe('a look-up that callers share', () => {
  it('lets none of them answer for the fault of another', async () => {
    const asked: (readonly string[])[] = [];
    const loader = sharedLoader((keys: readonly string[]) => {
      asked.push(keys);
      return keys.includes('bad') ? Promise.reject(new Error('bad')) : Promise.resolve(keys.map((key) => key.length));
    });
    const found = await Promise.allSettled(['a', 'bad', 'abc'].map((key) => loader.load(key)));
    expect(found).toEqual([
      { status: 'fulfilled', value: 1 },
      { status: 'rejected', reason: new Error('bad') },
      { status: 'fulfilled', value: 3 },
    ]);
    expect(asked).toEqual([['a', 'bad', 'abc'], ['a'], ['bad'], ['abc']]);
    await expect(loader.load('ab')).resolves.toBe(2);
  });
});
