// Writes china-holidays.json and ../src/domain/lunar-holidays.ts from the dev dependency `chinese-days` (MIT, see LICENSE-chinese-days).
// Run once a year, after the notice of the State Council: `node libs/clocks/data/extract.mjs`, then format.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const { getSolarDateFromLunar, getSolarTermDate } = require('chinese-days');
const root = join(dirname(require.resolve('chinese-days')), '..');
const { holidays, workdays, inLieuDays } = JSON.parse(readFileSync(join(root, 'dist/chinese-days.json'), 'utf8'));
const here = new URL('.', import.meta.url);

const datesOf = (table, year) => Object.keys(table).filter((date) => date.startsWith(`${year}-`)).sort();

/** The package's own comments name the notice of each year: a year on a line of its own, then addresses. */
function noticesOf() {
  const found = new Map();
  let year = null;
  for (const line of readFileSync(join(root, 'src/holidays/generate.ts'), 'utf8').split('\n')) {
    const heading = /^\s*\*\s*(\d{4})\s*年?\s*$/.exec(line) ?? /^\s*\.y\((\d{4})\)/.exec(line);
    if (heading) year = Number(heading[1]);
    const entry = found.get(year) ?? { notice: null, sources: [] };
    if (!/200[123]年/.test(line)) entry.sources.push(...(line.match(/https?:\/\/\S+/g) ?? []));
    entry.notice ??= /国办发明电〔\d{4}〕\d+号/.exec(line)?.[0] ?? null;
    found.set(year, entry);
  }
  return found;
}

const notices = noticesOf();
const years = [...new Set(Object.keys(holidays).map((date) => Number(date.slice(0, 4))))].sort();
const data = {
  attribution:
    'Holidays, make-up workdays and in-lieu days as published by the General Office of the State Council, extracted from chinese-days 1.5.7, Copyright (c) 2024 Yawei sun, MIT License (LICENSE-chinese-days).',
  years: years.map((year) => ({
    year,
    notice: notices.get(year)?.notice ?? null,
    sources: notices.get(year)?.sources ?? [],
    holidays: datesOf(holidays, year),
    makeUpDays: datesOf(workdays, year),
    inLieu: datesOf(inLieuDays, year),
  })),
};
writeFileSync(new URL('china-holidays.json', here), `${JSON.stringify(data, null, 2)}\n`);

const monthDay = (date) => date.slice(5).replace('-', '');
const rows = [];
for (let year = 2004; year <= 2060; year += 1) {
  const lunar = (month, day) => monthDay(getSolarDateFromLunar(`${year}-${month}-${day}`).date);
  const cells = [lunar('01', '01'), monthDay(getSolarTermDate(year, 4, 'pure_brightness')), lunar('05', '05'), lunar('08', '15')];
  rows.push(`  ${year}: '${cells.join(' ')}',`);
}
writeFileSync(
  new URL('../src/domain/lunar-holidays.ts', here),
  `/**
 * Days of the lunar and the solar-term holidays, \`MMDD\`: 春节 (初一), 清明, 端午, 中秋. Computed once with chinese-days 1.5.7 (MIT,
 * \`libs/clocks/data/LICENSE-chinese-days\`) by \`libs/clocks/data/extract.mjs\`; the calendar of a civil year is astronomy, no decision, so it does not change.
 */
export const LUNAR_HOLIDAYS: Readonly<Record<number, string>> = {
${rows.join('\n')}
};
`,
);
