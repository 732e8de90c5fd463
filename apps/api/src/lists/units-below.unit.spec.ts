import { describe, expect, it } from '@jest/globals';
import { shenyangUnits, UnitTree } from '#libs/region';
import { Problem } from '../http/problem.js';
import { limitOf } from './page-query.js';
import { unitsBelow } from './units-below.js';

const tree = UnitTree.of(shenyangUnits().map((data) => ({ type: 'UnitOpened', data })));
const below = (code: string | undefined) => unitsBelow('unit', code, '210100', tree);

describe('the units that a list is narrowed to', () => {
  it('are none where nobody asked, and null for the whole region', () => {
    expect(below(undefined)).toBeUndefined();
    expect(below('210100')).toBeNull();
  });

  it('are the unit, all below it and their own desks', () => {
    const district = below('210102') ?? [];
    expect(district).toEqual(
      expect.arrayContaining(['210102', '210102-MZ', '210102001', '210102001002', '210102000000']),
    );
    expect(district.every((code) => code.startsWith('210102'))).toBe(true);
    expect(new Set(district).size).toBe(district.length);
  });

  it('are the community alone, and the own desk alone', () => {
    expect(below('210102001002')).toEqual(['210102001002']);
    expect(below('210102000000')).toEqual(['210102000000']);
  });

  it.each(['210199', 'nowhere', '', '110000'])('%p is no unit of the region: the parameter is named', (code) => {
    expect(() => below(code)).toThrow(Problem);
    try {
      below(code);
    } catch (error) {
      expect(error).toMatchObject({ code: 'invalid-parameter', more: { faults: [{ field: 'unit', rule: 'unit' }] } });
    }
  });
});

describe('a page', () => {
  it('has fifty rows unless told', () => {
    expect(limitOf({})).toBe(50);
    expect(limitOf({ limit: '7' })).toBe(7);
  });
});
