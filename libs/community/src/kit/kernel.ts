import { kernelOf, type States } from '#libs/kernel/domain';
import type { BookContext } from './context.js';
import type { Entry, Unbegun } from './entry.js';

/** The types that the features of a book are written for; `K` is what it knows of an entry, in whatever state. */
export interface BookTypes<K extends Entry> {
  readonly state: Unbegun | K;
  readonly known: K;
  readonly open: K;
  readonly context: BookContext;
  /** What permission looks at: the entry; nothing before it is begun. */
  readonly facts: Partial<K>;
}

/** The words in which the features of one book are written (`kernelOf`), and how it tells open entries from those that have ended. */
export function bookKernel<K extends Entry>(ended: readonly K['phase'][]) {
  const states: States<BookTypes<K>> = {
    isKnown: (state): state is K => state.phase !== 'none',
    isOpen: (state): state is K => state.phase !== 'none' && !ended.includes(state.phase),
  };
  return { ...kernelOf<BookTypes<K>>(states), states };
}
