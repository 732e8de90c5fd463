import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, identityNumber, type Body } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const COUNTER = '210124001001';
const basis = '沈民发〔2026〕3号';

describe('the catalogue in the hands of its managers', () => {
  let system: TestSystem;
  let wang: Desk;
  let li: Desk;
  let counter: Desk;
  let residentId: string;
  let item: Body;

  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-03-02T09:00:00+08:00' });
    wang = await Desk.of(system, 'catalogue-manager', '210100', 'wang');
    li = await Desk.of(system, 'catalogue-manager', '210100-MZ', 'li');
    counter = await Desk.of(system, 'universal-counter', COUNTER);
    residentId = await counter.register({
      name: '赵淑兰',
      identityNumber: identityNumber('19400305', '101'),
      householdUnit: '210102002001',
      residenceUnit: '210102002001',
    });
    const found = (await counter.get('/v1/items/MZ-10')).body;
    expect(found).toMatchObject({ version: 1, state: 'published', proposed: null, revision: 0, allowedActs: [] });
    const ofTheAnswer = ['version', 'state', 'basis', 'proposed', 'revision', 'allowedActs', 'asPublished'];
    const definition = Object.fromEntries(Object.entries(found).filter(([field]) => !ofTheAnswer.includes(field)));
    item = { ...definition, code: 'MZ-90', name: '社区助餐补贴' };
  });
  afterAll(() => system?.stop());

  const manage = (who: Desk, act: string, body: Body = {}, headers?: Record<string, string>) =>
    who.post(`/v1/items/MZ-90/${act}`, body, headers);
  const request = () => counter.post('/v1/cases', { item: 'MZ-90', residentId });

  it('takes a proposal, has another review it, and publishes it', async () => {
    expect((await counter.post('/v1/items', { item, basis })).body).toMatchObject({ code: 'not-allowed-to-manage' });
    const key = { 'idempotency-key': 'propose-1' };
    const proposed = await wang.post('/v1/items', { item, basis }, key);
    expect(proposed).toMatchObject({
      status: 201,
      etag: '"0"',
      body: { code: 'MZ-90', version: 1, state: 'proposed', allowedActs: ['revise', 'withdraw'] },
    });
    expect(proposed.headers.get('location')).toBe('/v1/items/MZ-90');
    expect((await wang.post('/v1/items', { item, basis }, key)).body).toEqual(proposed.body);
    expect((await wang.post('/v1/items', { item, basis: 'x' }, key)).status).toBe(422);
    expect((await request()).body).toMatchObject({ status: 409, code: 'item-not-published' });

    expect(await manage(wang, 'admit')).toMatchObject({ status: 409, body: { code: 'proposed-by-you' } });
    expect(await manage(li, 'publish')).toMatchObject({ status: 409, body: { code: 'not-admitted' } });
    expect(await manage(li, 'admit', {}, { 'if-match': '"7"' })).toMatchObject({ status: 412 });
    expect(await manage(li, 'admit', { opinion: '同意' }, { 'if-match': '"0"' })).toMatchObject({ status: 200 });
    const published = await manage(wang, 'publish');
    expect(published.body).toMatchObject({ state: 'published', version: 1, revision: 2, proposed: null });

    const listed = await counter.get('/v1/items?q=MZ-90', published.position);
    expect(listed.body.items).toMatchObject([{ code: 'MZ-90', state: 'published', version: 1 }]);
  });

  it('leaves a running case its version', async () => {
    const running = await request();
    expect(running).toMatchObject({ status: 201, body: { itemVersion: 1, due: { promised: null } } });
    const days = (value: number) => ({ value, unit: 'working-day', rolls: true });
    const limits = { ...(item.limits as object), statutory: days(20), promised: days(3) };
    const longer = await manage(li, 'revise', { item: { ...item, limits: { ...limits, promised: days(21) } }, basis });
    expect(longer.body).toMatchObject({ status: 409, code: 'promise-longer-than-law' });
    expect(longer.body.errors).toMatchObject([{ field: '/item/limits/promised' }]);
    expect(await manage(li, 'revise', { item: { ...item, limits }, basis })).toMatchObject({ status: 200 });
    expect((await request()).body).toMatchObject({ itemVersion: 1 });
    await manage(wang, 'admit');
    const { position } = await manage(li, 'publish');
    expect((await request()).body).toMatchObject({ itemVersion: 2 });
    const caseId = String(running.body.caseId);
    expect((await counter.get(`/v1/cases/${caseId}`, position)).body).toMatchObject({ itemVersion: 1 });
  });

  it('has its own periods and lights where the item says so', async () => {
    const materials = [{ code: 'form', name: '申请表', need: 'required', source: 'resident' }];
    const days = (value: number) => ({ value, unit: 'working-day', rolls: true });
    const limits = { ...(item.limits as object), statutory: days(20), promised: days(10), startsAt: 'received' };
    const own = { periods: { correction: 3 }, lights: { yellowPercent: 50, redDays: 1 } };
    const wrong = await manage(li, 'revise', { item: { ...item, periods: { correction: 0, lunch: 1 } }, basis });
    expect((wrong.body.errors as Body[]).map(({ field }) => field)).toEqual([
      '/item/periods/lunch',
      '/item/periods/correction',
    ]);
    expect(await manage(li, 'revise', { item: { ...item, ...own, limits, materials }, basis })).toMatchObject({
      status: 200,
    });
    await manage(wang, 'admit');
    const { position } = await manage(li, 'publish');
    expect((await counter.get('/v1/items/MZ-90', position)).body).toMatchObject({ version: 3, ...own });

    const received = await counter.post('/v1/cases', {
      ...{ item: 'MZ-90', residentId, materials: [{ code: 'form', supplied: false }] },
    });
    const at = `/v1/cases/${String(received.body.caseId)}`;
    const asked = await counter.post(`${at}/request-correction`, { materials: ['form'] });
    const { items } = (await counter.get(`${at}/clocks`, asked.position)).body as { items: Body[] };
    const clock = (kind: string) => items.find((each) => each.kind === kind);
    expect(clock('correction')).toMatchObject({ due: '2026-03-05' });
    // 补正期间不计入承诺时限: what was promised from receipt waits for the resident.
    expect(clock('promised')).toMatchObject({ limit: days(10), due: null });
    const paper = await counter.send('GET', `${at}/papers/SGZ-1`, undefined, { accept: 'text/html' });
    expect(paper.body.text).toContain('3个工作日内（至2026年3月5日（含当日））补正');
  });

  it('refuses at receipt what is suspended or withdrawn, with its rule', async () => {
    await manage(wang, 'suspend', { basis: '沈政务〔2026〕12号' });
    const suspended = (await request()).body;
    expect(suspended).toMatchObject({ status: 409, code: 'item-suspended', rule: expect.stringContaining('准入') });
    expect(suspended.detail).toContain('沈政务〔2026〕12号');
    await manage(wang, 'resume', { basis });
    expect((await request()).status).toBe(201);
    expect((await manage(wang, 'withdraw', { basis })).body).toMatchObject({ state: 'published' });
    expect((await manage(wang, 'withdraw', { basis })).body).toMatchObject({ code: 'withdrawal-proposed-by-you' });
    expect((await request()).status).toBe(201);
    expect((await manage(li, 'withdraw', { basis })).body).toMatchObject({ state: 'withdrawn' });
    expect((await request()).body).toMatchObject({ status: 409, code: 'item-withdrawn' });
    expect(await manage(wang, 'resume', { basis })).toMatchObject({ body: { code: 'withdrawn-for-good' } });
  });

  it('says which field of a definition is wrong, and which item is not there', async () => {
    const wrong = await wang.post('/v1/items', { item: { ...item, kind: 'x', limits: { endsAt: 'decided' } }, basis });
    expect(wrong.status).toBe(400);
    expect((wrong.body.errors as Body[]).map(({ field }) => field)).toEqual(
      expect.arrayContaining(['/item/kind', '/item/limits/startsAt']),
    );
    expect(await wang.post('/v1/items/XX-99/publish', {})).toMatchObject({ status: 404 });
    expect(await wang.post('/v1/items', { item: { ...item, code: 'MZ-10' }, basis })).toMatchObject({ status: 409 });
  });
});
