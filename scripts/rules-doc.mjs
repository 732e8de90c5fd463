// `npm run docs`: writes docs/rules.md from the guards, the acts and the texts of the refusals, or, with --check, says whether it is up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { bootstrap, built, PROJECT } from './lib/bootstrap.mjs';
import { readSources, textOf } from './lib/rule-sources.mjs';

bootstrap();
const { caseMatter } = await built('libs/case/src/index.js');
const { absenceMatter } = await built('libs/access/src/domain/index.js');
const { residentMatter } = await built('libs/residents/src/domain/index.js');
const { unitMatter } = await built('libs/region/src/domain/index.js');
const { calendarMatter, itemMatter, PERIOD_NAMES, PERIOD_TEXTS, PERIODS } = await built(
  'libs/catalogue/src/domain/index.js',
);
const { BOOKS } = await built('libs/community/src/index.js');

const TARGET = join(PROJECT, 'docs', 'rules.md');
const STATUS = { forbidden: 403, rule: 409, 'bad-request': 400 };
const OF_EVERY_ACT = ['not-received', 'not-allowed', 'case-closed'];

/** Every matter whose acts may be refused, where its features stand, and how its acts are told apart from those of others. */
const MATTERS = [
  { matter: caseMatter, folder: 'libs/case/src', title: 'Acts on a case 办件动作', suffix: '' },
  {
    matter: itemMatter,
    folder: 'libs/catalogue/src/domain/item',
    title: 'Acts on the catalogue 事项目录动作',
    suffix: '-item',
  },
  { matter: calendarMatter, folder: 'libs/catalogue/src/domain/calendar', title: 'Calendars 工作日历', suffix: '' },
  { matter: unitMatter, folder: 'libs/region/src/domain/unit', title: 'Units 单位', suffix: '-unit' },
  {
    matter: residentMatter,
    folder: 'libs/residents/src/domain/record',
    title: 'Residents 居民登记',
    suffix: '-resident',
  },
  { matter: absenceMatter, folder: 'libs/access/src/domain/absence', title: 'Absences 不在岗', suffix: '' },
  ...BOOKS.map(({ matter, name, path, word }) => ({
    matter,
    folder: `libs/community/src/${path}`,
    title: `The book of ${path} ${word.zh}`,
    suffix: `-${name}`,
  })),
];

const INTRODUCTION = `# Rules 规则

Every rule that may forbid an act, in one place: what it stands on, what a clerk is told, and what to do instead. Generated from the code (\`npm run docs\`): a
guard is a function of the name given here: in \`libs/case/src/rules\` where several acts share it, beside its act in \`libs/case/src/{phase}/{act}\` where it is the act's own,
and in the same way in the folders of the other matters; what it says stands with it. Who may do what stands with each act (\`who\`).

本页由代码生成：每条规则的依据、告知办事人员的话和改办的办法。409 是业务规则不允许，403 是岗位或单位无权，400 是所指的东西不存在。

Before every act on a case 每个动作之前: ${OF_EVERY_ACT.map(linkTo).join(', ')}.
`;

function linkTo(code) {
  return `[\`${code}\`](#${code})`;
}

const sources = readSources([...MATTERS.map(({ folder }) => folder), 'libs/community/src/rules']);
const REFUSALS = Object.fromEntries(
  MATTERS.flatMap(({ matter }) => matter.acts.flatMap((act) => matter.refusalsOf(act))).map((refusal) => [
    refusal.code,
    refusal,
  ]),
);
/** By refusal: the guards that raise it and the acts that it may stop. */
const raisedBy = new Map();
const stops = new Map();
const add = (map, key, value) => map.set(key, (map.get(key) ?? new Set()).add(value));

function actsOf({ matter, folder, suffix }) {
  const written = sources.actsIn(folder);
  return matter.acts.map(({ name, word, guards, refusals }) => {
    const { doc, guards: shown } = written.get(name);
    const codesOf = (list) => list.map(({ code }) => code);
    const named = guards.map((guard, index) => ({ shown: shown[index], codes: codesOf(guard.refusals) }));
    return section(`${name}${suffix}`, word.zh, { guards: named, own: codesOf(refusals), doc });
  });
}

function section(name, said, { guards, own, doc }) {
  for (const { shown, codes } of guards)
    for (const code of codes) {
      add(raisedBy, code, shown.replace(/\(.*/, ''));
      add(stops, code, name);
    }
  for (const code of own) add(stops, code, name);
  const guarded = new Set(guards.flatMap(({ codes }) => codes));
  const rest = own.filter((code) => !guarded.has(code));
  const lines = guards.map(({ shown, codes }) => `- \`${shown}\`: ${codes.map(linkTo).join(', ') || '—'}`);
  if (rest.length > 0) lines.push(`- what the command itself says 内容本身: ${rest.map(linkTo).join(', ')}`);
  return `### \`${name}\` ${said}\n\n${doc ? `${doc}\n\n` : ''}${lines.join('\n') || 'Nothing but what stands before every act.'}\n`;
}

function titleOf(code) {
  const { title } = REFUSALS[code];
  return `${title.zh} ${title.en}`;
}

function guardsSection() {
  const rows = sources
    .guards()
    .map(
      ({ name, doc, codes }) =>
        `- \`${name}\`: ${doc || codes.map(titleOf).join('; ')} → ${codes.map(linkTo).join(', ')}`,
    );
  return `## Guards 规则函数\n\n${rows.join('\n')}\n`;
}

function refusal([code, { kind, rule, title, detail }]) {
  if (OF_EVERY_ACT.includes(code)) stops.set(code, new Set(['every act 每个动作']));
  const names = (map) => [...(map.get(code) ?? [])].map((name) => `\`${name}\``).join(', ') || '—';
  return `### ${code}

${STATUS[kind]} · ${title.zh} · ${title.en}

- 依据 Reference: ${rule}
- 中文: ${textOf(detail.zh)}
- English: ${textOf(detail.en)}
- Guards: ${names(raisedBy)}
- Acts: ${names(stops)}
`;
}

function periods() {
  const rows = PERIOD_NAMES.map(
    (name) => `| \`${name}\` | ${PERIOD_TEXTS[name].zh} | ${PERIOD_TEXTS[name].en} | ${PERIODS[name]} |`,
  );
  return `## Periods 期限

Beside the limits of an item, in working days unless it says otherwise; each may be set per item (\`periods\` of its definition), and a case keeps those that it
was received under. 各事项可另行规定，已收件的办件不变。

| name 名称 | 期限 | period | default 默认 |
| --- | --- | --- | ---: |
${rows.join('\n')}
`;
}

const acts = MATTERS.flatMap((each) => [`## ${each.title}\n`, ...actsOf(each)]);
const refusals = Object.entries(REFUSALS).map(refusal);
const parts = [INTRODUCTION, periods(), ...acts, guardsSection(), `## Refusals 不允许时说的话\n`, ...refusals];
const options = await resolveConfig(TARGET);
const written = await format(parts.join('\n'), { ...options, filepath: TARGET });
if (process.argv.includes('--check')) {
  const same = readFileSync(TARGET, 'utf8') === written;
  if (!same) process.stderr.write('docs/rules.md is not what the rules say; run `npm run docs`.\n');
  process.exit(same ? 0 : 1);
}
writeFileSync(TARGET, written);
