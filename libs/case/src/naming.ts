import { type Language, type Naming, type Vocabulary, wordOf } from '#libs/kernel/domain';
import { CASE_WORDS } from './words.js';
import { caseMatter } from './case.js';
import { type RegionTree } from '#libs/region/domain';
import type { ServiceItem } from '#libs/catalogue/domain';

/** What texts need of an item of the catalogue. */
export type NamedItem = Pick<ServiceItem, 'name'> & {
  readonly materials: readonly Pick<ServiceItem['materials'][number], 'code' | 'name'>[];
};

/** The words for the codes of a case and for what is done to it. */
const VOCABULARY: Vocabulary = { ...CASE_WORDS, act: caseMatter.words };

/**
 * Names for texts: in Chinese the name, in English the code with the Chinese name in brackets, `MZ-10 (高龄津贴)` (CONTRACT §2).
 * A material is called what its item calls it. A unit's name is said with its district, since names repeat. `words` are those of matters beside cases.
 */
export function namingOf(
  language: Language,
  tree: RegionTree,
  itemOf: (code: string) => NamedItem | null,
  words: Vocabulary = {},
): Naming {
  const called = (code: string, name: string | null) => {
    if (name === null) return code;
    return language === 'zh' ? name : `${code} (${name})`;
  };
  return {
    language,
    unit: (code) => called(code, unitName(tree, code)),
    item: (code) => called(code, itemOf(code)?.name ?? null),
    material: (code, item) => called(code, itemOf(item)?.materials.find((each) => each.code === code)?.name ?? null),
    word: wordOf({ ...words, ...VOCABULARY }, language),
  };
}

function unitName(tree: RegionTree, code: string): string | null {
  const unit = tree.unit(code);
  if (!unit) return null;
  const district = tree.unit(tree.districtOf(code) ?? code);
  const above = district && district.code !== code && !unit.name.startsWith(district.name) ? district.name : '';
  return above + unit.name;
}
