import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, identityNumber, type Body } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const STREET = '210102002';
const [ONE, OTHER, THIRD] = ['210102002001', '210102002003', '210102002005'];
const FAR_STREET = '210103005';
const basis = '沈政〔2026〕1号';

describe('units over time', () => {
  let system: TestSystem;
  let manager: Desk;
  let counter: Desk;
  let supervisor: Desk;
  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-03-02T09:00:00+08:00' });
    manager = await Desk.of(system, 'catalogue-manager', '210100');
    counter = await Desk.of(system, 'universal-counter', ONE);
    supervisor = await Desk.of(system, 'supervisor', '210100');
  });
  afterAll(() => system.stop());

  const act = (code: string, what: string, body: Body, headers?: Record<string, string>) =>
    manager.post(`/v1/units/${code}/${what}`, { basis, ...body }, headers);

  it('are opened with a code of their level, once', async () => {
    const body = { code: '210102002099', name: '新华社区', kind: 'community', parent: STREET, basis };
    const opened = await manager.post('/v1/units', body, { 'idempotency-key': 'open' });
    expect([opened.status, opened.etag, opened.headers.get('location')]).toEqual([
      201,
      '"0"',
      '/v1/units/210102002099',
    ]);
    expect(opened.body).toMatchObject({ code: '210102002099', from: '2026-03-02', to: null, planned: null });
    expect((await manager.post('/v1/units', body, { 'idempotency-key': 'open' })).status).toBe(201);
    expect((await manager.post('/v1/units', body)).body).toMatchObject({ status: 409, code: 'unit-code-taken' });
    expect((await manager.post('/v1/units', { ...body, code: '21010200209' })).body).toMatchObject({
      status: 400,
      code: 'code-not-of-kind',
      errors: [{ field: '/code' }],
    });
    expect((await manager.post('/v1/units', { ...body, code: '210102002098', name: '\u200b' })).status).toBe(400);
    expect((await counter.post('/v1/units', { ...body, code: '210102002098' })).status).toBe(403);
    expect((await manager.post('/v1/units/nowhere/rename', { name: '水源社区' })).status).toBe(404);
    const clerk = await Desk.of(system, 'universal-counter', '210102002099');
    expect((await clerk.get('/v1/me')).status).toBe(200);
    expect(await system.cli(['token', '--role', 'universal-counter', '--unit', '210102002099'])).toMatchObject({
      code: 0,
    });
  });

  it('are renamed and moved, and boards of the past stay', async () => {
    const before = await supervisor.get('/v1/boards/districts/210102?from=2026-03-01&to=2026-03-01');
    const renamed = await act('210102002099', 'rename', { name: '水源社区' }, { 'if-match': '"0"' });
    expect(renamed.body).toMatchObject({ name: '水源社区', revision: 1 });
    expect((await act('210102002099', 'rename', { name: '别名' }, { 'if-match': '"0"' })).status).toBe(412);
    const moved = await act(THIRD, 'move', { parent: FAR_STREET });
    expect(moved.body).toMatchObject({ parent: FAR_STREET });
    expect((await act(THIRD, 'move', { parent: FAR_STREET })).body).toMatchObject({ code: 'nothing-changes' });
    expect((await act(THIRD, 'move', { parent: ONE })).body).toMatchObject({ code: 'parent-not-fitting' });
    const codes = (board: Body) => (board.children as { unit: string }[]).map(({ unit }) => unit);
    const past = await supervisor.get('/v1/boards/districts/210102?from=2026-03-01&to=2026-03-01', moved.position);
    const now = await supervisor.get('/v1/boards/districts/210102?from=2026-03-02&to=2026-03-02', moved.position);
    expect(codes(before.body)).toContain(THIRD);
    expect(codes(past.body)).toContain(THIRD);
    expect(codes(now.body)).not.toContain(THIRD);
  });

  it('end on their day: nothing is received there any more, tokens and residents follow', async () => {
    const units = { householdUnit: ONE, residenceUnit: ONE };
    const residentId = await counter.register({
      name: '王秀英',
      identityNumber: identityNumber('19400101', '122'),
      ...units,
    });
    const planned = await act(ONE, 'merge', { into: OTHER, on: '2026-04-01' });
    expect(planned.body).toMatchObject({
      to: '2026-04-01',
      planned: { on: '2026-04-01', act: 'merge' },
      allowedActs: [],
    });
    expect((await act(ONE, 'rename', { name: '别名' })).body).toMatchObject({ code: 'change-planned' });
    expect((await counter.get('/v1/me')).body).toMatchObject({ unit: { code: ONE } });
    const operator = await Desk.of(system, 'operator', '210100');
    await operator.send('PUT', '/v1/clock', JSON.stringify({ now: '2026-04-01T09:00:00+08:00' }), {
      'content-type': 'application/json',
    });

    expect((await manager.get(`/v1/units/${ONE}`)).body).toMatchObject({
      to: '2026-04-01',
      successors: [OTHER],
      planned: null,
    });
    expect((await counter.get('/v1/me')).body).toMatchObject({ unit: { code: OTHER } });
    const received = await counter.receive({ item: 'MZ-10', residentId });
    expect([received.receivingUnit, received.homeUnit]).toEqual([OTHER, OTHER]);
    expect((await counter.get(`/v1/residents/${residentId}`)).body).toMatchObject({ residenceUnit: OTHER });
    const late = { name: '李芳', identityNumber: identityNumber('19400102', '124'), ...units };
    const refused = await counter.post('/v1/residents', late);
    expect(refused.body.errors).toMatchObject([
      { field: '/householdUnit', rule: 'unit-closed' },
      { field: '/residenceUnit', rule: 'unit-closed' },
    ]);
    expect((await act(ONE, 'close', { successor: OTHER })).body).toMatchObject({ status: 409, code: 'unit-ended' });
    const told = (await manager.get(`/v1/units/${ONE}/timeline`)).body.items as { type: string }[];
    expect(told.map(({ type }) => type)).toEqual(['UnitOpened', 'UnitChangePlanned', 'UnitMerged']);
  });

  it('do not end while others are below them, nor into themselves', async () => {
    expect((await act(STREET, 'close', { successor: FAR_STREET })).body).toMatchObject({
      status: 409,
      code: 'children-first',
    });
    expect((await act(OTHER, 'split', { into: [OTHER, '210102002099'] })).body).toMatchObject({ code: 'into-itself' });
    expect((await act(OTHER, 'split', { into: ['210102002099'] })).body).toMatchObject({ code: 'split-needs-two' });
    expect((await act(OTHER, 'merge', { into: STREET })).body).toMatchObject({ code: 'not-same-kind' });
    expect((await act(OTHER, 'merge', { into: ONE })).body).toMatchObject({ code: 'other-unit-ended' });
    expect((await act('210100', 'close', { successor: '210102' })).body).toMatchObject({ code: 'root-stays' });
    expect((await act(OTHER, 'close', {})).status).toBe(400);
    expect((await act(OTHER, 'close', { successor: '210102002099', on: '2026-02-30' })).status).toBe(400);
  });

  it('stay as their managers left them when the system starts again', async () => {
    await system.shutdown();
    await system.start();
    const again = await Desk.of(system, 'catalogue-manager', '210100');
    expect((await again.get(`/v1/units/${THIRD}`)).body).toMatchObject({ parent: FAR_STREET });
    expect((await again.get(`/v1/units/${ONE}`)).body).toMatchObject({ to: '2026-04-01', successors: [OTHER] });
  });
});
