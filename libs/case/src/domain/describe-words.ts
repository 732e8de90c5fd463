import type { CaseEvent } from './events.js';
import type { Bilingual } from './naming.js';
import type { Revealed } from './sealed-texts.js';

/** An event in words of both languages, with what stands in their places. */
export interface Words {
  readonly text: Bilingual;
  readonly params: Readonly<Record<string, string>>;
}

export function words(zh: string, en: string, params: Words['params'] = {}): Words {
  return { text: { zh, en }, params };
}

/** The data of an event with its texts open. */
export type DataOf<T extends CaseEvent['type']> = Extract<Revealed<CaseEvent>, { type: T }>['data'];
