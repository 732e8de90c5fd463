import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PROJECT_FOLDER } from '#libs/runtime';
import { systemRegistry } from './system-registry.js';

describe('the events of a system', () => {
  it('all stand in docs/events.md', () => {
    const document = readFileSync(join(PROJECT_FOLDER, 'docs', 'events.md'), 'utf8');
    const described = new Set([...document.matchAll(/^### (\w+)$/gm)].map(([, type]) => type));
    expect(systemRegistry().types.filter((type) => !described.has(type))).toEqual([]);
  });
});
