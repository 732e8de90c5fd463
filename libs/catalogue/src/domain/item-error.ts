import { ITEM_REFUSALS, type ItemRefusalCode } from './item-refusals.js';

/** What is wrong with an item's definition: `field` is a JSON pointer into it, `message` the English text. */
export interface ItemError {
  readonly field: string;
  readonly fault: ItemRefusalCode;
  readonly params: Readonly<Record<string, string>>;
  readonly message: string;
}

export function itemError(
  field: string,
  fault: ItemRefusalCode,
  told: Readonly<Record<string, string | number>> = {},
): ItemError {
  const params = Object.fromEntries(Object.entries(told).map(([name, value]) => [name, String(value)]));
  const message = ITEM_REFUSALS[fault].detail.en.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  return { field, fault, params, message };
}

/** A rule of the definition: empty where it is kept. */
export type ItemRule<T> = (item: T) => readonly ItemError[];
