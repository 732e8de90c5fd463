import { refuse } from '#libs/kernel/domain';
import { unknownUnit } from '../../rules/who.js';
import { defineAct, defineEvent } from '../kit.js';
import { dutyHead, onlyWhile } from '../rules.js';

export interface StuckMatterAssigned {
  readonly type: 'StuckMatterAssigned';
  readonly data: { readonly unit: string; readonly by: string };
}
export const StuckMatterAssigned = defineEvent<StuckMatterAssigned>('StuckMatterAssigned', {
  evolve: (state, { unit }) => ({ ...state, phase: 'assigned', assigned: unit }),
  words: { zh: '{by}交{unit:unit}办理。', en: '{by} gave it to {unit:unit}.' },
});

/** 交办: to the unit that can solve it. */
export const assign = defineAct('assign', {
  word: { zh: '交办', en: 'assign' },
  summary: { zh: '交给能解决的单位。', en: 'Give it to the unit that can solve it.' },
  who: dutyHead,
  guards: [onlyWhile('classed', 'assigned')],
  events: [StuckMatterAssigned],
  refusals: [unknownUnit],
  body: () => import('./assign.body.js').then(({ AssignStuckBody }) => AssignStuckBody),
  decide: (_state, { unit }: { readonly unit: string }, { asker, tree, region }) =>
    tree.unit(unit) === null || tree.hasEnded(unit) || tree.regionOf(unit)?.code !== region
      ? refuse(unknownUnit, { code: unit }, { field: '/unit' })
      : [StuckMatterAssigned.of({ unit, by: asker.person })],
});
