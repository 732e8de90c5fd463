import {
  everybody,
  kernelOf,
  matterOf,
  type Circumstances,
  type CommandOf,
  type HappeningOf,
} from '#libs/kernel/domain';
import type { LocalDate } from '#libs/clocks/domain';
import { alreadyReceived, caseClosed, notAllowed, notReceived } from '../rules/every-act.js';

/** 裁定: whose a question is that has come up between these units about an item. It binds until the same question is ruled anew (rules §13). */
export interface Ruling {
  readonly number: string;
  /** The case in which it was given, and the id of the command: without that in the case's stream it was never given. */
  readonly caseId: string;
  readonly command: string;
  readonly units: readonly string[];
  readonly to: string;
  readonly by: string;
  readonly on: LocalDate;
}

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
