import { describe, expect, it } from '@jest/globals';
import { isRefusal, ROLES, type Asker, type Hierarchy } from '#libs/kernel/domain';
import {
  changedPerson,
  differingFields,
  isPlainText,
  residentMatter,
  type Person,
  type ResidentChange,
  type ResidentCommand,
  type ResidentEvent,
} from '#libs/residents/domain';

const person: Person = {
  name: '王秀英',
  idType: 'resident',
  idNumber: '11010519491231002X',
  birthDate: '1949-12-31',
  guardian: null,
  phone: '024-88886666',
  address: '文艺路 12号',
  householdUnit: '210102001002',
  residenceUnit: '210102001003',
  insuredUnit: null,
  diedOn: null,
};
const clerk: Asker = { person: 'wang', role: 'intake-clerk', unit: '210102' };
const tree: Hierarchy = {
  isWithin: (code, ancestor) => code.startsWith(ancestor),
  districtOf: (code) => code.slice(0, 6),
  divisionOf: (code) => ({ code }),
  regionOf: () => ({ code: '210100' }),
  timezoneOf: () => 'Asia/Shanghai',
};
const registered = { phase: 'registered', region: '210100', revision: 0, subject: 'resident-1' } as const;
const contextOf = (of: Person, asker = clerk) => ({
  ...{ now: '2026-11-23T01:00:00.000Z', asker, tree, region: '210100', today: '2026-11-23', person: of },
});
/** The event that a command makes happen, or the code of its refusal. */
function decide(command: ResidentCommand, of: Person = person, asker = clerk): ResidentEvent | string {
  const decided = residentMatter.decide(command, registered, contextOf(of, asker));
  return isRefusal(decided) ? decided.code : (decided[0] ?? 'nothing');
}
const changeOf = (command: ResidentCommand, of: Person = person): ResidentChange => {
  const event = decide(command, of);
  if (typeof event === 'string' || event.type === 'ResidentRegistered' || !isPlainText(event.data.change))
    throw new Error('nothing happened');
  return JSON.parse(event.data.change.plain) as ResidentChange;
};

describe('what differs from the record', () => {
  it('is named, and nothing that was not said', () => {
    const said = { name: '王秀兰', phone: '13900000000', residenceUnit: '210102001003', address: null };
    expect(differingFields(person, said)).toEqual(['name', 'phone']);
    expect(differingFields(person, {})).toEqual([]);
  });

  it('is not what is the same in another writing', () => {
    expect(differingFields(person, { name: ' 王 秀英', phone: '8888 6666', address: '文艺路12号' })).toEqual([]);
    expect(differingFields(person, { phone: '+86 24 88886666' })).toEqual([]);
    expect(differingFields(person, { phone: '024-88886666转12' })).toEqual(['phone']);
  });

  it('is what was not recorded at all', () => {
    expect(differingFields(person, { insuredUnit: '210102001002' })).toEqual(['insuredUnit']);
  });
});

describe('a correction', () => {
  it('keeps the values before and after of what changed, and no other', () => {
    const changes = { name: '王秀兰', phone: null, address: '文艺路12号' };
    const command = { act: 'correct', payload: { changes, reason: '笔误' } } as const;
    expect(decide(command)).toMatchObject({
      type: 'ResidentCorrected',
      data: { fields: ['name', 'phone'], region: '210100' },
    });
    const change = changeOf(command);
    expect(change).toEqual({
      before: { name: '王秀英', phone: '024-88886666' },
      after: { name: '王秀兰', phone: null },
    });
    expect(changedPerson(person, change)).toEqual({ ...person, name: '王秀兰', phone: null });
  });

  it('of nothing is refused', () => {
    for (const changes of [{}, { name: '王秀英' }, { insuredUnit: null }])
      expect(decide({ act: 'correct', payload: { changes, reason: '核对' } })).toBe('nothing-differs');
  });

  it('takes a household place from nobody with a resident card', () => {
    expect(decide({ act: 'correct', payload: { changes: { householdUnit: null }, reason: '核对' } })).toBe(
      'household-needed',
    );
    const foreigner: Person = { ...person, idType: 'passport', idNumber: 'E12345678' };
    expect(
      changeOf({ act: 'correct', payload: { changes: { householdUnit: null }, reason: '核对' } }, foreigner).after,
    ).toEqual({
      householdUnit: null,
    });
  });
});

describe('a move', () => {
  it('changes the places since its day', () => {
    const command = {
      act: 'move',
      payload: { changes: { residenceUnit: '210103005003' }, from: '2026-11-20', reason: '搬家' },
    } as const;
    expect(decide(command)).toMatchObject({
      type: 'ResidentMoved',
      data: { fields: ['residenceUnit'], from: '2026-11-20' },
    });
    expect(changeOf(command).before).toEqual({ residenceUnit: '210102001003' });
  });

  it('to where the resident is already is refused', () => {
    const changes = { residenceUnit: '210102001003', householdUnit: '210102001002' };
    expect(decide({ act: 'move', payload: { changes, from: '2026-11-20', reason: '搬家' } })).toBe('nothing-differs');
  });
});

describe('a death', () => {
  const death = { act: 'record-death', payload: { on: '2026-11-20', reason: '死亡证明' } } as const;
  const dead: Person = { ...person, diedOn: '2026-11-20' };

  it('is recorded once, and no move follows it', () => {
    expect(decide(death)).toMatchObject({ type: 'ResidentDied', data: { fields: ['diedOn'] } });
    expect(decide(death, dead)).toBe('resident-has-died');
    const move = {
      act: 'move',
      payload: { changes: { residenceUnit: '210103005003' }, from: '2026-11-20', reason: '搬家' },
    } as const;
    expect(decide(move, dead)).toBe('resident-has-died');
    const allowed = (of: Person) => residentMatter.allowedActs(registered, contextOf(of));
    expect(allowed(dead)).toEqual(['correct']);
    expect(allowed(person)).toEqual(['correct', 'move', 'record-death']);
  });

  it('that was a mistake is taken back by a correction', () => {
    expect(changeOf({ act: 'correct', payload: { changes: { diedOn: null }, reason: '误录' } }, dead).after).toEqual({
      diedOn: null,
    });
  });

  it('does not come before the birth', () => {
    expect(decide({ ...death, payload: { on: '1949-12-30', reason: '死亡证明' } })).toBe('died-before-birth');
  });

  it('stands in no event in the clear', () => {
    const event = decide(death);
    if (typeof event === 'string' || event.type === 'ResidentRegistered') throw new Error('refused');
    const { change, reason, ...clear } = event.data;
    expect([isPlainText(change), isPlainText(reason)]).toEqual([true, true]);
    expect(JSON.stringify(clear)).not.toMatch(/2026|死亡/);
  });
});

describe('who puts a record right', () => {
  const correction = { act: 'correct', payload: { changes: { name: '王秀兰' }, reason: '笔误' } } as const;

  it('is a universal counter for everybody, an intake clerk for the own district', () => {
    const may = (asker: Asker) => typeof decide(correction, person, asker) !== 'string';
    expect(ROLES.filter((role) => may({ ...clerk, role }))).toEqual(['intake-clerk', 'universal-counter']);
    expect(may({ ...clerk, unit: '210103' })).toBe(false);
    expect(may({ ...clerk, role: 'universal-counter', unit: '210103' })).toBe(true);
  });

  it('reads a document as a whole, and names each field that cannot be', () => {
    const document = { idType: 'passport', idNumber: 'E12345678' } as const;
    const said = (more: object) =>
      ({ act: 'correct', payload: { changes: {}, document: { ...document, ...more }, reason: '换证' } }) as const;
    expect(changeOf(said({})).after).toMatchObject({ idType: 'passport', idNumber: 'E12345678' });
    expect(residentMatter.decide(said({ idNumber: '?' }), registered, contextOf(person))).toMatchObject({
      code: 'invalid-body',
      faults: [{ field: '/idNumber', rule: 'passport-number' }],
    });
  });
});
