import { managerOfTheCatalogue } from '#libs/access/domain';
import { refusal, refuse } from '#libs/kernel/domain';
import type { UnitSplit } from '../events.js';
import { ChangePlanned, nowOrAnnounced, type Change } from './announce.js';
import { defineEventWhenever, defineLastingAct, listed } from './kit.js';
import {
  dateWithin,
  DIVISIONS,
  noChangeIsAnnounced,
  onlyWhatHasNotEnded,
  theRootIsOnlyRenamed,
  type Dated,
} from './rules.js';
import { endForbidden, OF_AN_END } from './successors.js';
import { tellChange } from './words.js';

export interface SplitInto extends Dated {
  readonly into: readonly string[];
}

export const Split = defineEventWhenever<UnitSplit>('UnitSplit', {
  evolve: listed,
  words: (data) => tellChange({ type: 'UnitSplit', data }),
});

const splitNeedsTwo = refusal('split-needs-two', {
  rule: DIVISIONS,
  title: { zh: '分设至少为两个单位', en: 'A split is into two at least' },
  detail: {
    zh: '分设须列出至少两个不同的单位。只有一个承接单位的，请用合并。',
    en: 'Name at least two different units. Where one takes over, merge.',
  },
});

export const hasSplit: Change<SplitInto, UnitSplit> = ({ into, on, basis }, unit, context) => {
  const wrong = dateWithin(on, unit.from, context, '/on');
  if (wrong) return wrong;
  if (new Set(into).size < Math.max(2, into.length)) return refuse(splitNeedsTwo, {}, { field: '/into' });
  return (
    endForbidden({ successors: into, field: '/into', on }, unit, context) ??
    Split.of({ code: unit.code, into, to: on, source: basis })
  );
};

/** 分设为几个单位, each opened before; the first named stands for it. */
export const split = defineLastingAct('split', {
  word: { zh: '分设', en: 'split' },
  summary: { zh: '分设为几个单位。', en: 'Split it into several.' },
  who: managerOfTheCatalogue,
  guards: [noChangeIsAnnounced, onlyWhatHasNotEnded, theRootIsOnlyRenamed],
  events: [Split, ChangePlanned],
  refusals: [splitNeedsTwo, ...OF_AN_END],
  decide: (_state, said: SplitInto, context) => nowOrAnnounced(hasSplit, said, context),
});
