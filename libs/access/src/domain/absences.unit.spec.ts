import { describe, expect, it } from '@jest/globals';
import { Absences } from './absences.js';

const away = { absence: '1', unit: '210102-MZ', person: 'qian', standIn: 'sun', from: '2026-03-02', to: '2026-03-06' };

function entered(...more: object[]): Absences {
  const absences = new Absences();
  for (const change of [{}, ...more]) absences.apply({ type: 'AbsenceEntered', data: { ...away, ...change } });
  return absences;
}

describe('who is away (AB岗)', () => {
  it('is stood in for from the first day to the last', () => {
    const absences = entered();
    const on = ['2026-03-01', '2026-03-02', '2026-03-06', '2026-03-07'].map((day) => absences.standInOf('qian', day));
    expect(on).toEqual([null, 'sun', 'sun', null]);
    expect(['2026-03-01', '2026-03-06'].map((day) => absences.isAway('qian', day))).toEqual([false, true]);
    expect(absences.standsInFor('sun', '2026-03-04')).toEqual(['qian']);
  });

  it('is back on the day on which it ends, and was never away where it is called off before', () => {
    const ended = entered();
    ended.apply({ type: 'AbsenceEnded', data: { absence: '1', unit: away.unit, on: '2026-03-04' } });
    expect(['2026-03-03', '2026-03-04'].map((day) => ended.standInOf('qian', day))).toEqual(['sun', null]);
    const off = entered();
    off.apply({ type: 'AbsenceEnded', data: { absence: '1', unit: away.unit, on: '2026-03-01' } });
    expect(off.get('1')).toBeNull();
  });

  it('acts for nobody while away, whatever was entered before that was refused', () => {
    const both = entered({ absence: '2', person: 'sun', standIn: 'li', from: '2026-03-05', to: '2026-03-05' });
    expect(['2026-03-04', '2026-03-05'].map((day) => both.standInOf('qian', day))).toEqual(['sun', null]);
    expect(['2026-03-04', '2026-03-05'].map((day) => both.standsInFor('sun', day))).toEqual([['qian'], []]);
  });
});
