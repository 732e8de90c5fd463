import { isRefusal, nobody, refusal, refuse, type Refusal } from '#libs/kernel/domain';
import type { UnitChange, UnitPlanDropped } from '../events.js';
import type { Unit } from '../unit.js';
import { Closed, closed } from './close.js';
import { defineEventWhenever, defineLastingAct, listed, type UnitContext } from './kit.js';
import { Merged, merged } from './merge.js';
import { Moved, moved } from './move.js';
import { Renamed, renamed } from './rename.js';
import { DIVISIONS } from './rules.js';
import { hasSplit, Split } from './split.js';

export const PlanDropped = defineEventWhenever<UnitPlanDropped>('UnitPlanDropped', {
  evolve: listed,
  words: {
    zh: '定于{on}的变更届时已不能办理（{why}），已取消。',
    en: 'The change announced for {on} was not possible any more ({why}) and was dropped.',
  },
});

const nothingIsDue = refusal('nothing-due', {
  rule: DIVISIONS,
  title: { zh: '没有到期的变更', en: 'No change is due' },
  detail: {
    zh: '“{code}”没有定于今日或以前的变更，无需办理。',
    en: 'No change of {code} is announced for today or before. There is nothing to do.',
  },
});

/** The day of an announced change has come: it happens, or, where it is not possible any more, it is dropped. */
export const happen = defineLastingAct('happen', {
  word: { zh: '到期生效', en: 'happen' },
  who: nobody,
  events: [Renamed, Moved, Merged, Split, Closed, PlanDropped],
  refusals: [nothingIsDue],
  decide(_state, _said: object, context) {
    const { code, tree, today } = context;
    const [plan, unit] = [tree.plannedFor(code), tree.unit(code)];
    if (!plan || !unit || plan.on > today) return refuse(nothingIsDue, { code });
    const change = judgedAgain(plan.change, { ...unit, to: null }, context);
    return [isRefusal(change) ? PlanDropped.of({ code, on: plan.on, why: change.code }) : change];
  },
});

function judgedAgain({ type, data }: UnitChange, unit: Unit, context: UnitContext): UnitChange | Refusal {
  const basis = data.source;
  switch (type) {
    case 'UnitRenamed':
      return renamed({ name: data.name, on: data.from, basis }, unit, context);
    case 'UnitMoved':
      return moved({ parent: data.parent, on: data.from, basis }, unit, context);
    case 'UnitMerged':
      return merged({ into: data.into, on: data.to, basis }, unit, context);
    case 'UnitSplit':
      return hasSplit({ into: data.into, on: data.to, basis }, unit, context);
    case 'UnitClosed':
      return closed({ successor: data.successor ?? '', on: data.to, basis }, unit, context);
  }
}
