import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, identityNumber, type Answer, type Body } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const HOME = '210102001002';
const COUNTER = '210124001001';
const AUTHORITY = '210102-MZ';
const KEY = (key: string) => ({ 'idempotency-key': key });

describe('several people on one case', () => {
  let system: TestSystem;
  let counter: Desk;
  let first: Desk;
  let second: Desk;
  let request: Body;
  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-03-02T09:00:00+08:00' });
    counter = await Desk.of(system, 'universal-counter', COUNTER);
    first = await Desk.of(system, 'case-handler', AUTHORITY, 'first');
    second = await Desk.of(system, 'case-handler', AUTHORITY, 'second');
    const units = { householdUnit: HOME, residenceUnit: HOME };
    const person = { name: '王秀英', identityNumber: identityNumber('19400101', '122'), ...units };
    request = { item: 'MZ-10', residentId: await counter.register(person), note: '行动不便' };
  });
  afterAll(() => system?.stop());

  const atTheAuthority = async (): Promise<string> => {
    const { caseId } = await counter.receive(request);
    for (const act of ['accept', 'route'] as const) expect((await counter.act(caseId, act)).status).toBe(200);
    expect((await first.act(caseId, 'sign')).status).toBe(200);
    return caseId;
  };
  const revisions = async (caseId: string): Promise<unknown[]> => {
    const { body } = await counter.get(`/v1/cases/${caseId}/timeline`);
    return (body.items as Body[]).map(({ revision }) => revision);
  };
  const outcome = ({ status, body, etag, headers }: Answer) => [status, body, etag, headers.get('location')];

  it('does nothing for who looked at an older revision, and says where it is now', async () => {
    const caseId = await atTheAuthority();
    expect((await first.act(caseId, 'claim', {}, { 'if-match': '"3"' })).etag).toBe('"4"');
    const late = await first.act(caseId, 'decide', { outcome: 'granted' }, { 'if-match': '"3"' });
    expect([late.status, late.body.code, late.etag]).toEqual([412, 'revision-passed', '"4"']);
    expect(await revisions(caseId)).toEqual([0, 1, 2, 3, 4]);
  });

  it('lets one of two claim it, and tells the other why not', async () => {
    const caseId = await atTheAuthority();
    const both = await Promise.all([first, second].map((who) => who.act(caseId, 'claim')));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const other = both.find(({ status }) => status === 409);
    expect(other?.body).toMatchObject({
      code: 'already-claimed',
      rule: expect.any(String),
      detail: expect.any(String),
    });
    const loser = both[0] === other ? first : second;
    expect((await loser.act(caseId, 'decide', { outcome: 'granted' })).body).toMatchObject({
      status: 409,
      code: 'claimed-by-another',
      rule: expect.any(String),
    });
  });

  it('keeps one consistent history under 20 acts at once', async () => {
    const caseId = await atTheAuthority();
    const acts = Array.from({ length: 20 }, (_, turn): Promise<Answer> => {
      if (turn % 4 === 0) return first.act(caseId, 'claim');
      if (turn % 4 === 1) return first.act(caseId, 'decide', { outcome: 'granted' });
      if (turn % 4 === 2) return second.act(caseId, 'assign', { person: 'first' });
      return counter.act(caseId, 'withdraw', { reason: '本人申请撤回' });
    });
    const answers = await Promise.all(acts);
    for (const { status, body } of answers)
      if (status !== 200) expect([status, typeof body.rule]).toEqual([409, 'string']);
    const done = answers.filter(({ status }) => status === 200).map(({ etag }) => Number(etag.slice(1, -1)));
    expect(done.length).toBeGreaterThan(0);
    expect(done.toSorted((a, b) => a - b)).toEqual(done.map((_, index) => 4 + index));
    expect(await revisions(caseId)).toEqual(Array.from({ length: 4 + done.length }, (_, revision) => revision));
  });

  it('answers a retry after a lost answer as the first time, whatever happened since', async () => {
    const lost = await counter.post('/v1/cases', request, KEY('slip 1'));
    const { caseId } = lost.body as { caseId: string };
    const accepted = await counter.act(caseId, 'accept', {}, KEY('accept 1'));
    await counter.act(caseId, 'route');
    const retried = await counter.post('/v1/cases', request, KEY('slip 1'));
    expect([retried.status, retried.body.caseId, retried.etag]).toEqual([201, caseId, '"0"']);
    expect(retried.headers.get('location')).toBe(lost.headers.get('location'));
    expect(retried.body).toEqual({ ...lost.body, warnings: expect.any(Array) });
    const again = await counter.act(caseId, 'accept', {}, { ...KEY('accept 1'), 'if-match': '"0"' });
    expect(outcome(again)).toEqual(outcome(accepted));
    expect(await revisions(caseId)).toEqual([0, 1, 2]);
  });

  it('refuses the same key with another body, and takes another person’s same key for another command', async () => {
    const { body } = await counter.post('/v1/cases', request, KEY('slip 2'));
    const other = await counter.post('/v1/cases', { ...request, note: '另一件' }, KEY('slip 2'));
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    const colleague = await Desk.of(system, 'universal-counter', COUNTER, 'colleague');
    const theirs = await colleague.post('/v1/cases', request, KEY('slip 2'));
    expect(theirs.status).toBe(201);
    expect(theirs.body.caseId).not.toBe(body.caseId);
  });

  it('makes one case of ten requests with one key at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => counter.post('/v1/cases', request, KEY('slip 3'))),
    );
    expect(new Set(answers.map(({ status, etag }) => `${status} ${etag}`))).toEqual(new Set(['201 "0"']));
    const [caseId, ...more] = new Set(answers.map(({ body }) => String(body.caseId)));
    expect(more).toEqual([]);
    expect(await revisions(caseId ?? '')).toEqual([0]);
  });

  it('shows to everybody at once what was written, to those who name its position', async () => {
    const { caseId } = await counter.receive(request);
    for (const act of ['accept', 'route'] as const) {
      const { position, body } = await counter.act(caseId, act);
      const seen = await second.get(`/v1/cases/${caseId}`, position);
      expect([seen.status, seen.etag]).toEqual([200, `"${String(body.revision)}"`]);
      const listed = await second.get(`/v1/cases?number=${String(body.number)}`, position);
      expect(listed.body.items).toMatchObject([{ caseId, revision: body.revision }]);
    }
  });
});
