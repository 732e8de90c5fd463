/** Chinese is what people are told by default, English what they may ask for. */
export type Language = 'zh' | 'en';

/** A text for people in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Words of the field by kind and code, `phase` → `accepted` → 已受理. */
export type Vocabulary = Readonly<Record<string, Readonly<Record<string, Bilingual>>>>;

/** How units, items and words are called in a text of one language. */
export interface Naming {
  readonly language: Language;
  unit(code: string): string;
  item(code: string): string;
  /** A material as the item names it: one code means different papers in different items. */
  material(code: string, item: string): string;
  /** The item whose materials a text means that names no item itself. */
  readonly about?: string;
  /** The word for a code; the code itself where there is none. Several, divided by commas, are said as alternatives. */
  word(kind: string, codes: string): string;
}

/** What stands in the places of a text: codes, figures, and texts that were said. */
export type Params = Readonly<Record<string, string>>;

/** An event or a refusal in both languages, with what stands in its places. */
export interface Words {
  readonly text: Bilingual;
  readonly params: Params;
}

export function words(zh: string, en: string, params: Params = {}): Words {
  return { text: { zh, en }, params };
}

/** The naming's word for a code of a vocabulary; see `Naming.word`. */
export function wordOf(vocabulary: Vocabulary, language: Language): Naming['word'] {
  return (kind, codes) =>
    codes
      .split(',')
      .map((code) => vocabulary[kind]?.[code]?.[language] ?? code)
      .join(language === 'zh' ? '或' : ' or ');
}

const PLACE = /\{(?:([a-z-]+):)?([a-zA-Z]+\d*)\}/g;
/** `[…]` is said only where everything in it has a value. */
const IF_SAID = /\[([^[\]]*)\]/g;

/**
 * Fills `{unit:x}`, `{item:x}`, `{material:x}` (several, divided by commas, of the item in `item`), a word such as `{act:x}` or `{phase:x}`, and `{x}` in a text from the parameters. What is missing is said as a dash; a
 * part in square brackets is left out where something in it is missing.
 */
export function fill(text: string, params: Params, naming: Naming): string {
  const valueOf = (name: string) => params[name] ?? '';
  const isSaid = (part: string) => [...part.matchAll(PLACE)].every(([, , name = '']) => valueOf(name) !== '');
  return text
    .replaceAll(IF_SAID, (_all, part: string) => (isSaid(part) ? part : ''))
    .replaceAll(PLACE, (_all, kind: string | undefined, name: string) => {
      const value = valueOf(name);
      if (value === '') return '—';
      if (kind === 'unit') return naming.unit(value);
      if (kind === 'item') return naming.item(value);
      if (kind === 'material') return materials(value, params.item ?? naming.about ?? '', naming);
      return kind === undefined ? value : naming.word(kind, value);
    });
}

function materials(codes: string, item: string, naming: Naming): string {
  return codes
    .split(', ')
    .map((code) => naming.material(code, item))
    .join(naming.language === 'zh' ? '、' : ', ');
}
