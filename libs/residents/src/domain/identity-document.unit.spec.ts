import { describe, expect, it } from '@jest/globals';
import { identityKey, readIdentity, type IdentitySaid } from '#libs/residents/domain';

const TODAY = '2026-11-23';
const GUARDIAN = '3a1f0c7e-0c77-5a4e-9d55-1f2f6f0f3b11';
const read = (said: IdentitySaid) => readIdentity(said, TODAY);

describe('an identity document', () => {
  it.each([
    [{ identityNumber: '110105491231002' }, 'resident', '11010519491231002X', '1949-12-31'],
    [{ idType: 'resident', idNumber: '11010519491231002x' }, 'resident', '11010519491231002X', '1949-12-31'],
    [{ identityNumber: '810000199001010019' }, 'residence-permit', '810000199001010019', '1990-01-01'],
    [
      { idType: 'residence-permit', idNumber: '810000199001010019' },
      'residence-permit',
      '810000199001010019',
      '1990-01-01',
    ],
    [
      { idType: 'permanent-residence', idNumber: '91184019900101123X' },
      'permanent-residence',
      '91184019900101123X',
      '1990-01-01',
    ],
    [{ idType: 'permanent-residence', idNumber: 'CAN110190010112' }, 'permanent-residence', 'CAN110190010112', null],
    [
      { idType: 'permanent-residence', idNumber: 'can110190010112', birthDate: '1990-01-01' },
      'permanent-residence',
      'CAN110190010112',
      '1990-01-01',
    ],
    [{ idType: 'passport', idNumber: 'e 1234-5678', birthDate: '1988-02-29' }, 'passport', 'E12345678', '1988-02-29'],
    [{ idType: 'passport', idNumber: '５６０１２３４５６' }, 'passport', '560123456', null],
    [{ idType: 'none', birthDate: '2026-11-20', guardian: GUARDIAN }, 'none', null, '2026-11-20'],
  ] as const)('%j is read', (said, idType, idNumber, birthDate) => {
    expect(read(said)).toMatchObject({ idType, idNumber, birthDate });
  });

  it.each([
    [{}, 'identityNumber', 'required'],
    [{ idNumber: 'E12345678' }, 'idType', 'required'],
    [{ idType: 'passport' }, 'idNumber', 'required'],
    [{ idType: 'resident' }, 'idNumber', 'required'],
    [{ idType: 'passport', idNumber: '护照' }, 'idNumber', 'no-passport'],
    [{ idType: 'passport', idNumber: 'ABCDEF' }, 'idNumber', 'no-passport'],
    [{ idType: 'passport', idNumber: 'E1' }, 'idNumber', 'no-passport'],
    [{ idType: 'resident', idNumber: '810000199001010019' }, 'idNumber', 'not-of-this-type'],
    [{ idType: 'residence-permit', idNumber: '11010519491231002X' }, 'idNumber', 'not-of-this-type'],
    [{ idType: 'resident', idNumber: '110105194912310021' }, 'idNumber', 'check-digit'],
    [{ identityNumber: '11010519491231002X', idNumber: 'E12345678' }, 'idNumber', 'not-beside-identity-number'],
    [{ identityNumber: '11010519491231002X', idType: 'passport' }, 'identityNumber', 'no-passport'],
    [
      { idType: 'none', identityNumber: '1', birthDate: '2026-11-20', guardian: GUARDIAN },
      'identityNumber',
      'not-without-document',
    ],
    [{ identityNumber: '11010519491231002X', guardian: GUARDIAN }, 'guardian', 'not-of-the-document'],
    [{ identityNumber: '11010519491231002X', birthDate: '1949-12-30' }, 'birthDate', 'not-of-the-document'],
    [
      { idType: 'permanent-residence', idNumber: 'CAN110190010112', birthDate: '1990-01-02' },
      'birthDate',
      'not-of-the-document',
    ],
    [{ idType: 'passport', idNumber: 'E12345678', birthDate: '2026-11-24' }, 'birthDate', 'birth-in-future'],
    [{ idType: 'passport', idNumber: 'E12345678', birthDate: '1026-11-24' }, 'birthDate', 'birth-date'],
    [{ idType: 'passport', idNumber: 'E12345678', birthDate: '1999-02-30' }, 'birthDate', 'birth-date'],
    [{ idType: 'none', guardian: GUARDIAN }, 'birthDate', 'required'],
    [{ idType: 'none', birthDate: '2026-11-20' }, 'guardian', 'required'],
    [{ idType: 'none', birthDate: '2026-11-24', guardian: GUARDIAN }, 'birthDate', 'birth-in-future'],
    [{ idType: 'none', birthDate: '2008-11-23', guardian: GUARDIAN }, 'birthDate', 'of-age'],
    [
      { idType: 'none', idNumber: '1', birthDate: '2026-11-20', guardian: GUARDIAN },
      'idNumber',
      'not-without-document',
    ],
  ] as const)('%j is refused at %s: %s', (said, field, fault) => {
    expect(read(said)).toEqual({ faults: [{ field, fault }] });
  });

  it('is the same person’s, whatever is said beside it; twins without one are two', () => {
    const key = (said: IdentitySaid, name = '王秀英') => {
      const identity = read(said);
      return 'faults' in identity ? null : identityKey(identity, name);
    };
    expect(key({ identityNumber: '110105491231002' })).toBe(
      key({ idType: 'resident', idNumber: '11010519491231002X' }),
    );
    const newborn = { idType: 'none', birthDate: '2026-11-20', guardian: GUARDIAN } as const;
    expect(key(newborn, '王 小一')).toBe(key(newborn, '王小一'));
    expect(key(newborn, '王小二')).not.toBe(key(newborn, '王小一'));
    expect(key({ idType: 'passport', idNumber: '11010519491231X' })).not.toBe(
      key({ identityNumber: '110105491231002' }),
    );
  });
});
