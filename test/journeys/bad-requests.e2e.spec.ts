import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, Desk, identityNumber, type Answer, type Body } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const HOME = '210102001002';
const COUNTER = '210124001001';
const NOBODY = '3f8c1a9e-58a2-5c1d-8b4e-0a1b2c3d4e5f';
const JSON_TYPE = { 'content-type': 'application/json' };
const KINDS: Body = { code: expect.any(String), title: expect.any(String), detail: expect.any(String) };

describe('a bad request of every kind', () => {
  let system: TestSystem;
  let counter: Desk;
  let residentId: string;
  let caseId: string;
  let head: string;
  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-03-02T09:00:00+08:00' });
    counter = await Desk.of(system, 'universal-counter', COUNTER);
    const units = { householdUnit: HOME, residenceUnit: HOME };
    const person = { name: '王秀英', identityNumber: identityNumber('19400101', '122'), ...units };
    residentId = await counter.register(person);
    const received = await counter.post('/v1/cases', { item: 'MZ-10', residentId });
    caseId = String(received.body.caseId);
    head = received.position;
  });
  afterAll(() => system?.stop());

  const isProblem = ({ status, headers, body }: Answer, expected: number, code: string): void => {
    expect([status, body.code, body.detail]).toEqual([expected, code, expect.any(String)]);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({ ...KINDS, type: `urn:tongban:problem:${code}`, status, errors: expect.any(Array) });
  };
  const faults = ({ body }: Answer) => (body.errors as Body[]).map(({ field, rule }) => [field, rule]);
  /** What stands in a body under the item and the resident of a good one. */
  const receipt = (more: Body) => ({ item: 'MZ-10', residentId, ...more });
  const raw = (body: string, headers = JSON_TYPE) => counter.send('POST', '/v1/cases', body, headers);

  it.each<[string, Body, string, string]>([
    ['an unknown field', { wish: 1 }, '/wish', 'unknown-field'],
    ['a missing field', { item: undefined }, '/item', 'required'],
    ['a number for a text', { note: 5 }, '/note', 'text'],
    ['a text for a list', { materials: 'all' }, '/materials', 'list'],
    ['a list for an object', { deliverTo: ['post'] }, '/deliverTo', 'object'],
    [
      'a text for a boolean',
      { materials: [{ code: 'identity-card', supplied: 'yes' }] },
      '/materials/0/supplied',
      'boolean',
    ],
    ['a missing field of a part', { deliverTo: {} }, '/deliverTo/way', 'required'],
    ['a NUL in a text', { note: 'a\0b' }, '/note', 'sound-text'],
    ['half of a surrogate pair', { note: 'a\ud800' }, '/note', 'sound-text'],
    ['a text too long', { note: '长'.repeat(2_001) }, '/note', 'text'],
    ['a text that says nothing', { note: '  ' }, '/note', 'text'],
    ['an id that is none', { residentId: 'x' }, '/residentId', 'known'],
    ['a value that is none of them', { mode: 'by-hand' }, '/mode', 'one-of'],
    ['a malformed code', { item: 'MZ 10' }, '/item', 'code'],
  ])('%s in a body is named', async (_what, more, field, rule) => {
    const answer = await counter.post('/v1/cases', receipt(more));
    isProblem(answer, 400, 'invalid-body');
    expect(faults(answer)).toEqual([[field, rule]]);
  });

  it('names every bad field of a body at once', async () => {
    const answer = await counter.post('/v1/cases', { residentId: 'x', mode: 'by-hand', wish: 1 });
    expect(faults(answer).map(String).sort()).toEqual([
      '/item,required',
      '/mode,one-of',
      '/residentId,known',
      '/wish,unknown-field',
    ]);
  });

  it.each([
    ['half a JSON', '{"item":'],
    ['a list', '[]'],
    ['a text', '"MZ-10"'],
    ['null', 'null'],
  ])('%s is no body', async (_what, body) => isProblem(await raw(body), 400, 'malformed-json'));

  it('bytes that are no UTF-8 are no body', async () =>
    isProblem(
      await counter.send('POST', '/v1/cases', Uint8Array.of(0x7b, 0xff, 0x7d), JSON_TYPE),
      400,
      'malformed-json',
    ));

  it.each<[string, Body, string, string]>([
    ['item', { item: 'MZ-99' }, 'unknown-item', '/item'],
    ['resident', { residentId: NOBODY }, 'unknown-resident', '/residentId'],
    ['material', { materials: [{ code: 'no-such', supplied: true }] }, 'unknown-material', '/materials/0/code'],
    ['window', { deliverTo: { way: 'counter', unit: '999999' } }, 'unknown-unit', '/deliverTo/unit'],
    ['responsible unit', { responsibleUnit: '999999', overrideReason: '户籍迁移' }, 'unknown-unit', '/responsibleUnit'],
  ])('an %s that is not there is named', async (_what, more, code, field) => {
    const answer = await counter.post('/v1/cases', receipt(more));
    isProblem(answer, 400, code);
    expect(faults(answer)).toEqual([[field, code]]);
  });

  it.each([
    ['limit=0', 'limit', 'number'],
    ['limit=201', 'limit', 'number'],
    ['limit=abc', 'limit', 'number'],
    ['residentId=x', 'residentId', 'known'],
    ['phase=open', 'phase', 'one-of'],
    ['receivedFrom=2026-02-30', 'receivedFrom', 'date'],
    ['receivedFrom=2026-03-02&receivedTo=2026-03-01', 'receivedFrom', 'period'],
    ['receivingUnit=999999', 'receivingUnit', 'unit'],
    ['wish=1', 'wish', 'unknown-field'],
  ])('?%s is named', async (query, field, rule) => {
    const answer = await counter.get(`/v1/cases?${query}`);
    isProblem(answer, 400, 'invalid-parameter');
    expect(faults(answer)).toEqual([[field, rule]]);
  });

  it('a cursor of another list, or garbage, is none', async () => {
    const { body } = await counter.get('/v1/units?limit=1');
    for (const cursor of [String(body.next), 'garbage', 'bnVsbA'])
      isProblem(await counter.get(`/v1/cases?cursor=${cursor}`), 400, 'invalid-cursor');
  });

  it('a position that is none, or of another log, is refused', async () => {
    isProblem(await counter.get('/v1/cases', 'garbage'), 400, 'malformed-position');
    isProblem(await counter.get('/v1/cases', `${'0'.repeat(12)}@1`), 400, 'foreign-position');
  });

  it.each([
    ['if-match', '3'],
    ['if-match', '*, "3"'],
    ['if-match', '"3'],
    ['if-match', ','],
    ['idempotency-key', 'k'.repeat(256)],
  ])('a bad %s is refused: %s', async (name, value) => {
    const answer = await counter.act(caseId, 'accept', {}, { [name]: value });
    isProblem(answer, 400, 'invalid-header');
    expect(faults(answer).map(([field]) => String(field).toLowerCase())).toEqual([name]);
  });

  it('without a token, or with one that is none, nobody comes in', async () => {
    const url = `${system.baseUrl}/v1/cases`;
    const none = await ask(url, 'GET', {});
    isProblem(none, 401, 'token-missing');
    expect(none.headers.get('www-authenticate')).toContain('Bearer');
    const good = await system.token('universal-counter', COUNTER);
    for (const authorization of ['Bearer x', 'Basic eDp5', `Bearer ${good.slice(0, -6)}AAAAAA`])
      isProblem(await ask(url, 'GET', { authorization }), 401, 'token-invalid');
    isProblem(await ask(url, 'POST', { ...JSON_TYPE }, '{'), 401, 'token-missing');
  });

  it('who may not is told so', async () => {
    const handler = await Desk.of(system, 'case-handler', '210102-MZ');
    const operator = await Desk.of(system, 'operator', '210100');
    isProblem(await handler.post('/v1/cases', receipt({})), 403, 'not-allowed');
    isProblem(await handler.act(caseId, 'accept'), 403, 'not-allowed');
    isProblem(await handler.post('/v1/residents/search', { phone: '13812348000' }), 403, 'not-allowed-to-register');
    isProblem(await operator.get('/v1/cases'), 403, 'not-allowed-to-read');
    isProblem(await handler.get('/v1/queues/210103-MZ'), 403, 'not-allowed-to-read');
    isProblem(
      await counter.send('PUT', '/v1/clock', '{"now":"2027-01-01T00:00:00Z"}', JSON_TYPE),
      403,
      'not-allowed-to-move-the-clock',
    );
  });

  it.each([
    ['/v1/cases/x', 'case-not-found'],
    [`/v1/cases/${NOBODY}`, 'case-not-found'],
    [`/v1/cases/${NOBODY}/timeline`, 'case-not-found'],
    [`/v1/residents/${NOBODY}`, 'resident-not-found'],
    ['/v1/items/MZ-99', 'item-not-found'],
    ['/v1/units/999999', 'unit-not-found'],
    ['/v1/queues/999999', 'unit-not-found'],
    ['/v1/boards/communities/210102', 'unit-not-found'],
    ['/v1/boards/districts/210102001002', 'unit-not-found'],
    ['/v1/nothing', 'path-not-found'],
  ])('%s is not there', async (path, code) => isProblem(await counter.get(path), 404, code));

  it('another method, or an act that is none, is not there', async () => {
    isProblem(await counter.send('DELETE', `/v1/cases/${caseId}`), 404, 'path-not-found');
    isProblem(await counter.act(caseId, 'celebrate'), 404, 'path-not-found');
    isProblem(await counter.act(NOBODY, 'accept'), 404, 'case-not-found');
  });

  it('a body above 1 MiB, or of another type, is not read', async () => {
    isProblem(await raw(JSON.stringify({ note: 'x'.repeat(1_100_000) })), 413, 'too-large');
    isProblem(await raw('item=MZ-10', { 'content-type': 'application/x-www-form-urlencoded' }), 415, 'not-json');
  });

  it('a number of no person is named, and never repeated', async () => {
    const person = {
      name: '王秀英',
      identityNumber: '210102194001011220',
      householdUnit: HOME,
      residenceUnit: '210102',
    };
    const answer = await counter.post('/v1/residents', person);
    isProblem(answer, 400, 'invalid-body');
    expect(faults(answer)).toEqual([
      ['/identityNumber', 'identity-number'],
      ['/residenceUnit', 'unit'],
    ]);
    expect(JSON.stringify(answer.body)).not.toContain('210102194001011220');
  });

  it('is told in Chinese, and in English to who prefers it', async () => {
    const told = async (language: string) =>
      counter.post('/v1/cases', receipt({ wish: 1 }), { 'accept-language': language });
    const [zh, en] = [await told('zh-CN,en;q=0.5'), await told('en')];
    expect([zh.headers.get('content-language'), en.headers.get('content-language')]).toEqual(['zh', 'en']);
    expect(zh.body.detail).toMatch(/\p{Script=Han}/u);
    expect(en.body.detail).not.toMatch(/\p{Script=Han}/u);
    expect(en.body.errors).toMatchObject([{ message: 'is no field of this' }]);
  });

  it('has written nothing, any of them', async () => {
    expect((await counter.get('/v1/cases', head)).position).toBe(head);
    expect((await counter.get(`/v1/cases/${caseId}`)).etag).toBe('"0"');
  });
});
