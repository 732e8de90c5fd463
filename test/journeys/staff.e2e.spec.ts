import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, identityNumber, type Body } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const COMMUNITY = '210102001002';
const AUTHORITY = '210102-MZ';

describe('who may handle a case', () => {
  let system: TestSystem;
  let counter: Desk;
  let qian: Desk;
  let sun: Desk;
  let superior: Desk;
  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-03-02T09:00:00+08:00' });
    counter = await Desk.of(system, 'universal-counter', COMMUNITY);
    qian = await Desk.of(system, 'case-handler', AUTHORITY, 'qian');
    sun = await Desk.of(system, 'case-handler', AUTHORITY, 'sun');
    superior = await Desk.of(system, 'supervisor', '210102');
  });
  afterAll(() => system?.stop());

  let serial = 121;
  /** A case that lies signed with the authority. */
  const signedCase = async (): Promise<string> => {
    const units = { householdUnit: COMMUNITY, residenceUnit: COMMUNITY };
    serial += 1;
    const person = { name: '王秀英', identityNumber: identityNumber('19400101', String(serial)), ...units };
    const { caseId } = await counter.receive({ item: 'MZ-10', residentId: await counter.register(person) });
    for (const act of ['accept', 'route']) expect((await counter.act(caseId, act)).status).toBe(200);
    expect((await qian.act(caseId, 'sign')).status).toBe(200);
    return caseId;
  };

  it('AB岗: while somebody is away their stand-in decides in their place, and what is assigned to them comes to the stand-in', async () => {
    const caseId = await signedCase();
    expect((await qian.act(caseId, 'claim')).status).toBe(200);
    expect((await sun.act(caseId, 'decide', { outcome: 'granted' })).body).toMatchObject({
      code: 'claimed-by-another',
    });

    const days = { from: '2026-03-02', to: '2026-03-06' };
    const away = { standIn: 'sun', ...days };
    expect(await counter.post('/v1/absences', { ...away, unit: AUTHORITY, person: 'qian' })).toMatchObject({
      status: 403,
    });
    expect((await qian.post('/v1/absences', { standIn: 'qian', ...days })).body).toMatchObject({
      code: 'stand-in-self',
    });
    expect((await qian.post('/v1/absences', { ...away, from: '2026-03-09' })).body).toMatchObject({
      errors: [{ field: '/to', rule: 'period' }],
    });
    const entered = await qian.post('/v1/absences', away);
    expect(entered).toMatchObject({ status: 201, body: { unit: AUTHORITY, person: 'qian', ...away } });
    expect((await superior.post('/v1/absences', { unit: AUTHORITY, person: 'qian', ...away })).body).toMatchObject({
      ...{ status: 409, code: 'away-already', rule: expect.stringContaining('AB岗') },
    });
    const listed = await superior.get('/v1/absences', entered.position);
    expect(listed.body.items).toMatchObject([{ absenceId: entered.body.absenceId, standIn: 'sun' }]);

    const queue = await sun.get(`/v1/queues/${AUTHORITY}`, entered.position);
    expect(queue.body.counts).toMatchObject({ mine: 1 });
    expect(await sun.act(caseId, 'decide', { outcome: 'granted' })).toMatchObject({ status: 200 });

    const another = await signedCase();
    const assigned = await superior.act(another, 'assign', { person: 'qian' });
    expect(assigned.body).toMatchObject({ handler: { person: 'sun' } });

    const back = await qian.post(`/v1/absences/${String(entered.body.absenceId)}/end`, {});
    expect(back.status).toBe(200);
    expect((await superior.act(another, 'assign', { person: 'qian' })).body).toMatchObject({
      handler: { person: 'qian' },
    });
    expect((await sun.act(another, 'decide', { outcome: 'granted' })).body).toMatchObject({
      code: 'claimed-by-another',
    });
  });

  it('回避: whoever has an interest of their own does nothing on the case any more', async () => {
    const caseId = await signedCase();
    expect((await qian.act(caseId, 'claim')).status).toBe(200);
    expect((await sun.act(caseId, 'recuse', { reason: '有利害关系', person: 'qian' })).body).toMatchObject({
      ...{ status: 409, code: 'recused-by-superior' },
    });
    const recused = await qian.act(caseId, 'recuse', { reason: '申请人系本人近亲属' });
    expect(recused.body).toMatchObject({ handler: { unit: AUTHORITY, person: null }, allowedActs: [] });
    const refused = await qian.act(caseId, 'decide', { outcome: 'granted' });
    expect(refused.body).toMatchObject({ status: 409, code: 'recused', rule: expect.stringContaining('回避') });
    expect((await superior.act(caseId, 'assign', { person: 'qian' })).body).toMatchObject({ code: 'recused-person' });
    const told = (await sun.get(`/v1/cases/${caseId}/timeline`)).body.items as Body[];
    expect(told.at(-1)).toMatchObject({ type: 'HandlerRecused', text: expect.stringContaining('近亲属') });
    expect(await sun.act(caseId, 'decide', { outcome: 'granted' })).toMatchObject({ status: 200 });
  });
});
