import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, identityNumber, type Answer, type Body } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const COMMUNITY = '210102001002';
const NEXT_DOOR = '210102001003';
const STREET = '210102001';
const HASH = createHash('sha256').update('兹证明').digest('hex');

describe('what relieves a community: certificates by the lists, seals with two persons, ledgers that ask nothing twice', () => {
  let system: TestSystem;
  let clerk: Desk;
  let keeper: Desk;
  let head: Desk;
  let street: Desk;
  let neighbour: Desk;
  let auditor: Desk;
  let residentId: string;
  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-09-14T09:00:00+08:00' });
    [clerk, keeper, head, street, neighbour, auditor] = await Promise.all([
      Desk.of(system, 'intake-clerk', COMMUNITY),
      Desk.of(system, 'case-handler', COMMUNITY, 'sun'),
      Desk.of(system, 'supervisor', COMMUNITY),
      Desk.of(system, 'supervisor', STREET),
      Desk.of(system, 'intake-clerk', NEXT_DOOR),
      Desk.of(system, 'auditor', '210100'),
    ]);
    const units = { householdUnit: COMMUNITY, residenceUnit: COMMUNITY };
    residentId = await clerk.register({ name: '王秀英', identityNumber: identityNumber('19400101', '132'), ...units });
  });
  afterAll(() => system?.stop());

  const idOf = ({ status, body }: Answer): string => {
    expect(status).toBe(201);
    return String(body.id);
  };
  const certificate = (kind: string, desk = clerk) =>
    desk.post('/v1/certificates', { residentId, kind, purpose: '入学', askedBy: '某小学' });

  it('certifies what it knows: asked, approved by the chair, sealed by the keeper, issued with the entry of the register', async () => {
    const sealed = await street.post('/v1/seals', { name: '水源地社区居民委员会', keeper: 'sun', unit: COMMUNITY });
    const seal = idOf(sealed);
    expect(sealed.headers.get('location')).toBe(`/v1/seals/${seal}`);
    const asked = await certificate('居住证明');
    const id = idOf(asked);
    expect(asked.body).toMatchObject({ state: 'requested', standing: 'positive', due: '2026-09-14', light: 'red' });
    expect(await neighbour.post(`/v1/certificates/${id}/approve`, {})).toMatchObject({ status: 403 });
    expect(await clerk.post(`/v1/certificates/${id}/approve`, {})).toMatchObject({ status: 403 });
    expect(await head.post(`/v1/certificates/${id}/approve`, {})).toMatchObject({
      status: 200,
      body: { state: 'approved' },
    });

    const document = { title: '居住证明', hash: HASH, copies: 1 };
    const wanted = { seal, document, applicant: '王秀英 13800000000', purpose: '入学' };
    expect((await clerk.post('/v1/seal-uses', { ...wanted, document: { title: '空白' } })).body).toMatchObject({
      ...{ status: 409, code: 'blank-paper', errors: [{ field: '/document/hash' }] },
    });
    expect((await keeper.post('/v1/seal-uses', wanted)).body).toMatchObject({
      status: 409,
      code: 'keeper-may-not-ask',
    });
    const use = idOf(await clerk.post('/v1/seal-uses', wanted));
    const steps: readonly (readonly [Desk, string, Body])[] = [
      [head, 'approve', {}],
      [keeper, 'apply', { hash: HASH }],
      [keeper, 'register', {}],
    ];
    expect((await clerk.post(`/v1/certificates/${id}/issue`, { sealUse: use })).body).toMatchObject({
      code: 'seal-first',
    });
    for (const [desk, act, said] of steps)
      expect(await desk.post(`/v1/seal-uses/${use}/${act}`, said)).toMatchObject({ status: 200 });
    const issued = await clerk.post(`/v1/certificates/${id}/issue`, { sealUse: use });
    expect(issued).toMatchObject({ status: 200, body: { state: 'issued', sealUse: use } });

    const { body } = await clerk.get(`/v1/certificates/${id}/timeline`, issued.position);
    expect((body.items as Body[]).map(({ type }) => type)).toEqual([
      ...['CertificateRequested', 'CertificateApproved', 'CertificateIssued'],
    ]);
    const register = await auditor.get(`/v1/seal-uses?unit=${STREET}&state=registered`, issued.position);
    expect(register.body.items).toMatchObject([{ id: use, copies: 1, sealedBy: 'sun' }]);
    expect(JSON.stringify([body, register.body])).not.toContain('13800000000');

    const paper = await clerk.get(`/v1/certificates/${id}/paper`, issued.position);
    expect(paper.headers.get('content-type')).toContain('text/html');
    const registered = (register.body.items as Body[])[0];
    for (const shown of ['王秀英', String(asked.body.number), String(registered?.number)])
      expect(paper.body.text).toContain(shown);
    const elsewhere = await neighbour.get(`/v1/certificates/${id}/paper`, issued.position);
    expect(elsewhere.body.text).not.toContain('王秀英');
    const early = idOf(await certificate('居住'));
    expect((await clerk.get(`/v1/certificates/${early}/paper`)).body).toMatchObject({
      status: 409,
      code: 'certificate-not-printed',
    });
  });

  it('certifies nothing of the twenty kinds: the right address, and the attempt is counted', async () => {
    const { body } = await certificate('婚姻状况证明');
    expect(body).toMatchObject({
      ...{ status: 409, code: 'certificate-forbidden', errors: [{ field: '/kind' }] },
      ...{ rule: expect.stringContaining('民发〔2020〕20号'), detail: expect.stringContaining('婚姻登记机关') },
    });
    expect((await certificate('居住', neighbour)).body).toMatchObject({ code: 'certificate-elsewhere' });
    expect((await certificate('居住', auditor)).status).toBe(403);
    const english = await clerk.post(
      '/v1/certificates',
      { residentId, kind: 'alive', purpose: 'x' },
      { 'accept-language': 'en' },
    );
    expect(english.body.detail).toContain('by video');
  });

  it('asks for no field that is kept already, and arranges ledgers in January', async () => {
    const department = await Desk.of(system, 'case-handler', '210102-MZ');
    const manager = await Desk.of(system, 'catalogue-manager', '210100');
    const ledger = { frequency: 'monthly', department: '民政局', basis: '某办法', source: 'by-hand' };
    const first = await department.post('/v1/ledgers', {
      code: 'TZ-01',
      name: '补贴',
      fields: ['编号', '补贴档次'],
      ...ledger,
    });
    const id = idOf(first);
    const second = await department.post('/v1/ledgers', {
      code: 'TZ-02',
      name: '再报',
      fields: ['补贴档次'],
      ...ledger,
    });
    expect(second.body).toMatchObject({
      ...{ status: 409, code: 'field-exists', errors: [{ field: '/fields/0' }] },
      detail: expect.stringContaining('TZ-01'),
    });
    const known = await department.post('/v1/ledgers', { code: 'TZ-03', name: '用印', fields: ['用印人'], ...ledger });
    expect(known.body).toMatchObject({ code: 'field-exists', detail: expect.stringContaining('/v1/seal-uses') });
    expect((await clerk.post('/v1/ledgers', { code: 'TZ-04', name: '甲', fields: ['甲'], ...ledger })).status).toBe(
      403,
    );
    expect((await manager.post(`/v1/ledgers/${id}/arrange`, {})).body).toMatchObject({ code: 'arranged-in-january' });
    expect((await manager.get(`/v1/ledgers/${id}/rows`)).body).toMatchObject({ status: 409, code: 'ledger-by-hand' });
  });

  it('generates a ledger out of events, which agrees with the query that it tells', async () => {
    const department = await Desk.of(system, 'case-handler', '210102-MZ');
    const register = {
      ...{
        code: 'TZ-YZ',
        name: '用印登记簿',
        fields: ['编号', '份数', '用印人', '天气'],
        source: 'seal-uses?state=registered',
      },
      ...{ frequency: 'monthly', department: '街道', basis: '印章管理规定' },
    };
    const proposed = await department.post('/v1/ledgers', register);
    const path = `/v1/ledgers/${idOf(proposed)}/rows?unit=${STREET}&from=2026-09-01&to=2026-09-30`;
    const csv = await street.get(path, proposed.position);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    const query = String(csv.headers.get('tongban-query'));
    expect(query).toBe(`GET /v1/seal-uses?unit=${STREET}&state=registered&from=2026-09-01&to=2026-09-30`);
    const counted = (await street.get(query.slice('GET '.length))).body.items as Body[];
    expect(counted).toHaveLength(1);
    const lines = String(csv.body.text).trim().split('\r\n');
    expect(lines).toEqual(['编号,份数,用印人,天气', `${String(counted[0]?.number)},1,sun,`]);
    const json = await street.send('GET', path, undefined, { accept: 'application/json' });
    expect(json.body).toMatchObject({ query, items: [[counted[0]?.number, '1', 'sun', '']] });
    expect((await street.get(path.replace(STREET, '999999'))).status).toBe(400);
  });
});
