import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, identityNumber } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const COUNTER = '210124001001';
const AUTHORITY = '210102-MZ';

describe('the papers of a case over HTTP', () => {
  let system: TestSystem;
  let counter: Desk;
  let handler: Desk;
  let elsewhere: Desk;
  let caseId: string;

  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-03-02T09:00:00+08:00' });
    counter = await Desk.of(system, 'universal-counter', COUNTER);
    handler = await Desk.of(system, 'case-handler', AUTHORITY);
    elsewhere = await Desk.of(system, 'auditor', '210103');
    const residentId = await counter.register({
      name: '赵<b>喆',
      identityNumber: identityNumber('19400305', '101'),
      householdUnit: '210102002001',
      residenceUnit: '210102002001',
    });
    caseId = (await counter.receive({ item: 'MZ-10', residentId })).caseId;
    for (const act of ['accept', 'route']) await counter.act(caseId, act);
    await handler.act(caseId, 'sign');
    await handler.act(caseId, 'decide', { outcome: 'refused', reasons: '户籍 <script> 已迁出' });
  });
  afterAll(() => system?.stop());

  const print = (who: Desk, number: string, accept: string) =>
    who.send('GET', `/v1/cases/${caseId}/papers/${number}`, undefined, { accept });

  it('are listed in the order in which they were made', async () => {
    const { body, etag } = await counter.get(`/v1/cases/${caseId}/papers`);
    expect(body.items).toMatchObject([{ number: 'REC-1' }, { number: 'ACP-1' }, { number: 'NSA-1', unit: AUTHORITY }]);
    expect(etag).toBe('"4"');
  });

  it('come as a page that carries nothing but their text', async () => {
    const { status, headers, body } = await print(counter, 'NSA-1', 'text/html,*/*;q=0.8');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(body.text).toContain('户籍 &lt;script&gt; 已迁出');
    expect(body.text).not.toContain('<script>');
    expect(body.text).toContain('行政复议');
  });

  it('come as PDF, the same every time', async () => {
    const first = await print(counter, 'REC-1', 'application/pdf');
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(String(first.body.text).slice(0, 5)).toBe('%PDF-');
    expect((await print(counter, 'REC-1', 'application/pdf')).body).toEqual(first.body);
  });

  it('withhold texts and names from those who do not read the case’s texts', async () => {
    const { body } = await print(elsewhere, 'NSA-1', '*/*');
    expect(body.text).not.toContain('已迁出');
    expect(body.text).toContain('〔略〕');
  });

  it('are not there, or not in that form', async () => {
    expect(await print(counter, 'NSA-2', '*/*')).toMatchObject({ status: 404, body: { code: 'paper-not-found' } });
    expect(await print(counter, 'REC-1', 'image/png')).toMatchObject({ status: 406, body: { code: 'not-acceptable' } });
    const nowhere = await counter.get('/v1/cases/11111111-1111-5111-8111-111111111111/papers');
    expect(nowhere).toMatchObject({ status: 404, body: { code: 'case-not-found' } });
  });
});
