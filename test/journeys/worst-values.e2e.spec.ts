import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, Desk, type Body } from '../kit/http.js';
import { startSystem, type TestSystem } from '../kit/system.js';

const NOBODY = '3f8c1a9e-58a2-5c1d-8b4e-0a1b2c3d4e5f';
const DATES = ['9999-12-31', '0001-01-01', '1899-12-31', '2101-01-01', '2026-02-30', '2026-9-1', '+275760-09-13', ''];
const TEXTS = ['\0', 'a\ud800', '', ' ', 'x'.repeat(100_000), '__proto__', 7, 1e308, -0, true, [], {}, [[[['x']]]]];
const CURSORS = [
  null,
  'x',
  '\0',
  [],
  {},
  -1,
  1e300,
  ['\0'],
  ['a', 'b'],
  ['a', 'b', 'c'],
  { receivedAt: '99999', caseId: NOBODY },
];

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
}
interface Operation {
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** Every field and every list of the document is sent the worst that it can be. */
describe('the worst values', () => {
  let system: TestSystem;
  let desks: readonly Desk[];
  let paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  let schemas: Readonly<Record<string, Schema>>;
  let head: string;
  beforeAll(async () => {
    system = await startSystem({ clock: 'manual:2026-03-02T09:00:00+08:00' });
    desks = [
      await Desk.of(system, 'universal-counter', '210124001001'),
      await Desk.of(system, 'catalogue-manager', '210100'),
      await Desk.of(system, 'supervisor', '210100'),
      await Desk.of(system, 'operator', '210100'),
    ];
    const { body } = await ask(`${system.baseUrl}/openapi.json`, 'GET', {});
    paths = body.paths as typeof paths;
    schemas = (body.components as { schemas: typeof schemas }).schemas;
    head = (await counter().get('/v1/cases')).position;
  });
  afterAll(() => system?.stop());

  const counter = (): Desk => {
    const [first] = desks;
    if (!first) throw new Error('nobody is at work');
    return first;
  };
  const schemaOf = ({ $ref }: Schema): Schema => schemas[$ref?.split('/').at(-1) ?? ''] ?? {};
  const addressOf = (path: string) =>
    path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => (/Id$/.test(name) ? NOBODY : 'x'));
  const isText = ({ type }: Schema) => type === 'string' || (Array.isArray(type) && type.includes('string'));
  const isDate = (schema: Schema) => isText(schema) && /^date/.test(schema.format ?? '');

  const isFreeText = (schema: Schema) =>
    isText(schema) && [schema.format, schema.pattern, schema.enum].every((each) => each === undefined);

  const commands = () =>
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { requestBody }]) => {
        const schema = requestBody?.content['application/json']?.schema;
        return schema
          ? [{ method: method.toUpperCase(), path: addressOf(path), fields: schemaOf(schema).properties ?? {} }]
          : [];
      }),
    );
  const lists = () =>
    Object.entries(paths).flatMap(([path, { get }]) => {
      const query = (get?.parameters ?? []).filter((parameter) => parameter.in === 'query');
      return query.length === 0 ? [] : [{ path: addressOf(path), query }];
    });
  const send = async (method: string, path: string, body: Body) => {
    const answers = await Promise.all(
      desks.map((desk) => desk.send(method, path, JSON.stringify(body), { 'content-type': 'application/json' })),
    );
    return answers.map(({ status }) => status);
  };

  it('of every date in a body are refused', async () => {
    const passed: unknown[] = [];
    for (const { method, path, fields } of commands()) {
      const example = Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, schema.example]));
      for (const [name, schema] of Object.entries(fields).filter(([, each]) => isDate(each)))
        for (const value of DATES) {
          const written = schema.format === 'date-time' && value !== '' ? `${value}T00:00:00Z` : value;
          const statuses = await send(method, path, { ...example, [name]: written });
          if (statuses.some((status) => status !== 400)) passed.push([path, name, written, statuses]);
        }
    }
    expect(passed).toEqual([]);
  });

  it('of every other field in a body are refused, or of nobody, and never an error of ours', async () => {
    const failed: unknown[] = [];
    for (const { method, path, fields } of commands())
      for (const [name, schema] of Object.entries(fields))
        await Promise.all(
          // In a text that is about anything, a word like any other.
          TEXTS.filter((value) => !(value === '__proto__' && isFreeText(schema))).map(async (value) => {
            const { status } = await counter().send(method, path, JSON.stringify({ [name]: value }), {
              'content-type': 'application/json',
            });
            if (status >= 500 || status < 400) failed.push([path, name, value, status]);
          }),
        );
    expect(failed).toEqual([]);
  });

  it('of every parameter of a list are refused, a forged cursor as well', async () => {
    const failed: unknown[] = [];
    const forged = CURSORS.map((at) => Buffer.from(JSON.stringify(['AAAAAAAAAAAA', at])).toString('base64url'));
    for (const { path, query } of lists())
      for (const { name, schema } of query) {
        const values = isDate(schema) ? DATES : ['\0', 'x'.repeat(3_000), ...(name === 'cursor' ? forged : [])];
        for (const value of values) {
          const { status } = await counter().get(`${path}?${name}=${encodeURIComponent(value)}`);
          if (status >= 500 || (isDate(schema) && status !== 400))
            failed.push([path, name, value.slice(0, 40), status]);
        }
      }
    expect(failed).toEqual([]);
  });

  it('have changed nothing', async () => {
    const [, , supervisor] = desks;
    expect((await supervisor?.get('/v1/cases', head))?.position).toBe(head);
    expect((await supervisor?.get('/v1/clock'))?.body.now).toBe('2026-03-02T09:00:00.000+08:00');
  });
});
