import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, identityNumber, type Answer, type Body } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const HOME = '210102002001';
const FAR = '210124001001';

/** Clocks stand while it is the resident's turn and for the days that were announced, and no longer. */
describe('whose turn it is', () => {
  let system: TestSystem;
  let counter: Desk;
  let elsewhere: Desk;
  let civil: Desk;
  let operator: Desk;
  let position = '';
  let serial = 300;
  const cases = { corrected: '', overrun: '', posted: '', escalated: '' };
  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-09-14T10:00:00+08:00' });
    [counter, elsewhere, civil, operator] = await Promise.all([
      Desk.of(system, 'universal-counter', FAR),
      Desk.of(system, 'universal-counter', '210106003007'),
      Desk.of(system, 'case-handler', '210102-MZ'),
      Desk.of(system, 'operator', '210100'),
    ]);
  });
  afterAll(() => system?.stop());

  const act = async (who: Desk, caseId: string, name: string, body: Body = {}): Promise<Answer> => {
    const answer = await who.act(caseId, name, body);
    expect([name, answer.status, answer.status === 200 || answer.body]).toEqual([name, 200, true]);
    position = answer.position;
    return answer;
  };
  const moveTo = async (now: string): Promise<void> => {
    const body = JSON.stringify({ now: `${now}:00+08:00` });
    const answer = await operator.send('PUT', '/v1/clock', body, { 'content-type': 'application/json' });
    expect(answer.status).toBe(200);
    position = answer.position;
  };
  const receive = async (item: string): Promise<string> => {
    serial += 1;
    const units = { householdUnit: HOME, residenceUnit: HOME, insuredUnit: HOME };
    const person = { name: '王秀英', identityNumber: identityNumber('19400101', String(serial)), ...units };
    return (await counter.receive({ item, residentId: await counter.register(person) })).caseId;
  };
  const inHand = async (): Promise<string> => {
    const caseId = await receive('MZ-10');
    await act(counter, caseId, 'accept');
    await act(counter, caseId, 'route');
    await act(civil, caseId, 'sign');
    return caseId;
  };
  const shown = async (caseId: string): Promise<Body> =>
    (await counter.get(`/v1/cases/${caseId}`, position || undefined)).body;
  const told = async (caseId: string, ...types: string[]): Promise<Body[]> => {
    const { body } = await counter.get(`/v1/cases/${caseId}/timeline`, position);
    return (body.items as Body[]).filter(({ type }) => types.includes(String(type)));
  };

  it('stands while the resident looks for what is missing, where the promise began with the receipt', async () => {
    cases.corrected = await receive('RS-08');
    expect(await shown(cases.corrected)).toMatchObject({ due: { promised: '2026-09-20' } });
    for (const name of ['overrun', 'posted', 'escalated'] as const) cases[name] = await inHand();
    await act(civil, cases.escalated, 'escalate', { reason: '当事人催促' });
    await moveTo('2026-09-15T10:00');
    await act(counter, cases.corrected, 'request-correction', { materials: ['identity-card'] });
    await act(civil, cases.overrun, 'start-special-procedure', { kind: 'hearing', days: 3 });
    expect(await shown(cases.overrun)).toMatchObject({ phase: 'suspended', due: { promised: null }, light: 'none' });
    expect(await shown(cases.corrected)).toMatchObject({ due: { promised: null }, light: 'none', escalation: null });
    await moveTo('2026-09-22T10:00');
    await act(counter, cases.corrected, 'supply-materials', { materials: ['identity-card'] });
    expect(await shown(cases.corrected)).toMatchObject({ due: { promised: '2026-09-29' }, light: 'green' });
    expect(await told(cases.corrected, 'ClockExpired', 'CaseEscalated')).toEqual([]);
  });

  it('leaves a notice hanging to the end of its last day, and takes objections at any counter until then', async () => {
    await moveTo('2026-09-24T10:00');
    await act(civil, cases.posted, 'post-notice', { days: 7 });
    await act(elsewhere, cases.posted, 'object-to-notice', { objection: '收入不实' });
    await moveTo('2026-09-28T10:00');
    await act(civil, cases.posted, 'answer-objection', { answer: '经入户核实，收入属实' });
    expect((await civil.act(cases.posted, 'answer-objection', { answer: '再答' })).body).toMatchObject({
      status: 409,
      code: 'no-open-objection',
    });
    await moveTo('2026-10-08T23:30');
    expect((await civil.act(cases.posted, 'close-notice', { upheld: false })).body).toMatchObject({
      status: 409,
      code: 'notice-hangs',
    });
    await act(elsewhere, cases.posted, 'object-to-notice', { objection: '另有房产' });
    await moveTo('2026-10-09T09:00');
    expect((await elsewhere.act(cases.posted, 'object-to-notice', { objection: '晚了' })).body).toMatchObject({
      status: 409,
      code: 'notice-over',
    });
    await act(civil, cases.posted, 'close-notice', { upheld: true, answer: '房产属实，更正后重新公示' });
    const answers = await told(cases.posted, 'ObjectionAnswered', 'PublicNoticeClosed');
    expect(answers.map(({ text }) => text)).toEqual([
      expect.stringContaining('经入户核实，收入属实'),
      expect.stringContaining('房产属实，更正后重新公示'),
    ]);
  });

  it('grants nothing after an upheld objection before the second notice is over', async () => {
    expect((await civil.act(cases.posted, 'decide', { outcome: 'granted' })).body).toMatchObject({
      status: 409,
      code: 'notice-owed-again',
    });
    await act(civil, cases.posted, 'post-notice', { days: 3 });
    await moveTo('2026-10-13T00:00');
    await act(civil, cases.posted, 'close-notice', { upheld: false });
    await act(civil, cases.posted, 'decide', { outcome: 'granted' });
  });

  it('counts on when the announced days are over: it is told, late, and goes up', async () => {
    const due = '2026-10-14';
    expect(await shown(cases.overrun)).toMatchObject({ phase: 'accepted', due: { promised: due } });
    await moveTo('2026-10-15T08:00');
    expect(await shown(cases.overrun)).toMatchObject({
      phase: 'accepted',
      light: 'late',
      due: { promised: due },
      escalation: { level: 'district', to: '210102' },
    });
    const expired = (await told(cases.overrun, 'ClockExpired')).map(({ data }) => (data as Body).clock);
    expect(expired).toEqual(expect.arrayContaining(['special-procedure/1', 'promised']));
  });

  it('climbs step by step from lateness, whatever was escalated by hand before, and promises nothing above the city', async () => {
    const levels = async () =>
      (await told(cases.escalated, 'CaseEscalated')).map(({ data }) => {
        const { level, climbed } = data as { level: string; climbed?: { step: number; until: string | null } };
        return climbed ? `${climbed.step} ${level}${climbed.until ? ' and on' : ''}` : `by hand ${level}`;
      });
    expect(await levels()).toEqual(['by hand district', '0 district and on', '1 city']);
    await moveTo('2026-10-30T08:00');
    expect(await levels()).toHaveLength(3);
  });
});
