import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { v5 } from 'uuid';
import { isUuid, nameUuid } from './ids.js';

describe('an id that follows from a name', () => {
  it('is the UUID of version 5 that everybody else makes of it', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.string({ unit: 'binary' }), (namespace, name) => {
        const id = nameUuid(namespace, name);
        expect(id).toBe(v5(name, namespace));
        expect(isUuid(id)).toBe(true);
      }),
    );
  });

  it('needs a namespace', () => {
    expect(() => nameUuid('tongban', 'a name')).toThrow(TypeError);
  });
});
