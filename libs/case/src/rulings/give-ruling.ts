import {
  everybody,
  kernelOf,
  matterOf,
  type Circumstances,
  type CommandOf,
  type HappeningOf,
} from '#libs/kernel/domain';
import { alreadyReceived, caseClosed, notAllowed, notReceived } from '../rules/every-act.js';
import type { Ruling } from '../state/ruling.js';

/** The rulings about one item of a region, the oldest first. */
export type RulingsState = { readonly phase: 'none' } | RulingsOfItem;
export interface RulingsOfItem {
  readonly phase: 'open';
  readonly rulings: readonly Ruling[];
}

export interface RulingsTypes {
  readonly state: RulingsState;
  readonly known: RulingsOfItem;
  readonly open: RulingsOfItem;
  readonly context: Circumstances;
  readonly facts: object;
}

const states = {
  isKnown: (state: RulingsState): state is RulingsOfItem => state.phase === 'open',
  isOpen: (state: RulingsState): state is RulingsOfItem => state.phase === 'open',
};
const { defineActWhenever, defineEventWhenever } = kernelOf<RulingsTypes>(states);

/** In `rulings-{region}-{item}`, before the case says so itself: what binds later cases. */
export interface RulingGiven {
  readonly type: 'RulingGiven';
  readonly data: Ruling;
}
export const RulingGiven = defineEventWhenever<RulingGiven>('RulingGiven', {
  movesClock: false,
  evolve: (state, ruling) => ({
    phase: 'open',
    rulings: [...(state.phase === 'open' ? state.rulings : []), ruling],
  }),
  words: { zh: '裁定{number}：由{unit:to}负责。', en: 'Ruling {number}: {unit:to} is responsible.' },
});

export const giveRuling = defineActWhenever('give-ruling', {
  word: { zh: '登记裁定', en: 'give a ruling' },
  who: everybody,
  events: [RulingGiven],
  decide: (_state, ruling: Ruling) => [RulingGiven.of(ruling)],
});

const ACTS = [giveRuling] as const;
export type RulingsCommand = CommandOf<typeof ACTS>;

export const rulingsMatter = matterOf<RulingsTypes, RulingsCommand, HappeningOf<typeof ACTS>>({
  ...states,
  name: 'rulings',
  initial: { phase: 'none' },
  acts: ACTS,
  factsOf: () => ({}),
  refusals: { alreadyBegun: alreadyReceived, notBegun: notReceived, notAllowed, closed: caseClosed },
});
