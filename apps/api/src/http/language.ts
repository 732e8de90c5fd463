import type { Language } from '#libs/case/domain';

const LANGUAGE_RANGE = /^(\*|[a-z]{1,8}(?:-[a-z0-9]{1,8})*)(?:\s*;\s*q=([01](?:\.\d{0,3})?))?$/i;

/** The language of texts for people: Chinese, unless `Accept-Language` prefers English. */
export function languageOf(acceptLanguage: string | undefined): Language {
  if (!acceptLanguage) return 'zh';
  const wish = { zh: 0, en: 0, '*': 0 };
  for (const part of acceptLanguage.split(',')) {
    const [, range, q] = LANGUAGE_RANGE.exec(part.trim()) ?? [];
    const primary = range?.split('-', 1)[0]?.toLowerCase();
    if (primary === 'zh' || primary === 'en' || primary === '*')
      wish[primary] = Math.max(wish[primary], Number(q ?? 1));
  }
  return wish.en > Math.max(wish.zh, wish['*']) ? 'en' : 'zh';
}
