import { managerOfTheCatalogue } from '#libs/access/domain';
import { refuse } from '#libs/kernel/domain';
import type { UnitRenamed } from '../events.js';
import { ChangePlanned, nowOrAnnounced, type Change } from './announce.js';
import { defineEventWhenever, defineLastingAct, listed } from './kit.js';
import {
  dateOutOfRange,
  dateWithin,
  noChangeIsAnnounced,
  nothingChanges,
  noSuchUnit,
  onlyWhatHasNotEnded,
  type Dated,
} from './rules.js';
import { tellChange } from './words.js';

export interface NewName extends Dated {
  readonly name: string;
}

export const Renamed = defineEventWhenever<UnitRenamed>('UnitRenamed', {
  evolve: listed,
  words: (data) => tellChange({ type: 'UnitRenamed', data }),
});

export const renamed: Change<NewName, UnitRenamed> = ({ name, on, basis }, unit, context) => {
  const { code } = unit;
  const wrong = dateWithin(on, unit.from, context, '/on');
  if (wrong) return wrong;
  if (unit.name === name) return refuse(nothingChanges, { code }, { field: '/name' });
  return Renamed.of({ code, name, from: on, source: basis });
};

/** 更名. */
export const rename = defineLastingAct('rename', {
  word: { zh: '更名', en: 'rename' },
  summary: { zh: '更名。', en: 'Rename it.' },
  who: managerOfTheCatalogue,
  guards: [noChangeIsAnnounced, onlyWhatHasNotEnded],
  events: [Renamed, ChangePlanned],
  refusals: [noSuchUnit, dateOutOfRange, nothingChanges],
  decide: (_state, said: NewName, context) => nowOrAnnounced(renamed, said, context),
});
