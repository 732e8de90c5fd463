import { describe, expect, it } from '@jest/globals';
import {
  asker,
  at,
  chair,
  clerk,
  COMMUNITY,
  givenOf,
  resident,
  street,
  type Told,
  type World,
} from '../../testing/told/index.js';
import { batchBook } from './batches.js';
import type { Batch } from './kit.js';

const given = givenOf<Batch>(batchBook);
const [A, B, C] = ['a', 'b', 'c'].map((letter) => letter.repeat(8)) as [string, string, string];
const person = (residentId: string, change: object = {}) => ({
  ...resident,
  residentId,
  birthDate: '1990-09-14',
  ...change,
});
const people: World = { residents: [A, B, C].map((id) => person(id)) };
const tell = (act: string, by: Told['by'], said: object, on: string, world: World = people): Told => ({
  ...{ act, by, said, at: at(on), world },
});
const district = asker('supervisor', '210102');
const first = asker('supervisor', '210102', 'one');
const second = asker('supervisor', '210102', 'two');
const drawn = (conditions: object = {}) =>
  tell(
    'draw-up',
    district,
    {
      ...{ notice: '2026-1号', keyDate: '2026-09-14', closesOn: '2026-09-18' },
      ...{
        conditions: {
          maxAge: 40,
          education: 'college',
          veteranEducation: 'senior-secondary',
          localHousehold: true,
          ...conditions,
        },
      },
      posts: [{ post: 'P1', unit: COMMUNITY, quota: 1 }],
    },
    '2026-09-07',
  );
const announced = tell('open', district, {}, '2026-09-08');
const registers = (candidate: string, said: object = {}, world: World = people, on = '2026-09-10') =>
  tell('register', district, { candidate, post: 'P1', education: 'bachelor', ...said }, on, world);
const scores = (candidate: string, score: number, by: Told['by'], on = '2026-09-19') =>
  tell('score', by, { candidate, score }, on);
const posts = (...candidates: string[]) => tell('post', district, { candidates }, '2026-09-24');
const examined = [
  drawn(),
  announced,
  registers(A),
  registers(B),
  scores(A, 90, first),
  scores(A, 80, second),
  scores(B, 70, first),
];

describe('a batch and its conditions', () => {
  it('is drawn up by the head, with posts below the unit', () => {
    expect(given().when(drawn()).entry).toMatchObject({ phase: 'quota', unit: '210102' });
    expect(given().when({ ...drawn(), by: clerk }).then).toBe('forbidden: may-not-begin');
    const far = { ...drawn().said, posts: [{ post: 'P1', unit: '210124', quota: 1 }] };
    expect(given().when({ ...drawn(), said: far }).outcome).toMatchObject({ field: '/posts/0' });
    expect(given().when({ ...drawn(), said: { ...drawn().said, closesOn: '2026-09-01' } }).outcome).toMatchObject({
      ...{ code: 'batch-dates', field: '/closesOn' },
    });
  });

  it.each([
    ['41 on the key date', { birthDate: '1985-09-14' }, {}, 'age'],
    ['of another region', { householdUnit: '110101001001' }, {}, 'household'],
    ['without the education', {}, { education: 'senior-secondary' }, 'education'],
    ['who says nothing of it', {}, { education: null }, 'education'],
  ])('refuses somebody %s', (_who, facts, said, condition) => {
    const world = { residents: [person(A, facts)] };
    expect(given(drawn(), announced).when(registers(A, said, world)).outcome).toMatchObject({
      ...{ code: 'condition-unmet', params: { condition } },
    });
  });

  it('asks less of veterans, and takes who is 40 on the key date', () => {
    const veteran = registers(A, { education: 'senior-secondary', veteran: true });
    expect(given(drawn(), announced).when(veteran).then).toEqual(['CandidateRegistered']);
    const forty = { residents: [person(A, { birthDate: '1985-09-15' })] };
    expect(given(drawn(), announced).when(registers(A, {}, forty)).then).toEqual(['CandidateRegistered']);
    expect(given(drawn()).when(registers(A)).then).toBe('rule: batch-out-of-turn');
    expect(given(drawn(), announced).when(registers(A, {}, people, '2026-09-19')).then).toBe(
      'rule: registration-closed',
    );
    expect(given(drawn(), announced, registers(A)).when(registers(A)).then).toBe('rule: registered-already');
    expect(given(drawn(), announced).when(registers(A, { post: 'P9' })).then).toBe('bad-request: unknown-post');
    expect(given(drawn(), announced).when(registers(A, {}, { residents: [] })).then).toBe(
      'bad-request: resident-not-known',
    );
  });
});

describe('every hire goes through an exam and a notice', () => {
  it('is scored by two, after the registration', () => {
    const before = [drawn(), announced, registers(A)];
    expect(given(...before).when(scores(A, 90, first, '2026-09-18')).then).toBe('rule: registration-still-open');
    expect(given(...before, scores(A, 90, first)).when(scores(A, 95, first)).then).toBe('rule: two-persons');
    expect(given(...before).when(scores(C, 90, first)).then).toBe('bad-request: unknown-candidate');
    expect(given(...before, scores(A, 90, first)).when(posts(A)).then).toBe('rule: scored-by-two');
  });

  it('is posted for 7 日, the best first, within the quota', () => {
    expect(given(...examined).when(posts(A)).entry).toMatchObject({ phase: 'noticed', noticeUntil: '2026-10-08' });
    const both = [...examined, scores(B, 100, second)];
    expect(given(...both).when(posts(A, B)).then).toBe('rule: over-quota');
    const best = [drawn(), announced, registers(A), registers(B)];
    const all = [scores(A, 60, first), scores(A, 60, second), scores(B, 90, first), scores(B, 90, second)];
    expect(given(...best, ...all).when(posts(A)).then).toBe('rule: better-candidate');
    expect(given(...best, ...all).when(posts(B)).then).toEqual(['CandidatesPosted']);
  });

  it('is hired from the day after the notice, unless an objection was upheld', () => {
    const hires = (on: string, candidate = A) => tell('hire', district, { candidate, person: 'wang' }, on);
    expect(given(...examined).when(hires('2026-09-24')).then).toBe('rule: not-posted');
    expect(given(...examined, posts(A)).when(hires('2026-10-08')).then).toBe('rule: batch-notice-running');
    expect(given(...examined, posts(A)).when(hires('2026-10-09')).outcome).toMatchObject([
      { data: { person: 'wang', post: 'P1', unit: COMMUNITY } },
    ]);
    expect(given(...examined, posts(A)).when(hires('2026-10-09', B)).then).toBe('rule: not-posted');
    expect(given(...examined, posts(A), hires('2026-10-09')).when(hires('2026-10-10')).then).toBe(
      'rule: hired-already',
    );
    const objects = (upheld: boolean) =>
      tell('object', district, { candidate: A, upheld, why: '学历不实' }, '2026-09-28');
    expect(given(...examined, posts(A), objects(true)).when(hires('2026-10-09')).then).toBe('rule: not-posted');
    expect(given(...examined, posts(A), objects(false)).when(hires('2026-10-09')).then).toEqual(['WorkerHired']);
  });

  it('is the affair of the corps’ owner, not of a desk or another unit', () => {
    expect(given(...examined).when({ ...posts(A), by: clerk }).then).toBe('forbidden: batch-not-allowed');
    expect(given(...examined).when({ ...posts(A), by: chair }).then).toBe('forbidden: batch-not-allowed');
    expect(given(...examined).when({ ...posts(A), by: street }).then).toBe('forbidden: batch-not-allowed');
    expect(given(...examined, tell('close', district, {}, '2026-10-10')).when(posts(A)).then).toBe('rule: batch-ended');
  });
});
