import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PROJECT_FOLDER } from '#libs/runtime';

const read = (path: string) => readFileSync(join(PROJECT_FOLDER, path), 'utf8');
const samples = [...read('docs/extending.md').matchAll(/```ts\n([\s\S]*?)\n```/g)].map(([, sample = '']) => sample);
const example = read('libs/kernel/testing/visit.ts');

describe('docs/extending.md', () => {
  it('shows an act, a rule, an event and a matter', () => {
    for (const word of ['defineAct(', 'guard(', 'defineEvent<', 'defineBeginning<', 'matterOf<'])
      expect(samples.join('\n')).toContain(word);
  });

  it('shows nothing but what stands in the example that is tested', () => {
    for (const part of samples.flatMap((sample) => sample.split('\n\n'))) expect(example).toContain(part);
  });
});
