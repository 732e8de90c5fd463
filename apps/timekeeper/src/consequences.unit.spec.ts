import { describe, expect, it } from '@jest/globals';
import type { KnownCase } from '#libs/case';
import { accepted, given, HEPING_MZ, received, resident, routed } from '#libs/case/testing';
import { shenyangUnits, UnitTree } from '#libs/region';
import type { MaskedResident } from '#libs/residents/domain';
import { Consequences, type ConsequencesParts } from './consequences.js';

const opened = shenyangUnits().map((data) => ({ type: 'UnitOpened' as const, data }));
const data = { code: HEPING_MZ, successor: '210103-MZ', to: '2026-09-14', source: 'x' };
const tree = UnitTree.of([...opened, { type: 'UnitClosed', data }]);
const state = given('MZ-10', received, accepted, routed).state as KnownCase;
const { residentId } = resident;
const row = { caseId: '1', residentId, region: '210100', revision: 3 };

/** As the model names it, and the record says it. */
function consequences(record: Pick<MaskedResident, 'revision' | 'diedOn'>, units = UnitTree.of(opened)) {
  const cases: ConsequencesParts['cases'] = {
    ofUnits: (_schema, ended) => Promise.resolve(ended.length > 0 ? ['2'] : []),
    ofTheDead: (_schema, but) => Promise.resolve(but.includes(`${residentId}@3`) ? [] : [row]),
  };
  const masked = () => Promise.resolve(record as MaskedResident);
  return new Consequences({ reference: { tree: units }, cases, residents: { masked } });
}

describe('what follows for cases from elsewhere', () => {
  it('a death ends what its resident had asked for', async () => {
    const follow = consequences({ revision: 3, diedOn: '2026-09-13' });
    expect(await follow.concerned('s', 9)).toEqual(['1']);
    expect(follow.next(state, 4)).toMatchObject({ command: { act: 'end-by-death' } });
  });

  it('a death that was taken back ends nothing, and is not asked about again', async () => {
    const follow = consequences({ revision: 3, diedOn: null });
    expect([await follow.concerned('s', 9), follow.isBehind, follow.next(state, 4)]).toEqual([[], false, null]);
  });

  it('a record that has not come to where its stream is is waited for', async () => {
    const follow = consequences({ revision: 2, diedOn: null });
    expect([await follow.concerned('s', 9), follow.isBehind]).toEqual([[], true]);
  });

  it('the end of a unit gives what it had to its successor', async () => {
    const follow = consequences({ revision: 3, diedOn: null }, tree);
    expect(await follow.concerned('s', 9)).toEqual(['2']);
    expect(follow.next(state, 4)?.command).toEqual({ act: 'succeed', payload: { unit: HEPING_MZ } });
  });
});
