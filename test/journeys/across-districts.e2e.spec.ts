import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, identityNumber, type Answer, type Brief } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const HOME = '210102001002';
const COUNTER = '210124001001';
const AUTHORITY = '210102-MZ';

describe('MZ-10 of a resident of 和平区, brought to a counter in 法库县', () => {
  let system: TestSystem;
  let counter: Desk;
  let handler: Desk;
  let residentId: string;
  let received: Brief;
  let last: Answer;
  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-03-02T09:00:00+08:00' });
    counter = await Desk.of(system, 'universal-counter', COUNTER);
    handler = await Desk.of(system, 'case-handler', AUTHORITY);
    residentId = await counter.register({
      name: '王秀英',
      identityNumber: identityNumber('19400101', '122'),
      householdUnit: HOME,
      residenceUnit: HOME,
    });
  });
  afterAll(() => system?.stop());

  const act = async (who: Desk, name: string, body: unknown = {}): Promise<void> => {
    last = await who.act(received.caseId, name, body);
    expect([name, last.status, last.body]).toEqual([name, 200, expect.anything()]);
  };
  const queue = async () => (await handler.get(`/v1/queues/${AUTHORITY}`, last.position)).body;
  const board = async (path: string) => (await counter.get(`/v1/boards/${path}`, last.position)).body;

  it('is received there, and 和平区民政局 is responsible', async () => {
    const note = '行动不便，请电话联系。';
    last = await counter.post('/v1/cases', { item: 'MZ-10', residentId, note });
    received = last.body as Brief;
    expect([last.status, last.headers.get('location'), last.etag]).toEqual([
      201,
      `/v1/cases/${received.caseId}`,
      '"0"',
    ]);
    expect(received).toMatchObject({
      phase: 'received',
      mode: 'accept-anywhere',
      receivingUnit: COUNTER,
      homeUnit: HOME,
      responsibleUnit: AUTHORITY,
      handler: { unit: COUNTER, signed: true, person: null },
    });
  });

  it('is accepted and routed there, and waits in the queue of 和平区民政局', async () => {
    await act(counter, 'accept');
    await act(counter, 'route');
    expect(last.body).toMatchObject({ phase: 'accepted', handler: { unit: AUTHORITY, signed: false } });
    expect(await queue()).toMatchObject({
      unit: AUTHORITY,
      counts: { total: 1, unsigned: 1, unclaimed: 0, mine: 0 },
      items: [{ caseId: received.caseId }],
      next: null,
    });
  });

  it('is signed for, claimed, decided and fulfilled there', async () => {
    await act(handler, 'sign');
    expect(await queue()).toMatchObject({ counts: { total: 1, unsigned: 0, unclaimed: 1, mine: 0 } });
    await act(handler, 'claim');
    expect(await queue()).toMatchObject({ counts: { total: 1, unclaimed: 0, mine: 1 } });
    await act(handler, 'decide', { outcome: 'granted' });
    await act(handler, 'fulfil', { result: { kind: '高龄津贴发放' } });
    expect(last.body).toMatchObject({ phase: 'fulfilled', outcome: 'granted' });
  });

  it('is handed out at the counter where it was brought, and lies in no queue any more', async () => {
    await act(counter, 'deliver', { way: 'counter', receivedBy: '王秀英' });
    expect(last.body).toMatchObject({ phase: 'closed', outcome: 'granted', handler: null, light: 'none' });
    expect(last.body.allowedActs).toEqual(['send-papers', 'rate', 'record-follow-up']);
    expect(await queue()).toMatchObject({ counts: { total: 0 }, items: [] });
  });

  it('counts once on either side, in community, district and region', async () => {
    const desk = { received: 1, handledForOthers: 1 };
    const none = { received: 0, handledForOthers: 0 };
    const home = { accepted: 1, fulfilled: 1, fulfilledLate: 0, inProgress: 0, late: 0, handledByOthers: 1 };
    const away = { accepted: 0, fulfilled: 0, fulfilledLate: 0, inProgress: 0, late: 0, handledByOthers: 0 };
    expect(await board(`communities/${COUNTER}`)).toMatchObject({ desk, home: away });
    expect(await board(`communities/${HOME}`)).toMatchObject({ desk: none, home });
    expect(await board('districts/210124')).toMatchObject({ desk, home: away });
    expect(await board('districts/210102')).toMatchObject({ desk: none, home });
    expect(await board('regions/210100')).toMatchObject({ desk, home });
    expect(await board('region')).toMatchObject({ unit: '210100', desk, home });
  });

  it('stands in the matrix of flows, and in the statistics of the item and of whoever handled it', async () => {
    const flow = { fromDistrict: '210124', toDistrict: '210102', item: 'MZ-10', received: 1, granted: 1, refused: 0 };
    const legs = { sent: { count: 1, averageHours: 0 }, signed: { count: 1 }, whole: { count: 1 } };
    const flows = await counter.get('/v1/flows?item=MZ-10', last.position);
    expect([flows.status, flows.body.items]).toMatchObject([200, [{ ...flow, legs, returned: { total: 0, rate: 0 } }]]);
    expect(flows.body).toMatchObject({ acrossShare: 1, total: { received: 1 }, across: { received: 1 }, next: null });
    expect((await counter.get('/v1/flows?toDistrict=210124', last.position)).body.items).toEqual([]);
    const items = await counter.get('/v1/statistics/items', last.position);
    expect(items.body.items).toMatchObject([{ item: 'MZ-10', name: '高龄津贴', received: 1, accepted: 1, granted: 1 }]);
    const handlers = await handler.get('/v1/statistics/handlers', last.position);
    const person = `case-handler@${AUTHORITY}`;
    expect(handlers.body).toMatchObject({ unit: AUTHORITY, items: [{ person, decided: 1, signing: { count: 1 } }] });
    expect((await handler.get(`/v1/statistics/handlers?unit=${COUNTER}`)).status).toBe(403);
  });

  it('tells its history in plain words, free texts to the two sides and to nobody else', async () => {
    const textsFor = async (who: Desk) => {
      const { body } = await who.get(`/v1/cases/${received.caseId}/timeline`, last.position);
      return (body.items as { type: string; text: string }[]).map(({ type, text }) => `${type} ${text}`);
    };
    const other = await Desk.of(system, 'case-handler', '210103-MZ');
    const open = await textsFor(counter);
    expect(open.map((line) => line.split(' ')[0])).toEqual([
      'RequestReceived',
      'RequestAccepted',
      'CaseRouted',
      'CaseSigned',
      'CaseClaimed',
      'DecisionMade',
      'RequestFulfilled',
      'ResultDelivered',
    ]);
    expect(open[0]).toContain('行动不便');
    expect(await textsFor(handler)).toEqual(open);
    const withheld = (await textsFor(other)).join('\n');
    expect(withheld).toContain('〔略〕');
    expect(withheld).not.toMatch(/行动不便|王秀英/);
  });

  it('stands in the history of the resident, region-wide', async () => {
    const clerk = await Desk.of(system, 'intake-clerk', HOME);
    const { status, body } = await clerk.get(`/v1/residents/${residentId}/cases`, last.position);
    expect([status, body.next]).toEqual([200, null]);
    expect(body.items).toMatchObject([{ caseId: received.caseId, phase: 'closed', outcome: 'granted' }]);
    expect(JSON.stringify(body)).not.toContain('王秀英');
  });
});
