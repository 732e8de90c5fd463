import { forbiddenKindIn, HUBEI, listFor, TWENTY } from '#libs/catalogue/domain';
import { describe, expect, it } from '@jest/globals';
import {
  asker,
  at,
  calendar,
  chair,
  clerk,
  COMMUNITY,
  FAR,
  givenOf,
  handler,
  NEIGHBOUR,
  RESIDENT,
  STREET,
  type Told,
} from '../../testing/told/index.js';
import { certificateBook } from './certificates.js';
import type { Certificate } from './kit.js';

const given = givenOf<Certificate>(certificateBook);
const USE = '6f2b8a52-1c11-5f3e-9b1a-7d9f0a7c2b10';
const use = { phase: 'registered', unit: COMMUNITY, number: '210102002001-20260914-XXXXXXXX', hash: 'ab' };
const tell = (act: string, by: Told['by'], said: object = {}, change: object = {}): Told => ({
  ...{ act, by, said, at: at('2026-09-14') },
  world: { entries: { [`seal-use/${USE}`]: { ...use, ...change } } },
});
const request = (kind: string, by = clerk) => tell('request', by, { residentId: RESIDENT, kind, purpose: '入学' });
const asked = request('居住证明');
const approved = tell('approve', chair);
const issued = tell('issue', clerk, { sealUse: USE });

describe('what a community may not certify', () => {
  it('is the national twenty, by code and by name, each with its right address', () => {
    expect(TWENTY).toHaveLength(20);
    for (const { code, name, where } of TWENTY)
      for (const said of [code, name.zh, `${name.zh}证明`])
        expect(given().when(request(said)).outcome).toMatchObject({
          code: 'certificate-forbidden',
          field: '/kind',
          params: { where: where.zh, whereEn: where.en },
          counted: { item: 'SQ-01', kind: code, unit: COMMUNITY, rightAddress: where.zh, residentId: RESIDENT },
        });
  });

  it.each([
    '户籍证明',
    '分居证明',
    '无违法犯罪记录证明',
    '急诊证明',
    '收入证明',
    '房产情况',
    '住改商无扰民证明',
    ' 健 在 证明',
  ])('is found under its other words: %s', (said) => {
    expect(given().when(request(said)).then).toBe('rule: certificate-forbidden');
  });

  it('is data by region and version', () => {
    expect(HUBEI).toHaveLength(21);
    const day = '2026-09-14';
    expect(forbiddenKindIn('健在证明', '210100', day)?.code).toBe('alive');
    expect(forbiddenKindIn('健在证明', '420100', day)).toBeNull();
    expect(forbiddenKindIn('转学证明', '420100', day)?.code).toBe('school-transfer');
    expect(forbiddenKindIn('转学证明', '210100', day)).toBeNull();
    expect(listFor('210100', '2026-09-14').version).toContain('辽民发〔2020〕52号');
    expect(listFor('210100', '2020-03-01').version).toBe('民发〔2020〕20号');
    expect(listFor('210100', '2019-12-31').forbidden).toEqual([]);
  });
});

describe('what a community certifies', () => {
  it('is on the positive list or on neither, and keeps the version of the lists', () => {
    expect(given().when(asked).entry).toMatchObject({ standing: 'positive', phase: 'requested', unit: COMMUNITY });
    expect(given().when(request('邻里和睦')).entry).toMatchObject({ standing: 'between' });
    expect(given().when(asked).entry.list).toContain('民发〔2020〕20号');
  });

  it('is asked for at the resident’s own community', () => {
    expect(given().when(request('居住', asker('intake-clerk', NEIGHBOUR))).outcome).toMatchObject({
      code: 'certificate-elsewhere',
      params: { home: COMMUNITY },
    });
    expect(given().when(request('居住', asker('universal-counter', FAR))).then).toBe('rule: certificate-elsewhere');
    expect(given().when(request('居住', asker('intake-clerk', STREET))).then).toBe('rule: only-a-community-certifies');
    expect(given().when(request('居住', asker('auditor'))).then).toBe('forbidden: may-not-begin');
    expect(given().when({ ...asked, world: { residents: [] } }).then).toBe('bad-request: resident-not-known');
  });

  it('is decided by the chair, who says of what is on neither list how the community knows', () => {
    expect(given(asked).when({ ...approved, by: handler }).then).toBe('forbidden: certificate-not-allowed');
    expect(given(asked).when({ ...approved, by: asker('supervisor', NEIGHBOUR) }).then).toBe(
      'forbidden: certificate-not-allowed',
    );
    expect(given(asked).when(approved).entry.phase).toBe('approved');
    const between = request('邻里和睦');
    expect(given(between).when(approved).then).toBe('rule: known-from-needed');
    expect(given(between).when(tell('approve', chair, { knownFrom: '楼长走访' })).then).toEqual([
      'CertificateApproved',
    ]);
    const risky = tell('approve', chair, { knownFrom: '楼长走访', risky: true });
    expect(given(between).when(risky).then).toBe('rule: adviser-needed');
    expect(given(request('居住', chair)).when(approved).then).toBe('rule: two-persons');
  });

  it('is issued with the registered use of its community’s seal, and its number', () => {
    const ready = given(asked, approved);
    expect(ready.when(issued).outcome).toMatchObject([
      { type: 'CertificateIssued', data: { number: ready.entry.number, entry: use.number, hash: 'ab' } },
    ]);
    expect(ready.when(tell('issue', clerk, { sealUse: USE }, { phase: 'applied' })).then).toBe('rule: seal-first');
    expect(ready.when(tell('issue', clerk, { sealUse: USE }, { unit: NEIGHBOUR })).then).toBe('rule: seal-first');
    expect(ready.when({ ...issued, world: {} }).then).toBe('rule: seal-first');
    expect(given(asked).when(issued).then).toBe('rule: certificate-out-of-turn');
  });

  it('is voided by the chair once it was issued', () => {
    const voids = tell('void', chair, { reason: '内容有误' });
    expect(given(asked, approved).when(voids).then).toBe('rule: certificate-not-issued');
    expect(given(asked, approved, issued).when(voids).entry.phase).toBe('voided');
    expect(given(asked, approved, issued, voids).when(voids).then).toBe('rule: certificate-not-issued');
  });

  it('is refused with the reason and where to go', () => {
    const no = tell('refuse', chair, { reason: '社区无从知情', pointer: '市场监督管理局' });
    expect(given(asked).when(no).outcome).toMatchObject([{ data: { pointer: '市场监督管理局' } }]);
    expect(given(asked, no).when(approved).then).toBe('rule: certificate-ended');
  });

  it('is owed the same day from the positive list, in three working days else', () => {
    const due = (kind: string) => certificateBook.clocks(given(request(kind)).entry, calendar)[0]?.due;
    expect(due('居住')).toEqual({ kind: 'date', date: '2026-09-14' });
    expect(due('邻里和睦')).toEqual({ kind: 'date', date: '2026-09-17' });
  });
});
