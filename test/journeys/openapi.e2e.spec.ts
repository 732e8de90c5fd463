import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, Desk, identityNumber, type Answer, type Body } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const COUNTER = '210124001001';
const AUTHORITY = '210102-MZ';
const ACTS =
  `accept refuse-acceptance route sign return assign claim decide fulfil deliver withdraw void escalate transfer rule
  request-co-handling answer-co-handling send-papers confirm-papers order-supervision answer-supervision rate
  record-follow-up prolong-rectification close-rectification reopen replace-resident terminate`.split(/\s+/);

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly parameters?: readonly { readonly name: string; readonly description?: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly description?: string }>>;
}
interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly example?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

describe('the OpenAPI document', () => {
  let system: TestSystem;
  let document: Document;
  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-03-02T09:00:00+08:00' });
    document = (await ask(`${system.baseUrl}/openapi.json`, 'GET', {})).body as unknown as Document;
  });
  afterAll(() => system?.stop());

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
    );

  it('is 3.1, resolves in itself, and knows null as a type', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const text = JSON.stringify(document);
    expect(text).not.toContain('"nullable"');
    const refs = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref ?? '');
    expect(refs.filter((ref) => !resolves(ref))).toEqual([]);
  });

  const resolves = (ref: string): boolean =>
    ref.startsWith('#/components/schemas/') && (ref.split('/').at(-1) ?? '') in document.components.schemas;

  it('has every path', () => {
    const expected = [
      ...ACTS.map((act) => `post /v1/cases/{caseId}/${act}`),
      ...[
        'post /v1/cases',
        'get /v1/cases',
        'get /v1/cases/{caseId}',
        'get /v1/cases/{caseId}/timeline',
        'get /v1/cases/{caseId}/clocks',
      ],
      ...['get /v1/cases/{caseId}/papers', 'get /v1/cases/{caseId}/papers/{number}'],

      ...['get /v1/queues/{unitCode}', 'get /v1/units', 'get /v1/items', 'get /v1/items/{code}', 'get /v1/me'],
      ...['communities/{code}', 'districts/{code}', 'regions/{code}', 'region'].map((at) => `get /v1/boards/${at}`),
      ...['post /v1/residents', 'post /v1/residents/search', 'get /v1/residents/{residentId}'],
      ...['get /v1/residents/{residentId}/cases', 'get /v1/clock', 'put /v1/clock'],
      ...['post /v1/absences', 'get /v1/absences', 'post /v1/absences/{absenceId}/end'],
      ...['post /v1/calendars', 'get /v1/calendars/{year}'],
      ...['post /v1/calendars/counter-hours', 'get /v1/calendars/counter-hours'],
      ...['get /v1/flows', 'get /v1/statistics/items', 'get /v1/statistics/handlers'],
      ...['get /health/live', 'get /health/ready', 'post /v1/items'],
      ...'admit publish revise suspend resume withdraw'.split(' ').map((act) => `post /v1/items/{code}/${act}`),
    ];
    const there = operations().map(({ name }) => name);
    expect(expected.filter((name) => !there.includes(name))).toEqual([]);
  });

  it('says of every operation what it is, and of every parameter', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { name, operation } of operations()) {
      expect([name, Boolean(operation.operationId), Boolean(operation.summary)]).toEqual([name, true, true]);
      const silent = (operation.parameters ?? []).filter(({ description }) => !description);
      expect([name, silent]).toEqual([name, []]);
    }
  });

  it('says of every field what it is', () => {
    const silent = Object.entries(document.components.schemas).flatMap(([name, { properties = {} }]) =>
      Object.entries(properties).flatMap(([field, { description }]) => (description ? [] : [`${name}.${field}`])),
    );
    expect(silent).toEqual([]);
  });

  it('names in every error the codes that it may carry', () => {
    for (const { name, operation } of operations()) {
      if (name.startsWith('get /health')) continue;
      const errors = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
      expect([name, errors.length > 0]).toEqual([name, true]);
      const nameless = errors.filter(([, { description }]) => !/^`[a-z-]+`/.test(description ?? ''));
      expect([name, nameless]).toEqual([name, []]);
    }
  });

  /** What the document gives as an example of a body: that of the schema, or of its fields. */
  const exampleOf = (operationId: string): Body => {
    const { operation } = operations().find((found) => found.operation.operationId === operationId) ?? {};
    const schema = operation?.requestBody?.content['application/json']?.schema;
    const named = document.components.schemas[schema?.$ref?.split('/').at(-1) ?? ''];
    const fields = Object.entries(named?.properties ?? {}).filter(([, { example }]) => example !== undefined);
    return Object.fromEntries(fields.map(([field, { example }]) => [field, example]));
  };

  it('has an example of every field that a body must have', () => {
    const bodies = operations().flatMap(({ operation: { operationId = '', requestBody } }) => {
      const name = requestBody?.content['application/json']?.schema.$ref?.split('/').at(-1);
      const required = document.components.schemas[name ?? '']?.required ?? [];
      return required.filter((field) => !(field in exampleOf(operationId))).map((field) => `${operationId}.${field}`);
    });
    expect(bodies).toEqual([]);
  });

  describe('its examples', () => {
    let counter: Desk;
    let handler: Desk;
    let supervisor: Desk;
    let residentId: string;
    beforeAll(async () => {
      counter = await Desk.of(system, 'universal-counter', COUNTER);
      handler = await Desk.of(system, 'case-handler', AUTHORITY);
      supervisor = await Desk.of(system, 'supervisor', '210100');
    });

    const documented = (operationId: string, { status, body }: Answer, wanted: number): void => {
      const found = operations().find(({ operation }) => operation.operationId === operationId);
      expect([operationId, status, status < 400 || body]).toEqual([operationId, wanted, true]);
      expect(Object.keys(found?.operation.responses ?? {})).toContain(String(status));
    };
    const received = async (): Promise<string> => {
      const answer = await counter.post('/v1/cases', { ...exampleOf('receive'), residentId });
      documented('receive', answer, 201);
      return String(answer.body.caseId);
    };
    const done = async (who: Desk, caseId: string, act: string): Promise<void> =>
      documented(act, await who.act(caseId, act, exampleOf(act)), 200);

    it('register and find a resident', async () => {
      const registered = await counter.post('/v1/residents', exampleOf('registerResident'));
      documented('registerResident', registered, 201);
      residentId = String(registered.body.residentId);
      const found = await counter.post('/v1/residents/search', exampleOf('searchResidents'));
      documented('searchResidents', found, 200);
      expect(found.body.items).toMatchObject([{ residentId }]);
      const again = await counter.post('/v1/residents', exampleOf('registerResident'));
      documented('registerResident', again, 200);
    });

    it('bring a case from the counter to its end', async () => {
      const caseId = await received();
      await done(counter, caseId, 'accept');
      await done(counter, caseId, 'route');
      await done(supervisor, caseId, 'escalate');
      await done(handler, caseId, 'sign');
      await done(handler, caseId, 'claim');
      await done(handler, caseId, 'decide');
      await done(handler, caseId, 'fulfil');
      await done(counter, caseId, 'deliver');
      await done(supervisor, caseId, 'reopen');
    });

    it('take it on the other ways', async () => {
      const returned = await received();
      await done(counter, returned, 'accept');
      await done(counter, returned, 'route');
      await done(handler, returned, 'return');
      await done(counter, returned, 'withdraw');
      const right = { ...exampleOf('registerResident'), identityNumber: identityNumber('19380508', '125') };
      const other = await counter.register(right);
      const wrong = await received();
      const replaced = { ...exampleOf('replace-resident'), residentId: other };
      documented('replace-resident', await counter.act(wrong, 'replace-resident', replaced), 200);
      await done(counter, await received(), 'refuse-acceptance');
      await done(supervisor, await received(), 'void');
      await done(supervisor, await received(), 'terminate');
      const assigned = await received();
      await done(counter, assigned, 'accept');
      await done(counter, assigned, 'route');
      await done(handler, assigned, 'sign');
      await done(handler, assigned, 'assign');
    });

    it('move it between units, and say what residents think of it', async () => {
      const caseId = await received();
      await done(counter, caseId, 'accept');
      await done(counter, caseId, 'route');
      await done(handler, caseId, 'sign');
      await done(counter, caseId, 'send-papers');
      await done(handler, caseId, 'confirm-papers');
      await done(handler, caseId, 'request-co-handling');
      const street = await Desk.of(system, 'intake-clerk', String(exampleOf('request-co-handling').unit));
      await done(street, caseId, 'answer-co-handling');
      await done(supervisor, caseId, 'order-supervision');
      await done(handler, caseId, 'answer-supervision');
      await done(counter, caseId, 'rate');
      await done(supervisor, caseId, 'prolong-rectification');
      await done(counter, caseId, 'record-follow-up');
      await done(counter, caseId, 'close-rectification');
      await done(handler, caseId, 'transfer');
      await done(supervisor, caseId, 'rule');
    });

    it('ask for what is missing, look into it, post it and extend it', async () => {
      const caseId = await received();
      for (const act of ['request-correction', 'prolong-correction', 'supply-materials', 'correct-on-the-spot'])
        await done(counter, caseId, act);
      const gaps = [{ material: 'bank-card' }];
      documented('accept', await counter.act(caseId, 'accept', { gaps }), 200);
      await done(counter, caseId, 'route');
      await done(handler, caseId, 'sign');
      await done(supervisor, caseId, 'extend');
      for (const act of ['start-special-procedure', 'end-special-procedure', 'record-field-check', 'post-notice'])
        await done(handler, caseId, act);
      await done(counter, caseId, 'object-to-notice');
      documented('close-notice', await handler.act(caseId, 'close-notice', { upheld: true }), 200);
      await done(counter, caseId, 'fill-gap');
      documented('getClocks', await counter.get(`/v1/cases/${caseId}/clocks`), 200);
    });

    it('bring an item of the catalogue from its proposal to its end', async () => {
      const [wang, li] = [
        await Desk.of(system, 'catalogue-manager', '210100', 'wang'),
        await Desk.of(system, 'catalogue-manager', '210100', 'li'),
      ];
      const example = exampleOf('proposeItem');
      documented('proposeItem', await wang.post('/v1/items', example), 201);
      const { code } = example.item as { code: string };
      const manage = async (who: Desk, act: string): Promise<void> =>
        documented(`${act}Item`, await who.post(`/v1/items/${code}/${act}`, exampleOf(`${act}Item`)), 200);
      await manage(li, 'admit');
      await manage(wang, 'publish');
      await manage(wang, 'revise');
      for (const act of ['suspend', 'resume', 'withdraw']) await manage(li, act);
    });

    it('move the clock', async () => {
      const operator = await Desk.of(system, 'operator', '210100');
      const body = JSON.stringify(exampleOf('moveClock'));
      documented(
        'moveClock',
        await operator.send('PUT', '/v1/clock', body, { 'content-type': 'application/json' }),
        200,
      );
    });
  });
});
