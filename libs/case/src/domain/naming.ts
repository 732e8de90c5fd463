import type { RegionTree } from '#libs/region/domain';
import { isWordKind, word } from './words.js';

export type Language = 'zh' | 'en';

/** A text for people in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** How units and items are called in a text of one language. */
export interface Naming {
  readonly language: Language;
  unit(code: string): string;
  item(code: string): string;
}

/**
 * Names for texts: in Chinese the name, in English the code with the Chinese name in brackets, `MZ-10 (高龄津贴)` (CONTRACT §2).
 * A unit's name is said with its district, since names repeat.
 */
export function namingOf(language: Language, tree: RegionTree, itemName: (code: string) => string | null): Naming {
  const called = (code: string, name: string | null) => {
    if (name === null) return code;
    return language === 'zh' ? name : `${code} (${name})`;
  };
  return {
    language,
    unit: (code) => called(code, unitName(tree, code)),
    item: (code) => called(code, itemName(code)),
  };
}

function unitName(tree: RegionTree, code: string): string | null {
  const unit = tree.unit(code);
  if (!unit) return null;
  const district = tree.unit(tree.districtOf(code) ?? code);
  const above = district && district.code !== code && !unit.name.startsWith(district.name) ? district.name : '';
  return above + unit.name;
}

/**
 * Fills `{unit:x}`, `{item:x}`, a word such as `{act:x}` or `{phase:x}`, and `{x}` in a text from the parameters; what is missing is said as a
 * dash.
 */
export function fill(text: string, params: Readonly<Record<string, string>>, naming: Naming): string {
  return text.replaceAll(/\{(?:([a-z]+):)?([a-zA-Z]+)\}/g, (_all, kind: string | undefined, name: string) => {
    const value = params[name];
    if (value === undefined || value === '') return '—';
    if (kind === 'unit') return naming.unit(value);
    if (kind === 'item') return naming.item(value);
    return kind !== undefined && isWordKind(kind) ? word(kind, value, naming.language) : value;
  });
}
