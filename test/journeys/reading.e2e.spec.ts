import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, identityNumber, type Body } from '../kit/http.js';
import { until } from '../kit/until.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const HOME = '210102001002';
const COUNTER = '210124001001';
const DELIVERY = '210103005003';
const AUTHORITY = '210102-MZ';
const WITHHELD = '〔略〕';

describe('who reads what was written in a case', () => {
  let system: TestSystem;
  const desks = new Map<string, Desk>();
  let caseId: string;
  const desk = (role: string, unit: string): Desk => {
    const found = desks.get(`${role}@${unit}`);
    if (!found) throw new Error(`nobody at ${role}@${unit}`);
    return found;
  };
  const done = async (role: string, unit: string, act: string, body: unknown = {}) => {
    const answer = await desk(role, unit).act(caseId, act, body);
    expect([act, answer.status, answer.status === 200 || answer.body]).toEqual([act, 200, true]);
    return answer;
  };
  const timeline = async (role: string, unit: string): Promise<Body[]> => {
    const { status, body } = await desk(role, unit).get(`/v1/cases/${caseId}/timeline?limit=200`);
    expect(status).toBe(200);
    return body.items as Body[];
  };
  /** What somebody reads in the field of the first event of a type. */
  const read = async (who: readonly [string, string], type: string, field: string): Promise<unknown> => {
    const entry = (await timeline(...who)).find((each) => each.type === type);
    return (entry?.data as Body | undefined)?.[field];
  };

  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-03-02T09:00:00+08:00' });
    const people = [
      ['universal-counter', COUNTER],
      ['universal-counter', DELIVERY],
      ['universal-counter', '210106003007'],
      ['case-handler', AUTHORITY],
      ['case-handler', '210103-MZ'],
      ['supervisor', '210102'],
      ['supervisor', '210103'],
      ['supervisor', '210124'],
      ['supervisor', '210100'],
      ['auditor', '210100'],
    ] as const;
    for (const [role, unit] of people) desks.set(`${role}@${unit}`, await Desk.of(system, role, unit));
    const person = { name: '王秀英', identityNumber: identityNumber('19400101', '122') };
    const residentId = await desk('universal-counter', COUNTER).register({
      ...person,
      householdUnit: HOME,
      residenceUnit: HOME,
    });
    const agentId = await desk('universal-counter', COUNTER).register({
      ...{ name: '李桂兰', identityNumber: identityNumber('19700101', '324') },
      ...{ householdUnit: HOME, residenceUnit: HOME },
    });
    const agent = { residentId: agentId, authority: '委托书' };
    const deliverTo = { way: 'counter', unit: DELIVERY };
    const received = await desk('universal-counter', COUNTER).receive({
      ...{ item: 'MZ-10', residentId, deliverTo, agent, note: '腿脚不便' },
    });
    caseId = received.caseId;
    await done('universal-counter', COUNTER, 'accept');
    await done('universal-counter', COUNTER, 'route');
    await done('case-handler', AUTHORITY, 'sign');
    await done('case-handler', AUTHORITY, 'request-co-handling', { unit: '210103-MZ', ask: '请核对居住情况' });
    await done('supervisor', '210100', 'escalate', { to: '210102', reason: '久拖不决' });
  });
  afterAll(() => system?.stop());

  it.each([
    ['universal-counter', COUNTER],
    ['case-handler', AUTHORITY],
    ['universal-counter', DELIVERY],
    ['supervisor', '210102'],
    ['supervisor', '210124'],
    ['supervisor', '210103'],
    ['supervisor', '210100'],
  ])('%s of %s, whose case it is too, reads the note', async (role, unit) => {
    expect(await read([role, unit], 'RequestReceived', 'note')).toBe('腿脚不便');
    expect(await read([role, unit], 'CaseEscalated', 'reason')).toBe('久拖不决');
  });

  it('who is asked for a part reads what is asked, and nothing else', async () => {
    const asked = ['case-handler', '210103-MZ'] as const;
    expect(await read(asked, 'CoHandlingRequested', 'ask')).toBe('请核对居住情况');
    expect(await read(asked, 'RequestReceived', 'note')).toBe(WITHHELD);
    expect(await read(asked, 'CaseEscalated', 'reason')).toBe(WITHHELD);
  });

  it('others see that something was written, and not what', async () => {
    const other = ['universal-counter', '210106003007'] as const;
    expect(await read(other, 'RequestReceived', 'note')).toBe(WITHHELD);
    expect(await read(other, 'CoHandlingRequested', 'ask')).toBe(WITHHELD);
    const looked = await desk('auditor', '210100').get(`/v1/access-log?subject=case-${caseId}`);
    expect(looked.body).toEqual({ items: [], next: null });
  });

  it('the auditor reads, and it stands in the access log', async () => {
    expect(await read(['auditor', '210100'], 'RequestReceived', 'note')).toBe('腿脚不便');
    const looked = await desk('auditor', '210100').get(`/v1/access-log?subject=case-${caseId}&limit=1`);
    expect(looked.body).toMatchObject({
      items: [{ person: 'auditor@210100', role: 'auditor', what: 'texts', subject: `case-${caseId}`, homeUnit: HOME }],
      next: null,
    });
    const theirs = await desk('supervisor', '210102').get('/v1/access-log');
    expect(theirs.body.items).toHaveLength(1);
    expect((await desk('supervisor', '210103').get('/v1/access-log')).body.items).toEqual([]);
    expect((await desk('case-handler', AUTHORITY).get('/v1/access-log')).status).toBe(403);
  });

  it('what a counter may not take is read and counted by who asked for what', async () => {
    const residentId = String((await desk('case-handler', AUTHORITY).get(`/v1/cases/${caseId}`)).body.residentId);
    const refused = await desk('universal-counter', COUNTER).post('/v1/cases', { item: 'SQ-01', residentId });
    expect([refused.status, refused.body.code]).toEqual([409, 'not-at-this-counter']);
    await desk('universal-counter', COUNTER).post('/v1/cases', { item: 'SQ-01', residentId });
    const read = async (query: string) => (await desk('supervisor', '210100').get(`/v1/refusals?${query}`)).body;
    await until('both are counted', async () => (await read('')).total === 2);
    const row = { unit: COUNTER, item: 'SQ-01', code: 'not-at-this-counter', reason: '本窗口不能受理该事项' };
    const page = await read('limit=1');
    expect(page).toMatchObject({
      counts: [{ ...row, itemName: '社区出具证明(正面清单内)', count: 2 }],
      items: [{ ...row, residentId, person: `universal-counter@${COUNTER}`, at: '2026-03-02T09:00:00.000+08:00' }],
    });
    const second = await read(`limit=1&cursor=${String(page.next)}`);
    expect(second).toMatchObject({ items: [row], next: null });
    for (const query of ['unit=210124', 'item=SQ-01', 'code=not-at-this-counter', 'from=2026-03-02&to=2026-03-02'])
      expect([query, (await read(query)).total]).toEqual([query, 2]);
    for (const query of ['unit=210102', 'item=MZ-10', 'code=item-not-published', 'to=2026-03-01', 'person=nobody'])
      expect([query, (await read(query)).total]).toEqual([query, 0]);
    expect((await desk('supervisor', '210100').get('/v1/refusals?unit=999999')).status).toBe(400);
    expect((await desk('supervisor', '210100').get('/v1/refusals?from=2026-03-03&to=2026-03-02')).status).toBe(400);
  });

  it('a case shows who acts for the resident, its decision with reasons and remedies, its result and its papers', async () => {
    const { position } = await done('universal-counter', COUNTER, 'send-papers', {
      ...{
        to: AUTHORITY,
        papers: [{ name: '户口簿', copies: 1, original: true }],
        carrier: 'EMS',
        trackingNumber: '9',
      },
    });
    const shown = async (role: string, unit: string): Promise<Body> =>
      (await desk(role, unit).get(`/v1/cases/${caseId}`, position)).body;
    const listed = [{ name: '户口簿', copies: 1, original: true }];
    expect(await shown('case-handler', AUTHORITY)).toMatchObject({
      agent: { name: '李**', authority: '委托书' },
      ...{ decision: null, result: null, delivery: null },
      papers: [{ sending: 'papers-1', to: AUTHORITY, arrivedAt: null, listed, carrier: 'EMS', trackingNumber: '9' }],
    });
    expect(await shown('universal-counter', '210106003007')).toMatchObject({
      agent: { authority: WITHHELD },
      papers: [{ listed: [{ name: WITHHELD, original: true }], carrier: WITHHELD }],
    });
  });

  it('who was rated learns the score, and neither who rated nor what was said', async () => {
    await done('case-handler', '210103-MZ', 'answer-co-handling', { request: 'co-1', answer: '居住属实' });
    await done('case-handler', AUTHORITY, 'decide', { outcome: 'refused', reasons: '已在外地领取' });
    await done('case-handler', AUTHORITY, 'fulfil', { result: { kind: '不予给付决定书', number: '〔2026〕7号' } });
    const { position } = await done('universal-counter', COUNTER, 'deliver', { way: 'counter', receivedBy: '王秀英' });
    const { body } = await desk('universal-counter', COUNTER).get(`/v1/cases/${caseId}`, position);
    expect(body).toMatchObject({
      decision: {
        ...{ outcome: 'refused', unit: AUTHORITY, reasons: '已在外地领取', at: '2026-03-02T09:00:00.000+08:00' },
        remedies: { code: 'review-or-lawsuit', text: expect.stringContaining('行政复议') },
      },
      result: { kind: '不予给付决定书', number: '〔2026〕7号', note: null },
      delivery: { way: 'counter', receivedBy: '王秀英' },
    });
    await done('universal-counter', COUNTER, 'rate', { score: 1, about: 'authority', comment: '态度差' });
    const rated = ['case-handler', AUTHORITY] as const;
    const [told] = (await timeline(...rated)).filter(({ type }) => type === 'ServiceRated');
    expect(told).toMatchObject({
      actor: { person: WITHHELD, role: WITHHELD, unit: WITHHELD },
      data: { score: 1, comment: WITHHELD },
    });
    expect(JSON.stringify(await timeline(...rated))).not.toContain('态度差');
    const opened = (await timeline(...rated)).find(({ type }) => type === 'RectificationOpened');
    expect(opened).toMatchObject({ actor: { person: WITHHELD } });
    expect(await read(['supervisor', '210102'], 'ServiceRated', 'comment')).toBe('态度差');
    expect(await read(['universal-counter', COUNTER], 'ServiceRated', 'comment')).toBe('态度差');
  });
});
