import { describe, expect, it } from '@jest/globals';
import { EventRegistry, UnknownEvent } from './registry.js';

const moved = {
  type: 'Moved',
  version: 3,
  upcasters: {
    1: (data: object) => ({ ...data, street: null }),
    2: (data: object) => ({ ...data, floor: 0 }),
  },
};

describe('the registry of events', () => {
  it('knows what it was given, and in which version it is written', () => {
    const registry = new EventRegistry([{ type: 'Noted', version: 1 }, moved]);
    expect(registry.types).toEqual(['Noted', 'Moved']);
    expect(registry.versionOf('Moved')).toBe(3);
  });

  it('fails at start on a name that is registered twice', () => {
    const noted = { type: 'Noted', version: 1 };
    expect(() => new EventRegistry([noted, moved, noted])).toThrow('Noted is registered twice');
  });

  it.each([0, -1, 1.5, NaN])('fails at start on version %d', (version) => {
    expect(() => new EventRegistry([{ type: 'Noted', version }])).toThrow('Noted has no version');
  });

  it('fails at start where an older shape could not be read', () => {
    const upcasters = { 1: moved.upcasters[1] };
    expect(() => new EventRegistry([{ ...moved, upcasters }])).toThrow('lacks the upcaster from version 2');
  });

  it('brings an older shape up step by step', () => {
    const registry = new EventRegistry([moved]);
    expect(registry.upcast('Moved', 1, { to: 'x' })).toEqual({ to: 'x', street: null, floor: 0 });
    expect(registry.upcast('Moved', 2, { to: 'x', street: 'y' })).toEqual({ to: 'x', street: 'y', floor: 0 });
    expect(registry.upcast('Moved', 3, { to: 'x', street: 'y', floor: 2 })).toEqual({ to: 'x', street: 'y', floor: 2 });
  });

  it('refuses an event that it does not know, or only in older versions', () => {
    const registry = new EventRegistry([moved]);
    expect(() => registry.versionOf('Lost')).toThrow(UnknownEvent);
    expect(() => registry.upcast('Lost', 1, {})).toThrow(UnknownEvent);
    expect(() => registry.upcast('Moved', 4, {})).toThrow('newer than this program knows');
  });
});
