import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, type Body } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const COMMUNITY = '210102001002';
const NEXT_DOOR = '210102001003';
const ELSEWHERE = '210103005003';

/** What every book has, shown on that of the seals. */
describe('a book over HTTP', () => {
  let system: TestSystem;
  let counter: Desk;
  let head: Desk;
  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-03-02T09:00:00+08:00' });
    counter = await Desk.of(system, 'intake-clerk', COMMUNITY);
    head = await Desk.of(system, 'supervisor', COMMUNITY);
  });
  afterAll(() => system?.stop());

  const begin = async (desk: Desk, name: string) => {
    const answer = await desk.post('/v1/seals', { name, keeper: '李娜' });
    expect(answer.body).toMatchObject({ state: 'kept' });
    return answer;
  };
  const board = async (path: string, after: string): Promise<Body> => {
    const { body } = await head.get(`/v1/boards/${path}`, after);
    return body;
  };

  it('begins an entry, answers it in brief, and finds it before the model knows it', async () => {
    const { status, body, headers, position, etag } = await begin(counter, '居民委员会');
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/v1/seals/${String(body.id)}`);
    expect([etag, position.includes('@')]).toEqual(['"0"', true]);
    expect(body).toMatchObject({
      unit: COMMUNITY,
      revision: 0,
      light: 'none',
      due: null,
      warnings: [],
      keeper: '李娜',
    });
    expect(body.number).toMatch(new RegExp(`^${COMMUNITY}-20260302-[0-9A-Z]{8}$`));
    const read = await counter.get(`/v1/seals/${String(body.id)}`, position);
    expect(read).toMatchObject({ status: 200, etag: '"0"', body });
  });

  it('keeps the order of checks: body, there, who, retry, revision, rule', async () => {
    const { body } = await begin(counter, '党群服务中心');
    const path = `/v1/seals/${String(body.id)}`;
    const lend = { borrower: '王芳', until: '2026-03-06', purpose: '公证' };
    expect((await counter.post(`${path}/lend`, { ...lend, colour: 'red' })).body).toMatchObject({
      code: 'invalid-body',
      errors: [{ field: '/colour', rule: 'unknown-field' }],
    });
    expect(await counter.post('/v1/seals/3f8c1a9e-58a2-5c1d-8b4e-0a1b2c3d4e5f/lend', lend)).toMatchObject({
      status: 404,
      body: { code: 'entry-not-found' },
    });
    expect(await counter.post(`${path}/lend`, lend)).toMatchObject({ status: 403, body: { code: 'seal-not-allowed' } });
    const other = await Desk.of(system, 'supervisor', NEXT_DOOR);
    expect((await other.post(`${path}/lend`, lend)).status).toBe(403);
    expect((await head.post(`${path}/lend`, lend, { 'if-match': '"7"' })).status).toBe(412);
    const key = { 'idempotency-key': 'lend-once' };
    const first = await head.post(`${path}/lend`, lend, key);
    expect(first).toMatchObject({
      status: 200,
      etag: '"1"',
      body: { state: 'lent', due: '2026-03-06', light: 'green' },
    });
    expect(await head.post(`${path}/lend`, lend, key)).toMatchObject({ status: 200, etag: '"1"', body: first.body });
    expect((await head.post(`${path}/lend`, { ...lend, borrower: '赵敏' }, key)).status).toBe(422);
    expect(await head.post(`${path}/lend`, lend)).toMatchObject({ status: 409, body: { code: 'seal-lent' } });
    expect(String((await head.post(`${path}/lend`, lend)).body.rule)).not.toBe('');
  });

  it('lists, narrows and pages, as JSON and as CSV with its formulas escaped', async () => {
    await begin(await Desk.of(system, 'intake-clerk', NEXT_DOOR), '=cmd|calc');
    const { position } = await begin(await Desk.of(system, 'intake-clerk', ELSEWHERE), '沈河的章');
    const all = await head.get('/v1/seals?limit=200', position);
    const names = (answer: { readonly body: Body }) => (answer.body.items as Body[]).map(({ name }) => name);
    expect(names(all)).toContain('沈河的章');
    expect(names(await head.get('/v1/seals?unit=210102', position))).not.toContain('沈河的章');
    expect(names(await head.get(`/v1/seals?unit=${ELSEWHERE}&q=${encodeURIComponent('沈河')}`))).toEqual(['沈河的章']);
    expect(names(await head.get('/v1/seals?state=lent'))).toEqual(['党群服务中心']);
    expect(names(await head.get('/v1/seals?from=2026-03-03'))).toEqual([]);
    expect((await head.get('/v1/seals?state=burnt')).body).toMatchObject({
      errors: [{ field: 'state', rule: 'one-of' }],
    });
    const page = await head.get('/v1/seals?limit=1');
    const rest = await head.get(`/v1/seals?limit=200&cursor=${String(page.body.next)}`);
    expect([...names(page), ...names(rest)]).toEqual(names(all));
    const csv = await head.send('GET', '/v1/seals?unit=210102', undefined, { accept: 'text/csv' });
    const text = String(csv.body.text);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(text.split('\r\n')[0]?.replace('\ufeff', '')).toContain('编号,状态,单位');
    expect(text).toContain("'=cmd|calc");
    expect(text.split('\r\n')).toHaveLength(names(await head.get('/v1/seals?unit=210102')).length + 2);
  });

  it('tells its history and its clocks; what was said in words is for its own unit', async () => {
    const { body } = await begin(counter, '调解委员会');
    const path = `/v1/seals/${String(body.id)}`;
    const { position } = await head.post(`${path}/lend`, { borrower: '王芳', until: '2026-03-06', purpose: '送法院' });
    const told = await counter.get(`${path}/timeline`, position);
    expect((told.body.items as Body[]).map(({ type }) => type)).toEqual(['SealRegistered', 'SealLent']);
    expect(JSON.stringify(told.body)).toContain('送法院');
    const other = await Desk.of(system, 'intake-clerk', ELSEWHERE);
    expect(JSON.stringify((await other.get(`${path}/timeline`)).body)).not.toContain('送法院');
    expect((await counter.get(`${path}/clocks`)).body).toMatchObject({
      items: [{ kind: 'return', of: COMMUNITY, due: '2026-03-06', light: 'green', endedAt: null }],
    });
  });

  it('stands in the schedule of its unit and on the boards, each the sum of its leaves', async () => {
    const operator = await Desk.of(system, 'operator', '210100');
    const { headers } = await operator.send('PUT', '/v1/clock', JSON.stringify({ now: '2026-03-07T09:00:00+08:00' }), {
      'content-type': 'application/json',
    });
    const after = headers.get('tongban-position') ?? '';
    const schedule = await head.get(`/v1/schedules/${COMMUNITY}`, after);
    expect(schedule.body.items).toMatchObject([
      { book: 'seals', clock: 'return', due: '2026-03-06', late: true },
      { book: 'seals', clock: 'return', due: '2026-03-06', late: true },
    ]);
    const seals = (of: Body) => (of.community as Record<string, Body>).seals;
    const community = await board(`communities/${COMMUNITY}`, after);
    expect(seals(community)).toMatchObject({ begun: 3, open: 3, late: 2, lent: 2 });
    expect(seals(await board(`communities/${COMMUNITY}?to=2026-03-06`, after))).toMatchObject({ late: 0, lent: 2 });
    const district = await board('districts/210102', after);
    const children = district.children as Body[];
    for (const figure of ['begun', 'open', 'late', 'lent'])
      expect(seals(district)?.[figure]).toBe(
        children.reduce((sum, each) => sum + Number(seals(each)?.[figure] ?? 0), 0),
      );
    expect(seals(await board('region', after))).toMatchObject({ begun: 5, late: 2 });
    expect(district).toMatchObject({ desk: { received: 0 }, home: { accepted: 0 } });
  });
});
