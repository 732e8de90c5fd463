import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openBytes, sealBytes, SUITE_NAMES } from '#libs/residents';

const key = Buffer.alloc(32, 7);

describe.each(SUITE_NAMES)('texts sealed with %s', (suite) => {
  it('open to what they were, and are never the same twice', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, bound) => {
        const text = Buffer.from(bytes);
        const sealed = sealBytes(suite, key, text, bound);
        expect(openBytes(key, sealed, bound)).toEqual(text);
        expect(sealBytes(suite, key, text, bound)).not.toEqual(sealed);
      }),
    );
  });

  it('do not open where a bit, the key or what they are bound to is another', () => {
    const text = Buffer.from('家住三楼');
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 7 }), (place, bit) => {
        const sealed = sealBytes(suite, key, text, 'e1');
        const at = place % sealed.length;
        sealed.writeUInt8(sealed.readUInt8(at) ^ (1 << bit), at);
        expect(() => openBytes(key, sealed, 'e1')).toThrow();
      }),
    );
    const sealed = sealBytes(suite, key, text, 'e1');
    expect(() => openBytes(key, sealed, 'e2')).toThrow();
    expect(() => openBytes(Buffer.alloc(32, 8), sealed, 'e1')).toThrow();
    for (let length = 0; length < sealed.length; length += 1)
      expect(() => openBytes(key, sealed.subarray(0, length), 'e1')).toThrow();
  });
});
