import { managerOfTheCatalogue } from '#libs/access/domain';
import type { UnitClosed } from '../events.js';
import { ChangePlanned, nowOrAnnounced, type Change } from './announce.js';
import { defineEventWhenever, defineLastingAct, listed } from './kit.js';
import { noChangeIsAnnounced, onlyWhatHasNotEnded, theRootIsOnlyRenamed, type Dated } from './rules.js';
import { endForbidden, OF_AN_END } from './successors.js';
import { tellChange } from './words.js';

export interface Closing extends Dated {
  readonly successor: string;
}

export const Closed = defineEventWhenever<UnitClosed>('UnitClosed', {
  evolve: listed,
  words: (data) => tellChange({ type: 'UnitClosed', data }),
});

export const closed: Change<Closing, UnitClosed> = ({ successor, on, basis }, unit, context) =>
  endForbidden({ successors: [successor], field: '/successor', on }, unit, context) ??
  Closed.of({ code: unit.code, successor, to: on, source: basis });

/** 停用: its successor takes over what it holds. */
export const close = defineLastingAct('close', {
  word: { zh: '停用', en: 'close' },
  summary: { zh: '停用，由承接单位接办。', en: 'Close it; its successor takes over.' },
  who: managerOfTheCatalogue,
  guards: [noChangeIsAnnounced, onlyWhatHasNotEnded, theRootIsOnlyRenamed],
  events: [Closed, ChangePlanned],
  refusals: OF_AN_END,
  decide: (_state, said: Closing, context) => nowOrAnnounced(closed, said, context),
});
