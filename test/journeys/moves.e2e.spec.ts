import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, identityNumber, type Answer, type Body } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const HOME = '210102001002';
const STREET = '210102001';
const COUNTER = '210124001001';
const AUTHORITY = '210102-MZ';
const OTHER = '210103-MZ';

describe('a case between units, and what is said of it', () => {
  let system: TestSystem;
  let counter: Desk;
  let handler: Desk;
  let other: Desk;
  let city: Desk;
  let above: Desk;
  let request: Body;
  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-03-02T09:00:00+08:00' });
    counter = await Desk.of(system, 'universal-counter', COUNTER);
    handler = await Desk.of(system, 'case-handler', AUTHORITY);
    other = await Desk.of(system, 'case-handler', OTHER);
    city = await Desk.of(system, 'supervisor', '210100');
    above = await Desk.of(system, 'supervisor', '210102');
    const units = { householdUnit: HOME, residenceUnit: HOME };
    const person = { name: '王秀英', identityNumber: identityNumber('19400101', '122'), ...units };
    request = { item: 'MZ-10', residentId: await counter.register(person) };
  });
  afterAll(() => system?.stop());

  const done = async (who: Desk, caseId: string, act: string, body: unknown = {}): Promise<Answer> => {
    const answer = await who.act(caseId, act, body);
    expect([act, answer.status, answer.status === 200 || answer.body]).toEqual([act, 200, true]);
    return answer;
  };
  const atTheAuthority = async (more: Body = {}): Promise<string> => {
    const { caseId } = await counter.receive({ ...request, ...more });
    for (const act of ['accept', 'route']) await done(counter, caseId, act);
    await done(handler, caseId, 'sign');
    return caseId;
  };
  const closed = async (): Promise<{ caseId: string; position: string }> => {
    const caseId = await atTheAuthority();
    await done(handler, caseId, 'decide', { outcome: 'granted' });
    await done(handler, caseId, 'fulfil');
    const { position } = await done(counter, caseId, 'deliver', { way: 'counter' });
    return { caseId, position };
  };
  const timeline = async (who: Desk, caseId: string): Promise<string> => {
    const { body } = await who.get(`/v1/cases/${caseId}/timeline`);
    return (body.items as Body[]).map(({ type, text }) => `${String(type)} ${String(text)}`).join('\n');
  };

  it('bounces once, and then the common superior rules, for good and with no clock begun anew', async () => {
    // Of an item of its own: what is ruled here binds every later case of it between these units.
    const caseId = await atTheAuthority({ item: 'MZ-11' });
    const back = { reasonCode: 'wrong-unit', note: '不属本单位' };
    const first = await done(handler, caseId, 'return', back);
    await done(counter, caseId, 'route');
    const second = await done(handler, caseId, 'return', back);
    expect(second.body).toMatchObject({ handler: { unit: '210100' }, due: first.body.due });
    expect(second.body.warnings).toMatchObject([{ code: 'in-dispute' }]);
    expect((await handler.get('/v1/queues/210100', second.position)).status).toBe(403);
    expect((await city.get('/v1/queues/210100', second.position)).body.items).toMatchObject([{ caseId }]);
    const ruled = await done(city, caseId, 'rule', { to: OTHER, reason: '户籍已迁' });
    expect(ruled.body).toMatchObject({
      responsibleUnit: OTHER,
      handler: { unit: OTHER, signed: false },
      due: first.body.due,
    });
    await done(other, caseId, 'sign');
    const again = await other.act(caseId, 'return', back);
    expect([again.status, again.body.code, typeof again.body.rule]).toEqual([409, 'already-ruled', 'string']);
    const told = await timeline(counter, caseId);
    expect(told).toContain('DisputeReferred');
    expect(told).toContain('RoutingRuled');
  });

  it('is examined by the street, which reads what it is asked and nothing else', async () => {
    const caseId = await atTheAuthority();
    const asked = await done(handler, caseId, 'request-co-handling', { unit: STREET, ask: '请入户核实居住情况' });
    const street = await Desk.of(system, 'intake-clerk', STREET);
    const shown = await street.get(`/v1/cases/${caseId}`, asked.position);
    expect(shown.body).toMatchObject({
      coHandlings: [{ request: 'co-1', unit: STREET, role: 'examination', due: '2026-03-09', answeredAt: null }],
      allowedActs: ['answer-co-handling'],
    });
    expect(await timeline(street, caseId)).toContain('请入户核实居住情况');
    expect(await timeline(other, caseId)).not.toContain('请入户核实居住情况');
    await done(street, caseId, 'answer-co-handling', { request: 'co-1', answer: '居住属实' });
    expect(await timeline(handler, caseId)).toContain('居住属实');
    const decided = await done(handler, caseId, 'decide', { outcome: 'granted' });
    expect(decided.body.warnings).toMatchObject([{ code: 'not-examined' }]);
  });

  it('takes its originals along, and somebody says where the list was wrong', async () => {
    const caseId = await atTheAuthority();
    const papers = [{ name: '户口簿', copies: 1, original: true }];
    await done(counter, caseId, 'send-papers', { to: AUTHORITY, papers, carrier: 'EMS', trackingNumber: 'E1' });
    const arrived = await done(handler, caseId, 'confirm-papers', { mismatch: '缺少首页' });
    expect(arrived.body.warnings).toMatchObject([{ code: 'papers-mismatch' }]);
    const bad = await counter.act(caseId, 'send-papers', { to: AUTHORITY, papers: [{ name: '户口簿', copies: 0 }] });
    expect([bad.status, bad.body.code]).toEqual([400, 'invalid-body']);
  });

  it('is asked after by a superior, and answered', async () => {
    const caseId = await atTheAuthority();
    const ordered = await done(above, caseId, 'order-supervision', { to: AUTHORITY, demand: '请说明进度' });
    const { body } = await above.get(`/v1/cases/${caseId}`, ordered.position);
    expect(body.supervision).toMatchObject([{ order: 'order-1', to: AUTHORITY, due: '2026-03-05', answeredAt: null }]);
    expect(await timeline(above, caseId)).toContain('请说明进度');
    await done(handler, caseId, 'answer-supervision', { order: 'order-1', answer: '本周办结' });
    expect(await timeline(above, caseId)).toContain('本周办结');
  });

  it('is rated once a contact, opens a rectification where it is bad, and stands on the boards', async () => {
    const { caseId } = await closed();
    await done(counter, caseId, 'rate', { score: 5, about: 'counter' });
    const twice = await counter.act(caseId, 'rate', { score: 5, about: 'counter' });
    expect([twice.status, twice.body.code]).toEqual([409, 'rated-already']);
    const rated = await done(counter, caseId, 'rate', { score: 2, about: 'authority', comment: '等得太久' });
    const { body } = await handler.get(`/v1/cases/${caseId}`, rated.position);
    expect(body).toMatchObject({ phase: 'closed', rectifications: [{ unit: AUTHORITY, closedAt: null }] });
    await done(counter, caseId, 'record-follow-up', { contacted: true, solved: 'partly' });
    const put = await done(handler, caseId, 'close-rectification', { finding: '属实', answer: '已致歉' });
    const board = async (path: string) => (await counter.get(`/v1/boards/${path}`, put.position)).body;
    expect(await board(`communities/${COUNTER}`)).toMatchObject({ desk: { rating: { count: 1, average: 5 } } });
    expect(await board(`communities/${HOME}`)).toMatchObject({ home: { rating: { count: 1, average: 2 } } });
    const region = { desk: { rating: { count: 1, average: 5 } }, home: { rating: { count: 1, average: 2 } } };
    expect(await board('region')).toMatchObject(region);
    expect((await counter.act(caseId, 'rate', { score: 6, about: 'counter' })).status).toBe(400);
  });

  it('goes on when it is reopened, as another episode of the same case, and is in progress again', async () => {
    const { caseId, position } = await closed();
    const before = await counter.get(`/v1/boards/communities/${HOME}`, position);
    const again = await done(above, caseId, 'reopen', { reason: '发放金额有误' });
    expect(again.body).toMatchObject({ phase: 'accepted', outcome: null, handler: { unit: AUTHORITY, signed: false } });
    const shown = await handler.get(`/v1/cases/${caseId}`, again.position);
    expect(shown.body).toMatchObject({ episodes: [{ closedAt: expect.any(String) }], decidedAt: null, closedAt: null });
    const after = await counter.get(`/v1/boards/communities/${HOME}`, again.position);
    const stock = ({ body }: Answer) => Number((body.home as Body).inProgress);
    expect(stock(after) - stock(before)).toBe(1);
    await done(handler, caseId, 'sign');
    await done(handler, caseId, 'decide', { outcome: 'refused', reasons: '复核后不符合条件' });
    await done(handler, caseId, 'fulfil');
    const end = await done(counter, caseId, 'deliver', { way: 'post', trackingNumber: 'E2' });
    expect(end.body).toMatchObject({ phase: 'closed', outcome: 'refused' });
    expect((await system.cli(['verify'])).code).toBe(0);
  });

  it('is handed out where the resident wanted it, and through nobody without authority', async () => {
    const wanted = { ...request, deliverTo: { way: 'counter', unit: HOME } };
    const { caseId } = await counter.receive(wanted);
    for (const act of ['accept', 'route']) await done(counter, caseId, act);
    await done(handler, caseId, 'sign');
    await done(handler, caseId, 'decide', { outcome: 'granted' });
    await done(handler, caseId, 'fulfil');
    const [home, elsewhere] = await Promise.all([
      Desk.of(system, 'intake-clerk', HOME),
      Desk.of(system, 'universal-counter', '210103'),
    ]);
    expect((await elsewhere.act(caseId, 'deliver', { way: 'counter' })).status).toBe(403);
    const byAgent = await home.act(caseId, 'deliver', { way: 'agent', receivedBy: '李四' });
    expect([byAgent.status, byAgent.body.code]).toEqual([409, 'agent-without-authority']);
    const handed = await done(home, caseId, 'deliver', { way: 'counter', receivedBy: '王秀英' });
    expect(handed.body).toMatchObject({ phase: 'closed', outcome: 'granted' });
  });

  it('is one thing of many items', async () => {
    const { caseId } = await counter.receive(request);
    const part = await counter.post('/v1/cases', { item: 'MZ-11', residentId: request.residentId, parent: caseId });
    expect([part.status, part.body]).toEqual([201, expect.anything()]);
    const { body } = await counter.get(`/v1/cases/${caseId}`, part.position);
    expect(body).toMatchObject({ parent: null, children: [{ caseId: part.body.caseId, item: 'MZ-11' }] });
    const child = await counter.get(`/v1/cases/${String(part.body.caseId)}`, part.position);
    expect(child.body).toMatchObject({ parent: caseId, children: [] });
    const nowhere = { ...request, parent: '00000000-0000-5000-8000-000000000000' };
    const unknown = await counter.post('/v1/cases', nowhere);
    expect([unknown.status, unknown.body.code]).toEqual([400, 'unknown-parent']);
  });

  it.each([
    ['accept-anywhere', 'MZ-10', { accept: 403, counterDecides: 403, startsThere: 200 }],
    ['collect-and-forward', 'MZ-01', { accept: 200, counterDecides: 403, startsThere: 403 }],
  ] as const)('keeps to the duties of each side in %s', async (mode, item, { accept, counterDecides, startsThere }) => {
    const { caseId, ...brief } = await counter.receive({ ...request, item });
    expect(brief.mode).toBe(mode);
    expect((await counter.act(caseId, 'accept')).status).toBe(startsThere);
    await done(counter, caseId, 'route');
    await done(handler, caseId, 'sign');
    expect((await handler.act(caseId, 'accept')).status).toBe(accept);
    for (const act of ['decide', 'transfer', 'request-co-handling', 'sign']) {
      const bodies: Body = { decide: { outcome: 'granted' }, transfer: { to: OTHER, reason: '不属本地' } };
      const body = bodies[act] ?? (act === 'sign' ? {} : { unit: STREET, ask: '请核实' });
      expect([act, (await counter.act(caseId, act, body)).status]).toEqual([act, counterDecides]);
    }
  });
});
