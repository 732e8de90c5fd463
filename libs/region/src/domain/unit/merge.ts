import { managerOfTheCatalogue } from '#libs/access/domain';
import type { UnitMerged } from '../events.js';
import { ChangePlanned, nowOrAnnounced, type Change } from './announce.js';
import { defineEventWhenever, defineLastingAct, listed } from './kit.js';
import { noChangeIsAnnounced, onlyWhatHasNotEnded, theRootIsOnlyRenamed, type Dated } from './rules.js';
import { endForbidden, OF_AN_END } from './successors.js';
import { tellChange } from './words.js';

export interface MergeInto extends Dated {
  readonly into: string;
}

export const Merged = defineEventWhenever<UnitMerged>('UnitMerged', {
  evolve: listed,
  words: (data) => tellChange({ type: 'UnitMerged', data }),
});

export const merged: Change<MergeInto, UnitMerged> = ({ into, on, basis }, unit, context) =>
  endForbidden({ successors: [into], field: '/into', on }, unit, context) ??
  Merged.of({ code: unit.code, into, to: on, source: basis });

/** 并入另一单位, which takes over what it did. */
export const merge = defineLastingAct('merge', {
  word: { zh: '合并', en: 'merge' },
  summary: { zh: '并入另一单位。', en: 'Merge it into another.' },
  who: managerOfTheCatalogue,
  guards: [noChangeIsAnnounced, onlyWhatHasNotEnded, theRootIsOnlyRenamed],
  events: [Merged, ChangePlanned],
  refusals: OF_AN_END,
  decide: (_state, said: MergeInto, context) => nowOrAnnounced(merged, said, context),
});
