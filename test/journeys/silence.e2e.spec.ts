import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, identityNumber, type Body } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const COMMUNITY = '210102001002';
const AUTHORITY = '210102-MZ';

/** The system's processes run in another zone than the city: the city's dates count. */
describe('what becomes of a request that nobody, or the wrong one, works on', () => {
  let system: TestSystem;
  let counter: Desk;
  let handler: Desk;
  let operator: Desk;
  let serial = 121;
  beforeAll(async () => {
    system = await startSystem({
      clock: 'manual:2026-09-21T16:30:00+08:00',
      env: { TZ: 'America/New_York' },
    });
    counter = await Desk.of(system, 'universal-counter', COMMUNITY);
    handler = await Desk.of(system, 'case-handler', AUTHORITY);
    operator = await Desk.of(system, 'operator', '210100');
  });
  afterAll(() => system?.stop());

  const units = { householdUnit: COMMUNITY, residenceUnit: COMMUNITY };
  const resident = () => {
    serial += 1;
    return counter.register({ name: '王秀英', identityNumber: identityNumber('19400101', String(serial)), ...units });
  };
  const received = async (more: Body = {}) => counter.receive({ item: 'MZ-10', residentId: await resident(), ...more });
  const moveTo = async (now: string): Promise<string> => {
    const json = { 'content-type': 'application/json' };
    return (await operator.send('PUT', '/v1/clock', JSON.stringify({ now }), json)).position;
  };
  const shown = async (caseId: string, after?: string) => (await counter.get(`/v1/cases/${caseId}`, after)).body;
  const last = async (caseId: string) =>
    ((await counter.get(`/v1/cases/${caseId}/timeline`)).body.items as Body[]).at(-1);

  it('sends it to the right authority where it is not accepted', async () => {
    const { caseId } = await received();
    const refused = await counter.act(caseId, 'refuse-acceptance', {
      reason: '不属于本部门',
      rightAuthority: '沈河区民政局',
    });
    expect(refused.body).toMatchObject({ phase: 'closed', outcome: 'acceptance-refused' });
    expect(await last(caseId)).toMatchObject({ text: expect.stringContaining('沈河区民政局') });
  });

  it('warns of an open case of the same resident and item, and refuses nothing for it', async () => {
    const { caseId, residentId } = await received();
    const again = await counter.post('/v1/cases', { item: 'MZ-10', residentId });
    expect(again.status).toBe(201);
    const warnings = again.body.warnings as Body[];
    expect(warnings.map(({ code }) => code)).toContain('open-case');
    expect(JSON.stringify(warnings)).toContain(caseId);
    for (const id of [caseId, String(again.body.caseId)])
      expect((await counter.act(id, 'void', { reason: '重复收件' })).body).toMatchObject({ outcome: 'voided' });
  });

  it('puts a wrong resident right, with a reason', async () => {
    const { caseId } = await received();
    const [right, reason] = [await resident(), '收件时选错居民'];
    const replaced = await counter.act(caseId, 'replace-resident', { residentId: right, reason });
    expect(replaced.body).toMatchObject({ residentId: right, phase: 'received' });
    expect((await counter.act(caseId, 'void', { reason })).status).toBe(200);
  });

  it('posts a notice, hears an objection, and posts it again for three days where it was right', async () => {
    const { caseId } = await received();
    for (const act of ['accept', 'route']) await counter.act(caseId, act);
    await handler.act(caseId, 'sign');
    expect((await handler.act(caseId, 'post-notice', { days: 3 })).body).toMatchObject({ code: 'notice-too-short' });
    expect((await handler.act(caseId, 'post-notice', { days: 7, place: '社区公告栏' })).status).toBe(200);
    expect((await handler.act(caseId, 'decide', { outcome: 'granted' })).body).toMatchObject({ code: 'notice-open' });
    expect((await counter.act(caseId, 'object-to-notice', { objection: '情况不实' })).status).toBe(200);
    expect((await handler.act(caseId, 'close-notice', { upheld: true })).status).toBe(200);
    expect((await handler.act(caseId, 'post-notice', { days: 3 })).status).toBe(200);
    expect((await handler.act(caseId, 'close-notice', { upheld: false })).body).toMatchObject({ code: 'notice-hangs' });
  });

  it('is accepted by silence on the sixth working day, dated back to its receipt, and says who said nothing', async () => {
    const { caseId } = await received();
    expect(await shown(caseId, await moveTo('2026-09-29T23:59:59+08:00'))).toMatchObject({ phase: 'received' });
    expect(await shown(caseId, await moveTo('2026-09-30T00:00:00+08:00'))).toMatchObject({ phase: 'accepted' });
    expect(await last(caseId)).toMatchObject({
      ...{ type: 'RequestAccepted', at: '2026-09-30T00:00:00.000+08:00', actor: { role: 'system' } },
      data: { manner: 'deemed', heldBy: COMMUNITY, acceptedAt: '2026-09-21T16:30:00.000+08:00' },
    });
  });

  it('counts as withdrawn when what was asked for does not come', async () => {
    const { caseId } = await received({ materials: [{ code: 'identity-card', supplied: false }] });
    const asked = await counter.act(caseId, 'request-correction', { materials: ['identity-card'] });
    expect(asked.body).toMatchObject({ phase: 'correcting' });
    const { items } = (await counter.get(`/v1/cases/${caseId}/clocks`)).body as { items: Body[] };
    // Ten working days from 2026-09-30 over the national holidays, with a Saturday that is worked.
    expect(items.find(({ kind }) => kind === 'correction')).toMatchObject({ due: '2026-10-20' });
    expect(await shown(caseId, await moveTo('2026-10-20T23:59:00+08:00'))).toMatchObject({ phase: 'correcting' });
    expect(await shown(caseId, await moveTo('2026-10-21T00:00:00+08:00'))).toMatchObject({
      ...{ phase: 'closed', outcome: 'withdrawn' },
    });
    expect(await last(caseId)).toMatchObject({ type: 'CorrectionExpired', actor: { role: 'system' } });
  });
});
