import { describe, expect, it } from '@jest/globals';
import { Life, staff, wall } from '#libs/community/testing';
import { admissionBook } from './admissions.js';
import type { Admission } from './kit.js';

const DEPARTMENT = '210102-MZ';
const department = staff('case-handler', DEPARTMENT);
const district = staff('supervisor', '210102');
const manager = staff('catalogue-manager', '210100');
const clerk = staff('intake-clerk', '210102001002');

const wanted = {
  kind: 'matter',
  name: '高龄老人信息核对',
  content: '上门核对高龄津贴领取人',
  basis: { document: '沈政办发〔2026〕1号', article: '第三条' },
  department: DEPARTMENT,
  part: '协助',
  frequency: '每季度一次',
  funds: { amount: 2000, source: '区财政' },
  systemOfRecord: '民政一体化平台',
  from: '2026-12-01',
  to: '2027-11-30',
} as const;

/** One that is applied for on a day; the rest of its way is told by the tests. */
const applied = (day = '2026-10-19', change: object = {}) => {
  const life = new Life(admissionBook);
  expect(life.when(department, 'apply', { ...wanted, ...change }, wall(`${day}T09:00`))).toEqual(['AdmissionApplied']);
  return life;
};
const admitted = () => {
  const life = applied();
  life.when(district, 'examine', {}, wall('2026-10-20T09:00'));
  life.when(district, 'post', {}, wall('2026-10-21T09:00'));
  expect(life.when(district, 'admit', {}, wall('2026-10-29T09:00'))).toEqual(['AdmissionGranted']);
  return life;
};

describe('准入', () => {
  it('is applied for 30 working days ahead: for a start on 2026-12-01 by 2026-10-20', () => {
    applied('2026-10-20');
    const late = new Life(admissionBook);
    expect(late.when(department, 'apply', wanted, wall('2026-10-21T09:00'))).toBe('applied-too-late');
    expect(late.happened).toEqual([]);
  });

  it('is decided within 15 working days: received 2026-10-19, by 2026-11-09', () => {
    expect(applied().clocks()).toEqual({ decision: { due: '2026-11-09', owedBy: '210102', running: true } });
  });

  it('is a trial of a year at the most, ledgers start in January, and only the department itself or the owner of the list applies', () => {
    const life = new Life(admissionBook);
    const at = wall('2026-10-19T09:00');
    expect(life.when(department, 'apply', { ...wanted, to: '2027-12-02' }, at)).toBe('trial-too-long');
    expect(life.when(department, 'apply', { ...wanted, to: '2026-11-01' }, at)).toBe('admission-period');
    expect(life.when(department, 'apply', { ...wanted, kind: 'ledger' }, at)).toBe('ledger-only-in-january');
    expect(life.when(clerk, 'apply', wanted, at)).toBe('not-their-department');
    expect(life.when(department, 'apply', { ...wanted, department: '210102-RS' }, at)).toBe('not-their-department');
    expect(life.when(department, 'apply', { ...wanted, department: '某银行' }, at)).toBe('not-their-department');
    expect(life.when(district, 'apply', { ...wanted, department: '某银行' }, at)).toEqual(['AdmissionApplied']);
  });

  it('is not applied for twice, for its own district or for one within it', () => {
    const entry = applied().entry;
    const world = { entries: [{ book: 'admission', id: entry.id, entry }] };
    const again = new Life(admissionBook, world);
    const at = wall('2026-10-19T10:00');
    expect(again.when(department, 'apply', { ...wanted, name: '《高龄老人 信息核对》' }, at)).toBe('listed-already');
    const elsewhere = { ...wanted, department: '210103-MZ' };
    expect(again.when(staff('case-handler', '210103-MZ'), 'apply', elsewhere, at)).toEqual(['AdmissionApplied']);
  });

  it('goes step by step, by the owner of the list, and is not admitted while its notice is up', () => {
    const life = applied();
    const at = wall('2026-10-20T09:00');
    expect(life.when(department, 'admit', {}, at)).toBe('admission-not-allowed');
    expect(life.when(district, 'admit', {}, at)).toBe('admission-step');
    expect(life.when(manager, 'examine', { note: '依据充分' }, at)).toEqual(['AdmissionExamined']);
    expect(life.when(district, 'post', {}, at)).toEqual(['AdmissionPosted']);
    expect((life.entry as Admission).postedUntil).toBe('2026-10-27');
    expect(life.when(district, 'admit', {}, wall('2026-10-27T17:00'))).toBe('notice-still-up');
    expect(life.allowed(district, wall('2026-10-27T17:00'))).toEqual(['refuse']);
    expect(life.when(district, 'admit', {}, wall('2026-10-28T00:00'))).toEqual(['AdmissionGranted']);
    expect(life.entry).toMatchObject({ phase: 'admitted', version: '2026.1' });
    expect(life.clocks().decision?.running).toBe(false);
  });

  it('is not admitted where justice or finance found against it, and may be refused with the reason', () => {
    const life = applied();
    const at = wall('2026-10-20T09:00');
    life.when(district, 'examine', { finance: false }, at);
    expect(life.when(district, 'post', {}, at)).toBe('found-unlawful');
    expect(life.when(district, 'refuse', { reason: '经费未落实' }, at)).toEqual(['AdmissionRefused']);
    expect(life.when(district, 'examine', {}, at)).toBe('admission-ended');
  });

  it('is renewed before its end after a review, suspended, and leaves with what is open ended in 30 days', () => {
    const life = admitted();
    const at = wall('2026-12-10T09:00');
    const renewal = { to: '2028-11-30', review: '效果良好' };
    expect(life.when(district, 'renew', { ...renewal, to: '2027-11-30' }, at)).toBe('not-longer');
    expect(life.when(district, 'suspend', { reason: '系统改造' }, at)).toEqual(['AdmissionSuspended']);
    expect(life.when(district, 'renew', renewal, at)).toEqual(['AdmissionRenewed']);
    expect(life.clocks().review).toMatchObject({ due: '2027-12-31', owedBy: '210102' });
    expect(
      life.when(district, 'withdraw', { reason: '居民反对', byResidents: true }, wall('2026-12-14T09:00')),
    ).toEqual(['AdmissionWithdrawn']);
    expect(life.entry).toMatchObject({ phase: 'left', exit: 'residents' });
    expect(life.clocks()['wind-up']?.due).toBe('2027-01-13');
  });

  it('leaves the list by itself when it has run out', () => {
    const life = admitted();
    expect(life.clocks().period).toMatchObject({ due: '2027-11-30', owedBy: null, running: true });
    expect(life.when(district, 'renew', { to: '2028-11-30', review: '晚了' }, wall('2027-12-01T09:00'))).toBe(
      'admission-lapsed',
    );
    const time = staff('system', '210100', 'timekeeper');
    expect(life.when(time, 'lapse', {}, wall('2027-12-01T00:00'))).toEqual(['AdmissionLapsed']);
    expect(life.entry).toMatchObject({ phase: 'left', exit: 'lapsed' });
  });
});
