import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  asker,
  at,
  calendar,
  chair,
  clerk,
  COMMUNITY,
  givenOf,
  NEIGHBOUR,
  type Told,
} from '../../testing/told/index.js';
import { isInTheRegister, sealUseBook } from './seal-uses.js';
import type { SealUse } from './kit.js';

const given = givenOf<SealUse>(sealUseBook);
const SEAL = '5f2b8a52-1c11-5f3e-9b1a-7d9f0a7c2b10';
const HASH = createHash('sha256').update('兹证明……').digest('hex');
const keeper = asker('case-handler', COMMUNITY, 'sun');
const seal = { phase: 'kept', unit: COMMUNITY, keeper: 'sun', name: '丰泽社区居民委员会' };
const world = (change: object = {}) => ({ entries: { [`seal/${SEAL}`]: { ...seal, ...change } } });
const tell = (act: string, by: Told['by'], said: object = {}): Told => ({
  ...{ act, by, said, at: at('2026-09-14') },
  world: world(),
});
const document = { title: '居住证明', hash: HASH, copies: 2 };
const wanted = { seal: SEAL, document, applicant: '赵某 13800000000', purpose: '办理入学' };
const asked = tell('request', clerk, wanted);
const withDocument = (change: object) => tell('request', clerk, { ...wanted, document: { ...document, ...change } });
const approved = tell('approve', chair);
const sealed = tell('apply', keeper, { hash: HASH });
const registered = tell('register', keeper);

describe('a seal never goes on blank paper', () => {
  it.each([
    ['without a hash', { hash: undefined }],
    ['with a hash of nothing', { hash: createHash('sha256').update('').digest('hex') }],
    ['with what is no hash', { hash: 'abc' }],
  ])('is refused %s', (_how, change) => {
    expect(given().when(withDocument(change)).outcome).toMatchObject({ code: 'blank-paper', field: '/document/hash' });
  });

  it('seals the very document that was approved, in no more copies', () => {
    const other = createHash('sha256').update('another').digest('hex');
    expect(given(asked, approved).when(tell('apply', keeper, { hash: other })).then).toBe('rule: another-document');
    expect(given(asked, approved).when(tell('apply', keeper, { hash: HASH, copies: 3 })).then).toBe(
      'rule: too-many-copies',
    );
    expect(given(asked, approved).when(sealed).entry).toMatchObject({ phase: 'applied', applied: { copies: 2 } });
  });

  it('does not seal what a community may not certify, and says where to go', () => {
    expect(given().when(withDocument({ title: '张三婚姻状况证明' })).outcome).toMatchObject({
      code: 'certificate-forbidden',
      params: { where: '民政部门婚姻登记机关' },
      counted: { item: 'SQ-01', kind: 'marriage', unit: COMMUNITY },
    });
  });
});

describe('two persons: the keeper is not who asks', () => {
  it('refuses the keeper who asks, and the head who asked and approves', () => {
    expect(given().when({ ...asked, by: keeper }).then).toBe('rule: keeper-may-not-ask');
    const byHead = { ...asked, by: chair };
    expect(given(byHead).when(approved).then).toBe('rule: two-persons');
    expect(given(byHead).when(tell('refuse', chair, { reason: '不宜' })).then).toBe('rule: two-persons');
  });

  it('is sealed by the keeper alone, who may be another one by then, but not by who asked', () => {
    expect(given(asked, approved).when({ ...sealed, by: clerk }).then).toBe('rule: only-the-keeper-seals');
    const nowKeeper = { ...sealed, by: clerk, world: world({ keeper: clerk.person }) };
    expect(given(asked, approved).when(nowKeeper).then).toBe('rule: two-persons');
  });

  it('is asked for at its own unit, and approved by the head', () => {
    expect(given().when({ ...asked, by: asker('intake-clerk', NEIGHBOUR) }).then).toBe('forbidden: may-not-begin');
    expect(given().when({ ...asked, by: asker('auditor') }).then).toBe('forbidden: may-not-begin');
    expect(given(asked).when({ ...approved, by: asker('case-handler') }).then).toBe('forbidden: seal-use-not-allowed');
    expect(given(asked).when({ ...approved, by: asker('supervisor', NEIGHBOUR) }).then).toBe(
      'forbidden: seal-use-not-allowed',
    );
  });
});

describe('a use goes its way in order', () => {
  it('is asked for, approved, made and registered', () => {
    const { entry } = given(asked, approved, sealed).when(registered);
    expect(entry).toMatchObject({ phase: 'registered', requester: clerk.person, approver: chair.person });
    expect(given(asked).when(sealed).then).toBe('rule: seal-use-out-of-turn');
    expect(given(asked, approved).when(registered).then).toBe('rule: seal-use-out-of-turn');
    expect(given(asked, approved, sealed).when(tell('register', keeper, { copyKept: false })).then).toBe(
      'rule: copy-is-kept',
    );
    expect(given(asked, tell('refuse', chair, { reason: '不宜' })).when(approved).then).toBe('rule: seal-use-ended');
  });

  it('waits for the meeting where the matter is important', () => {
    const important = tell('request', clerk, { ...wanted, important: true });
    expect(given(important).when(approved).then).toBe('rule: meeting-first');
    const meeting = (on: string) => tell('approve', chair, { meeting: { on, resolution: '2026-3号' } });
    expect(given(important).when(meeting('2026-09-20')).then).toBe('rule: meeting-first');
    expect(given(important).when(meeting('2026-09-10')).then).toEqual(['SealUseApproved']);
  });

  it.each(['lent', 'lost', 'destroyed'])('is not made with a seal that is %s', (phase) => {
    expect(given(asked, approved).when({ ...sealed, world: world({ phase }) }).then).toBe('rule: seal-not-there');
  });

  it('is registered the same day', () => {
    const [clock] = sealUseBook.clocks(given(asked, approved, sealed).entry, calendar);
    expect(clock).toMatchObject({ name: 'register', endedAt: null, due: { date: '2026-09-14' } });
  });

  it('stays in the register when it is voided, once', () => {
    const voids = tell('void', keeper, { reason: '写错' });
    const spoiled = given(asked, approved, sealed, registered).when(voids).entry;
    expect([spoiled.phase, isInTheRegister(spoiled)]).toEqual(['voided', true]);
    expect(isInTheRegister(given(asked, approved).when(voids).entry)).toBe(false);
    expect(given(asked, voids).when(voids).then).toBe('rule: nothing-to-void');
  });

  it('names an unknown seal', () => {
    expect(given().when({ ...asked, world: {} }).outcome).toMatchObject({ kind: 'bad-request', field: '/seal' });
  });
});
