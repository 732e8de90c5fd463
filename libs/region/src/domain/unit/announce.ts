import { isRefusal, refuse, words, type Refusal } from '#libs/kernel/domain';
import type { UnitChange, UnitChangePlanned } from '../events.js';
import type { Unit } from '../unit.js';
import { defineEventWhenever, listed, type UnitContext } from './kit.js';
import { noSuchUnit, type Dated } from './rules.js';
import { tellChange } from './words.js';

/** How a change is judged and made: of a unit as it is, and again on the day for which it was announced. */
export type Change<P extends Dated, E extends UnitChange> = (said: P, unit: Unit, context: UnitContext) => E | Refusal;

export const ChangePlanned = defineEventWhenever<UnitChangePlanned>('UnitChangePlanned', {
  evolve: listed,
  words({ change }) {
    const { text, params } = tellChange(change);
    return words(`已定：${text.zh}`, `Announced: ${text.en}`, params);
  },
});

/** Makes a change now, where its day has come, else announces it for that day. */
export function nowOrAnnounced<P extends Dated, E extends UnitChange>(
  change: Change<P, E>,
  said: P,
  context: UnitContext,
): readonly (E | UnitChangePlanned)[] | Refusal {
  const { code, tree, today } = context;
  const unit = tree.unit(code);
  if (!unit) return refuse(noSuchUnit, { unit: code });
  const made = change(said, unit, context);
  if (isRefusal(made)) return made;
  return said.on <= today ? [made] : [ChangePlanned.of({ code, on: said.on, change: made })];
}
