import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';
import { PROJECT_FOLDER } from '#libs/runtime';

const DOMAIN = 'libs/case/src/routing/made-up.ts';
const LIB = 'libs/case/src/desk/made-up.ts';
const ENGINE = 'libs/event-log/src/postgres/made-up.ts';
const APP = 'apps/api/src/made-up.ts';

describe('the rules of the house', () => {
  let eslint: ESLint;
  beforeAll(() => {
    eslint = new ESLint({ cwd: PROJECT_FOLDER });
  });

  const complaints = async (file: string, code: string): Promise<string[]> => {
    const [result] = await eslint.lintText(code, { filePath: join(PROJECT_FOLDER, file) });
    return (result?.messages ?? [])
      .map(({ ruleId }) => ruleId ?? 'parse')
      .filter((id) => /boundaries|restricted|house/.test(id));
  };
  const importing = (source: string): string => `import * as it from '${source}';\nexport const kept = it;\n`;

  it.each([
    [DOMAIN, '#libs/region/domain'],
    [DOMAIN, '../kit.js'],
    [DOMAIN, '#libs/kernel/domain'],
    [DOMAIN, 'luxon'],
    [LIB, '#libs/region'],
    [LIB, 'node:crypto'],
    [APP, '#libs/case'],
    [APP, '@nestjs/common'],
    [ENGINE, '../domain/index.js'],
    ['libs/case/src/routing/made-up.unit.spec.ts', '#libs/event-log/testing'],
  ])('lets %s import %s', async (file, source) => {
    expect(await complaints(file, importing(source))).toEqual([]);
  });

  it.each([
    [DOMAIN, '#libs/region'],
    [DOMAIN, '../desk/case-desk.js'],
    [DOMAIN, '#libs/kernel'],
    [DOMAIN, '#apps/api/src/main'],
    [DOMAIN, '#libs/event-log/testing'],
    [LIB, '#apps/api/src/main'],
    [LIB, '../../../apps/tongban/src/output.js'],
    [LIB, '#libs/event-log/testing'],
    [ENGINE, '../eventstore/index.js'],
    [APP, '../../tongban/src/output.js'],
    [APP, '../../../test/kit/system.js'],
  ])('forbids %s to import %s', async (file, source) => {
    expect(await complaints(file, importing(source))).toEqual(['boundaries/dependencies']);
  });

  it.each([
    '@nestjs/common',
    'typeorm',
    'pg',
    'fastify',
    'node:fs',
    'node:net',
    'node:http',
    'node:crypto',
    'fs',
    'pino',
  ])('forbids the domain to import %s', async (source) => {
    expect(await complaints(DOMAIN, importing(source))).toEqual(['no-restricted-imports']);
  });

  it.each([
    'Date.now()',
    'new Date()',
    'Date()',
    'DateTime.now()',
    'Math.random()',
    'randomUUID()',
    'crypto.randomUUID()',
  ])('forbids the domain to call %s', async (call) => {
    expect(await complaints(DOMAIN, `export const made = ${call};\n`)).toEqual(['no-restricted-syntax']);
    expect(await complaints(LIB, `export const made = ${call};\n`)).toEqual([]);
  });

  it.each([
    "'答复期限为5个工作日'",
    "'二十日内答复'",
    "'自收到之日起 3 个月内'",
    "'24小时内'",
    "'within 5 working days'",
    "'Ten more days'",
    "'a 15-day period'",
    '`延长至15个工作日：${process.title}`',
  ])('forbids to type a figure of a rule into a text: %s', async (text) => {
    for (const file of [DOMAIN, LIB, APP])
      expect(await complaints(file, `export const said = ${text};\n`)).toEqual(['house/typed-figures']);
  });

  it.each([
    '`${process.pid}个工作日内`',
    '`within ${process.pid} days`',
    "'{days}个工作日'",
    "'第二天'",
    "'2026年3月2日'",
    "'行政许可法 第42条'",
    "'最后一天'",
    "'each working day'",
    "{ example: '5个工作日' }",
  ])('lets a text say what it took from elsewhere, or a name: %s', async (text) => {
    expect(await complaints(DOMAIN, `export const said = ${text};\n`)).toEqual([]);
  });

  it('lets the domain read a time that it was given', async () => {
    expect(await complaints(DOMAIN, 'export const at = (now: string): Date => new Date(now);\n')).toEqual([]);
  });
});
