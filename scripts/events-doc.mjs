// `npm run docs`: writes docs/events.md from the types of the events, or, with --check, says whether it is up to date.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { PROJECT } from './lib/bootstrap.mjs';

const PHASES = {
  intake: 'intake',
  routing: 'routing',
  review: 'review',
  ending: 'ending',
  oversight: 'oversight and what time makes happen',
  voice: 'what residents say',
};
const SOURCES = [
  ...Object.entries(PHASES).map(([phase, said]) => ({
    file: `libs/case/src/${phase}`,
    stream: `\`case-{caseId}\`: ${said}`,
  })),
  { file: 'libs/case/src/refusals/count-refusal.ts', stream: '`refusals-{unit}-{day}`' },
  { file: 'libs/case/src/rulings/give-ruling.ts', stream: '`rulings-{region}-{item}`' },
  { file: 'libs/residents/src/domain/events.ts', stream: '`resident-{id}`' },
  { file: 'libs/catalogue/src/domain/item', stream: '`item-{region}-{code}`' },
  { file: 'libs/region/src/domain/events.ts', stream: '`unit-{code}`' },
  { file: 'libs/clocks/src/domain/calendar-events.ts', stream: '`calendar-{region}-{year}`' },
  { file: 'libs/access/src/domain/absences.ts', stream: '`absences-{unit}`' },
  ...booksIn('libs/community/src'),
];
const TARGET = join(PROJECT, 'docs', 'events.md');

const INTRODUCTION = `# Events

Every fact that the system keeps. Generated from the types (\`npm run docs\`); what an event carries beside its data (id, times, actor, command, chain) is
\`EventMetadata\` in \`libs/event-log/src/domain/event.ts\`. An event is never changed; a new shape gets a new version and an upcaster in the registry.
`;

/** A folder a book of the community; beside them stand the kit, the desk and the shared rules. */
function booksIn(folder) {
  return readdirSync(join(PROJECT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['kit', 'desk', 'rules', 'hall'].includes(entry.name))
    .map(({ name }) => ({ file: `${folder}/${name}`, stream: `\`{book}-{id}\` of ${name}` }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** A folder stands for all of its files. */
function filesOf(path) {
  if (path.endsWith('.ts')) return [path];
  return readdirSync(join(PROJECT, path), { recursive: true })
    .filter((name) => name.endsWith('.ts') && !/\.(spec|body)\.ts$/.test(name))
    .sort()
    .map((name) => `${path}/${name}`);
}

function eventsOf({ file, stream }) {
  return `## ${stream}\n\nFrom \`${file}\`.\n\n${filesOf(file).flatMap(sectionsOf).join('\n')}`;
}

function sectionsOf(file) {
  const text = readFileSync(join(PROJECT, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const sections = [];
  source.forEachChild((node) => {
    if (!ts.isInterfaceDeclaration(node)) return;
    const members = Object.fromEntries(node.members.map((member) => [member.name?.getText(source), member]));
    if (!members.type || !members.data) return;
    const told = ts.getJSDocCommentsAndTags(node).map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? '');
    const shape = members.data.type.getText(source).replaceAll('readonly ', '');
    sections.push(`### ${node.name.text}\n\n${told.join('\n')}\n\n\`\`\`ts\n${shape}\n\`\`\`\n`);
  });
  return sections;
}

const options = await resolveConfig(TARGET);
const written = await format([INTRODUCTION, ...SOURCES.map(eventsOf)].join('\n'), { ...options, filepath: TARGET });
if (process.argv.includes('--check')) {
  const same = readFileSync(TARGET, 'utf8') === written;
  if (!same) process.stderr.write('docs/events.md is not what the events say; run `npm run docs`.\n');
  process.exit(same ? 0 : 1);
}
writeFileSync(TARGET, written);
