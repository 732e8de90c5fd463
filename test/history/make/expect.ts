import { EXPECTATIONS, writeExpected, writeSample, type Expectation } from '../files.js';
import { readRows } from '../rows.js';
import { History, type CasePapers, type CaseStates, type CaseWords } from '../read.js';

/** How many cases are written out for people to read. */
const SAMPLES = 20;

/** Writes down what is expected of the recorded log from now on. It touches neither the log nor the golden events: only what is read from them. */
export async function expectNow(of: Exclude<Expectation, 'rows'>): Promise<number> {
  const history = await History.open();
  const read = {
    states: (caseId: string) => history.statesOf(caseId),
    words: (caseId: string) => history.wordsOf(caseId),
    papers: (caseId: string) => history.papersOf(caseId),
  }[of];
  const lines: (CaseStates | CaseWords | CasePapers)[] = [];
  for (const caseId of history.cases) lines.push(await read(caseId));
  writeExpected(of, lines);
  const every = Math.floor(lines.length / SAMPLES);
  writeSample(
    of,
    lines
      .filter((_, index) => index % every === 0)
      .map(written)
      .join('\n'),
  );
  return lines.length;
}

function written(line: CaseStates | CaseWords | CasePapers): string {
  const head = `== ${line.caseId}\n`;
  if ('zh' in line) return `${head}${[...line.zh, ...line.en].join('\n')}\n`;
  if ('papers' in line) return `${head}${line.papers.join('\n')}\n`;
  return `${head}${JSON.stringify(line.state, null, 1)}\n${line.clocks.map((clock) => JSON.stringify(clock)).join('\n')}\n${line.firings.map((firing) => JSON.stringify(firing)).join('\n')}\n`;
}

/** The same of the rows of the read models, from a database of their own. */
async function expectRowsNow(): Promise<number> {
  const rows = await readRows();
  writeExpected('rows', rows);
  writeSample(
    'rows',
    rows
      .filter((_, index) => index % Math.floor(rows.length / (SAMPLES * 5)) === 0)
      .map((row) => `${JSON.stringify(row)}\n`)
      .join(''),
  );
  return rows.length;
}

for (const of of EXPECTATIONS.filter((each) => process.argv.includes(each)))
  process.stdout.write(`${of}: ${await (of === 'rows' ? expectRowsNow() : expectNow(of))} lines\n`);
