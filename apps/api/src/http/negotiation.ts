import negotiate from '@fastify/accept-negotiator';
import type { Language } from '#libs/kernel/domain';

/** The language of texts for people: Chinese, unless `Accept-Language` prefers English. A region (`en-GB`) says nothing more. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const ranges = (acceptLanguage ?? '').toLowerCase().replaceAll(/([a-z]+)(?:-[a-z0-9]+)+/g, '$1');
  return negotiate<Language>(ranges, ['zh', 'en']) ?? 'zh';
}

export const HTML = 'text/html';
export const PDF = 'application/pdf';
export type PaperFormat = typeof HTML | typeof PDF;

const RANGES: Readonly<Record<string, string>> = { '*/*': '*', 'text/*': HTML, 'application/*': PDF };

/** HTML unless `Accept` prefers PDF; null where neither will do. */
export function paperFormatOf(accept: string | undefined): PaperFormat | null {
  const ranges = (accept ?? '*/*').split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    return [RANGES[type] ?? type, ...(quality === undefined ? [] : [quality])].join(';');
  });
  return negotiate<PaperFormat>(ranges.join(','), [HTML, PDF]);
}

const CSV = 'text/csv';

/** Whether `Accept` prefers CSV to JSON, which is what whoever says nothing is answered. */
export function prefersCsv(accept: string | undefined): boolean {
  const ranges = (accept ?? '*/*').replaceAll('*/*', '*').replaceAll('text/*', CSV);
  return negotiate(ranges, ['application/json', CSV]) === CSV;
}

/** Whether `Accept` prefers JSON to CSV, which is what whoever says nothing is answered. */
export function prefersJson(accept: string | undefined): boolean {
  const ranges = (accept ?? '*/*').replaceAll('*/*', '*').replaceAll('text/*', CSV);
  return negotiate(ranges, [CSV, 'application/json']) === 'application/json';
}
