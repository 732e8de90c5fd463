import { refuse, type Refusal } from '#libs/kernel/domain';
import { DEFINITION_REFUSALS, type DefinitionFault } from './definition-refusals.js';

/** What is wrong with an item's definition: `field` is a JSON pointer into it. */
export interface ItemError extends Refusal {
  readonly field: string;
}

export function itemError(
  field: string,
  fault: DefinitionFault,
  told: Readonly<Record<string, string | number>> = {},
): ItemError {
  const params = Object.fromEntries(Object.entries(told).map(([name, value]) => [name, String(value)]));
  return { ...refuse(DEFINITION_REFUSALS[fault], params), field };
}

/** A rule of the definition: empty where it is kept. */
export type ItemRule<T> = (item: T) => readonly ItemError[];
