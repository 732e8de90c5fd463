import type { Basis, Funds } from '../kit.js';
import type { AdmissionPart } from '../lists.js';

const LONGEST = 500;
const MOST = 1_000_000_000;

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST;
}

function hasOnly(value: object, ...names: readonly string[]): boolean {
  return Object.keys(value).every((name) => names.includes(name));
}

/** A document by name, or with the article that it stands in. */
export function isBasis(
  value: unknown,
): value is string | { readonly document: string; readonly article?: string | null } {
  if (isText(value)) return true;
  if (typeof value !== 'object' || value === null || !hasOnly(value, 'document', 'article')) return false;
  const { document, article } = value as Partial<Record<'document' | 'article', unknown>>;
  return isText(document) && (article === undefined || article === null || isText(article));
}

/** Who pays, and how much a year; no amount where none is named. */
export function isFunds(value: unknown): value is string | { readonly amount: number; readonly source: string } {
  if (isText(value)) return true;
  if (typeof value !== 'object' || value === null || !hasOnly(value, 'amount', 'source')) return false;
  const { amount, source } = value as Partial<Record<'amount' | 'source', unknown>>;
  return typeof amount === 'number' && amount >= 0 && amount <= MOST && isText(source);
}

export function basisOf(
  said: string | { readonly document: string; readonly article?: string | null | undefined },
): Basis {
  return typeof said === 'string'
    ? { document: said, article: null }
    : { document: said.document, article: said.article ?? null };
}

export function fundsOf(said: string | Funds): Funds {
  return typeof said === 'string' ? { amount: 0, source: said } : { amount: said.amount, source: said.source };
}

/** The words of the field stand for the codes. */
export function partOf(said: AdmissionPart | '自治' | '协助'): AdmissionPart {
  if (said === '自治') return 'self-government';
  return said === '协助' ? 'assistance' : said;
}
