import { describe, expect, it } from '@jest/globals';
import { Absences } from '#libs/access/domain';
import { accepted, given, handler, received, routed, signed, told } from '../../testing/index.js';

const AWAY = { unit: handler.unit, from: '2026-09-14', to: '2026-09-18' };

/** Away that week: each person, with who stands in. */
function away(...absent: readonly (readonly [person: string, standIn: string])[]) {
  const absences = new Absences();
  for (const [person, standIn] of absent)
    absences.apply({ type: 'AbsenceEntered', data: { ...AWAY, absence: person, person, standIn } });
  return { with: { absences } };
}

const atTheAuthority = [received, accepted, routed, signed, told(handler, 'recuse', { reason: '亲属' })] as const;
const at = given('MZ-10', ...atTheAuthority.slice(0, 4));
const recused = given('MZ-10', ...atTheAuthority);
const colleague = { ...handler, person: 'li' };
const check = (...officers: string[]) => told(colleague, 'record-field-check', { officers, finding: '属实' });

describe('who is named for a part in a case', () => {
  it('is there: an assignment comes to the stand-in, and to nobody where that one is away, too', () => {
    const assign = told(handler, 'assign', { person: 'qian' });
    expect(at.when({ ...assign, ...away(['qian', 'sun']) }).outcome).toMatchObject([
      { data: { person: 'sun', insteadOf: 'qian' } },
    ]);
    const both = at.when({ ...assign, ...away(['qian', 'sun'], ['sun', 'li']) });
    expect(both.outcome).toMatchObject({ code: 'away-person', params: { person: 'qian' }, field: '/person' });
  });

  it('is not recused, nor stands in for somebody while recused', () => {
    expect(recused.when(told(colleague, 'assign', { person: handler.person })).then).toBe('rule: recused-person');
    const assign = told(colleague, 'assign', { person: 'qian' });
    expect(recused.when({ ...assign, ...away(['qian', handler.person]) }).then).toBe('rule: recused-person');
  });

  it('is there and not recused at a field check as well', () => {
    expect(recused.when(check('li', handler.person)).outcome).toMatchObject({
      code: 'recused-person',
      field: '/officers',
    });
    expect(recused.when({ ...check('li', 'qian'), ...away(['qian', 'sun']) }).then).toBe('rule: away-person');
    expect(recused.when(check('li', 'sun')).then).toEqual(['FieldCheckRecorded']);
  });
});
