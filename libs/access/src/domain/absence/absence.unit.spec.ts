import { describe, expect, it } from '@jest/globals';
import { isRefusal, type Asker, type Hierarchy } from '#libs/kernel/domain';
import type { Absence } from '../absences.js';
import { absenceMatter, type AbsenceCommand } from './absence.js';
import type { AbsenceState } from './kit.js';

const UNIT = '210102-MZ';
const tree: Hierarchy = {
  isWithin: (code, ancestor) => code.startsWith(ancestor),
  districtOf: (code) => code.slice(0, 6),
  divisionOf: (code) => ({ code }),
  regionOf: () => ({ code: '210100' }),
  timezoneOf: () => 'Asia/Shanghai',
};
const away: Absence = {
  absence: '1',
  unit: UNIT,
  person: 'qian',
  standIn: 'sun',
  from: '2026-03-02',
  to: '2026-03-06',
};
const qian: Asker = { person: 'qian', role: 'case-handler', unit: UNIT };
const above: Asker = { person: 'wu', role: 'supervisor', unit: '210102' };

const enter = (changes: Partial<Absence> = {}): AbsenceCommand => ({
  act: 'enter-absence',
  payload: { ...away, ...changes },
});
const end = (changes: Partial<Absence> = {}): AbsenceCommand => ({
  act: 'end-absence',
  payload: { ...away, ...changes },
});

/** What came of each command, one after the other: the type of an event, or the code of a refusal. */
function told(...commands: readonly (readonly [Asker, AbsenceCommand, today?: string])[]) {
  let state: AbsenceState = absenceMatter.initial;
  const came = commands.map(([asker, command, today = '2026-03-01']) => {
    const now = `${today}T01:00:00.000Z`;
    const decided = absenceMatter.decide(command, state, { now, asker, tree, unit: UNIT, today });
    if (isRefusal(decided)) return decided.code;
    const metadata = { occurredAt: now, recordedAt: now, actor: asker };
    for (const event of decided) state = absenceMatter.evolve(state, { event, metadata, stream: `absences-${UNIT}` });
    return decided.map(({ type }) => type).join();
  });
  return { came, state };
}

describe('who of a unit is away', () => {
  it('says it of oneself, and is back before the end', () => {
    const { came, state } = told([qian, enter()], [qian, end(), '2026-03-04'], [qian, end(), '2026-03-05']);
    expect(came).toEqual(['AbsenceEntered', 'AbsenceEnded', 'not-away']);
    expect(state).toEqual({ phase: 'kept', absences: [{ ...away, to: '2026-03-03' }] });
  });

  it('was never away where it is called off before the first day', () => {
    expect(told([qian, enter()], [qian, end()]).state).toEqual({ phase: 'kept', absences: [] });
  });

  it('is entered by a superior of anybody, and by nobody else', () => {
    const others: readonly Asker[] = [
      { ...qian, person: 'li' },
      { ...qian, unit: '210103-MZ' },
      { ...above, unit: '210103' },
      { ...qian, role: 'auditor' },
    ];
    expect(told([above, enter()]).came).toEqual(['AbsenceEntered']);
    for (const other of others) expect(told([other, enter()]).came).toEqual(['not-their-absence']);
    expect(told([qian, enter()], [{ ...qian, person: 'li' }, end()]).came).toEqual([
      'AbsenceEntered',
      'not-their-absence',
    ]);
  });

  it('names somebody else, and a day that is still to come', () => {
    expect(told([qian, enter({ standIn: 'qian' })]).came).toEqual(['stand-in-self']);
    expect(told([qian, enter(), '2026-03-07']).came).toEqual(['day-passed']);
  });

  it('is not away twice, and does not stand in while away', () => {
    const then = (changes: Partial<Absence>) =>
      told([above, enter()], [above, enter({ absence: '2', ...changes })]).came.at(-1);
    expect(then({ from: '2026-03-06', to: '2026-03-09' })).toBe('away-already');
    expect(then({ person: 'li', standIn: 'qian' })).toBe('away-already');
    expect(then({ person: 'li' })).toBe('AbsenceEntered');
    expect(then({ from: '2026-03-07', to: '2026-03-09' })).toBe('AbsenceEntered');
  });

  it('means the same in either order of entering: whoever stands in is not away then', () => {
    const then = (changes: Partial<Absence>) =>
      told([above, enter()], [above, enter({ absence: '2', person: 'sun', standIn: 'li', ...changes })]).came.at(-1);
    expect(then({ from: '2026-03-06', to: '2026-03-09' })).toBe('stands-in-already');
    expect(then({ from: '2026-03-07', to: '2026-03-09' })).toBe('AbsenceEntered');
  });
});
