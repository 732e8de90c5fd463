import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { ChainHeads } from './chain-heads.js';

const chainOf = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the last links of streams', () => {
  it('are kept, each the latest one, however many streams there are', () => {
    const heads = new ChainHeads();
    const streams = Array.from({ length: 5_000 }, (_, index) => `case-${index}`);
    for (const [index, stream] of streams.entries()) {
      expect(heads.get(stream)).toBeNull();
      heads.set(stream, { revision: 0, chain: chainOf(stream) });
      if (index % 2 === 0) heads.set(stream, { revision: index, chain: chainOf(`${stream} later`) });
    }
    expect(heads.size).toBe(5_000);
    for (const [index, stream] of streams.entries())
      expect(heads.get(stream)).toEqual(
        index % 2 === 0
          ? { revision: index, chain: chainOf(`${stream} later`) }
          : { revision: 0, chain: chainOf(stream) },
      );
  });

  it('stay another value where somebody stored what is no link', () => {
    const heads = new ChainHeads();
    heads.set('case-one', { revision: 0, chain: chainOf('one') });
    heads.set('case-one', { revision: 1, chain: 'none' });
    expect(heads.get('case-one')).toEqual({ revision: 1, chain: '0'.repeat(64) });
  });
});
