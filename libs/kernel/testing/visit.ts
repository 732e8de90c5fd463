import {
  everybody,
  kernelOf,
  matterOf,
  ofRole,
  plain,
  refusal,
  refuse,
  type Circumstances,
  type CommandOf,
  type HappeningOf,
  type Sealed,
} from '../src/domain/index.js';

/** The example of `docs/extending.md`: a visit to somebody at home (上门服务), from its booking to its end. */
export interface Booked {
  readonly phase: 'booked';
  readonly unit: string;
  readonly on: string;
}
export interface Visited {
  readonly phase: 'visited';
  readonly unit: string;
  readonly on: string;
}
export type KnownVisit = Booked | Visited;
export type VisitState = { readonly phase: 'none' } | KnownVisit;

export interface VisitTypes {
  readonly state: VisitState;
  readonly known: KnownVisit;
  readonly open: Booked;
  readonly context: Circumstances;
  readonly facts: { readonly unit?: string };
}

const states = {
  isKnown: (state: VisitState): state is KnownVisit => state.phase !== 'none',
  isOpen: (state: VisitState): state is Booked => state.phase === 'booked',
};
const { defineBeginning, defineBeginningAct, defineEvent, defineAct, defineLastingEvent, defineLastingAct, guard } =
  kernelOf<VisitTypes>(states);

export interface VisitBooked {
  readonly type: 'VisitBooked';
  readonly data: { readonly unit: string; readonly on: string };
}
export const VisitBooked = defineBeginning<VisitBooked>('VisitBooked', {
  evolve: ({ unit, on }) => ({ phase: 'booked', unit, on }),
  words: { zh: '{unit:unit}约定{on}上门。', en: '{unit:unit} will visit on {on}.' },
});

const dayPassed = refusal('visit-day-passed', {
  rule: '上门服务规程 预约',
  title: { zh: '日期已过', en: 'The day has passed' },
  detail: { zh: '{on}已过。请另约日期。', en: '{on} has passed. Choose another day.' },
});

/** 预约: for a day that is still to come. */
export const book = defineBeginningAct('book', {
  word: { zh: '预约', en: 'book' },
  summary: { zh: '预约上门。', en: 'Book a visit.' },
  who: everybody,
  events: [VisitBooked],
  refusals: [dayPassed],
  decide: (_state, { on }: { readonly on: string }, { now, asker }) =>
    on < now.slice(0, 10) ? refuse(dayPassed, { on }, { field: '/on' }) : [VisitBooked.of({ unit: asker.unit, on })],
});

export interface VisitMade {
  readonly type: 'VisitMade';
  readonly data: { readonly found: Sealed | null };
}
export const VisitMade = defineEvent<VisitMade>('VisitMade', {
  evolve: ({ unit, on }) => ({ phase: 'visited', unit, on }),
  words: { zh: '已上门[：{found}]。', en: 'The visit was made[: {found}].' },
});

const tooEarly = refusal('visit-too-early', {
  rule: '上门服务规程 按约上门',
  title: { zh: '未到约定日期', en: 'Not the day yet' },
  detail: { zh: '约定{on}上门。请当日办理。', en: 'The visit is on {on}. Do it on that day.' },
});

/** 按约上门: nobody is surprised at home. */
export const onlyOnItsDay = guard([tooEarly], ({ on }, { now }) =>
  now.slice(0, 10) < on ? refuse(tooEarly, { on }) : null,
);

/** 上门. What was found is for the unit alone: it is sealed. */
export const visit = defineAct('visit', {
  word: { zh: '上门', en: 'visit' },
  summary: { zh: '登记已上门。', en: 'Record that the visit was made.' },
  who: ofRole('case-handler'),
  guards: [onlyOnItsDay],
  events: [VisitMade],
  decide: (_state, { found }: { readonly found?: string | null }) => [VisitMade.of({ found: plain(found) })],
});

export interface VisitRecalled {
  readonly type: 'VisitRecalled';
  readonly data: { readonly note: string };
}
export const VisitRecalled = defineLastingEvent<VisitRecalled>('VisitRecalled', {
  evolve: (state) => state,
  words: { zh: '补记：{note}。', en: 'Noted: {note}.' },
});

/** 补记: of a visit that is over, too. */
export const recall = defineLastingAct('recall', {
  word: { zh: '补记', en: 'recall' },
  who: everybody,
  events: [VisitRecalled],
  decide: (_state, { note }: { readonly note: string }) => [VisitRecalled.of({ note })],
});

const texts = { title: { zh: '不能办理', en: 'Not possible' }, detail: { zh: '请核对。', en: 'Look again.' } };
const RULE = '上门服务规程';

const ACTS = [book, visit, recall] as const;
export type VisitCommand = CommandOf<typeof ACTS>;
export type VisitEvent = HappeningOf<typeof ACTS>;

export const visitMatter = matterOf<VisitTypes, VisitCommand, VisitEvent>({
  ...states,
  name: 'visit',
  initial: { phase: 'none' },
  acts: ACTS,
  factsOf: (state) => (state.phase === 'none' ? {} : { unit: state.unit }),
  refusals: {
    alreadyBegun: refusal('visit-booked-already', { rule: RULE, ...texts }),
    notBegun: refusal('visit-not-booked', { rule: RULE, ...texts }),
    notAllowed: refusal('visit-not-allowed', { kind: 'forbidden', rule: RULE, ...texts }),
    closed: refusal('visit-over', { rule: RULE, ...texts }),
  },
});
