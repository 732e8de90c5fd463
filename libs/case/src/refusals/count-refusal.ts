import {
  everybody,
  kernelOf,
  matterOf,
  type Circumstances,
  type CommandOf,
  type HappeningOf,
} from '#libs/kernel/domain';
import { alreadyReceived, caseClosed, notAllowed, notReceived } from '../rules/every-act.js';

/** `refusals-{unit}-{day}`. */
export const REFUSALS_STREAM_PREFIX = 'refusals-';

/** The refusals of one unit on one day, which the field wants counted (rules §0, §9): never in a case's own stream. */
export type RefusalsState = { readonly phase: 'none' } | RefusalsOfDay;
export interface RefusalsOfDay {
  readonly phase: 'open';
  readonly count: number;
}

export interface RefusalsTypes {
  readonly state: RefusalsState;
  readonly known: RefusalsOfDay;
  readonly open: RefusalsOfDay;
  readonly context: Circumstances;
  readonly facts: object;
}

const states = {
  isKnown: (state: RefusalsState): state is RefusalsOfDay => state.phase === 'open',
  isOpen: (state: RefusalsState): state is RefusalsOfDay => state.phase === 'open',
};
const { defineActWhenever, defineEventWhenever } = kernelOf<RefusalsTypes>(states);

/** Counted, in `refusals-{unit}-{day}`: an item asked for at a counter that may not take it. */
export interface RequestRefused {
  readonly type: 'RequestRefused';
  readonly data: {
    readonly region: string;
    readonly unit: string;
    readonly item: string;
    readonly rule: string;
    readonly code: string;
    readonly rightAddress: string | null;
    readonly residentId: string | null;
    /** Of a certificate: which of the forbidden kinds was asked for. */
    readonly kind?: string;
  };
}
export const RequestRefused = defineEventWhenever<RequestRefused>('RequestRefused', {
  movesClock: false,
  evolve: (state) => ({ phase: 'open', count: state.phase === 'open' ? state.count + 1 : 1 }),
  words: { zh: '{unit:unit}拒收{item:item}（{code}）。', en: '{unit:unit} refused {item:item} ({code}).' },
});

/** Every attempt is one event; a retried command is counted once, for its id comes from the command. */
export const countRefusal = defineActWhenever('count-refusal', {
  word: { zh: '登记拒收', en: 'count a refusal' },
  who: everybody,
  events: [RequestRefused],
  decide: (_state, refused: RequestRefused['data']) => [RequestRefused.of(refused)],
});

const ACTS = [countRefusal] as const;
export type RefusalsCommand = CommandOf<typeof ACTS>;

export const refusalsMatter = matterOf<RefusalsTypes, RefusalsCommand, HappeningOf<typeof ACTS>>({
  ...states,
  name: 'refusals',
  initial: { phase: 'none' },
  acts: ACTS,
  factsOf: () => ({}),
  refusals: { alreadyBegun: alreadyReceived, notBegun: notReceived, notAllowed, closed: caseClosed },
});
