import { nobody, refusal, refuse } from '#libs/kernel/domain';
import { defineLastingAct, defineLastingEvent } from '../../kit.js';
import { onlyTheSystem } from '../../rules/time.js';
import { partsOf, succeeded } from './parts-of.js';

export interface SucceedPayload {
  /** A unit that has ended. */
  readonly unit: string;
}

/** 承接: a unit has ended, and what it had of the case is its successor's: `parts` says what that was. No clock starts anew with it. */
export interface CaseSucceeded {
  readonly type: 'CaseSucceeded';
  readonly data: { readonly from: string; readonly to: string; readonly parts: readonly string[] };
}
export const CaseSucceeded = defineLastingEvent<CaseSucceeded>('CaseSucceeded', {
  movesClock: false,
  evolve: (state, { from, to }) => succeeded(state, from, to),
  words: {
    zh: '{unit:from}已撤并，其在本件的事务由{unit:to}承接。',
    en: '{unit:from} has ended; what it had of this case is {unit:to}’s now.',
  },
});

export const nothingToSucceedTo = refusal('nothing-to-succeed-to', {
  rule: '行政区划管理条例; 通办规程 撤并单位的事项由承接单位办理',
  title: { zh: '没有需承接的事务', en: 'Nothing to take over' },
  detail: {
    zh: '{unit:unit}没有撤并，或在本件没有事务，不需承接。请照常办理。',
    en: '{unit:unit} has not ended, or has nothing of this case. Go on with it.',
  },
});

/** 撤并承接: from the day on which a unit ends, whoever took over has what it had: the case, a part, an order, a result to hand out. */
export const succeed = defineLastingAct('succeed', {
  word: { zh: '承接', en: 'take over' },
  who: nobody,
  guards: [onlyTheSystem],
  events: [CaseSucceeded],
  refusals: [nothingToSucceedTo],
  decide(state, { unit }: SucceedPayload, { tree }) {
    const to = tree.standingFor(unit);
    const parts = partsOf(state, unit);
    if (!tree.hasEnded(unit) || to === unit || parts.length === 0) return refuse(nothingToSucceedTo, { unit });
    return [CaseSucceeded.of({ from: unit, to, parts })];
  },
});
