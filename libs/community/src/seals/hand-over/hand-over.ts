import { dueOf, startOfDay, type LocalDate } from '#libs/clocks/domain';
import { refusal, refuse } from '#libs/kernel/domain';
import type { BookContext } from '../../kit/index.js';
import { staffOrHead } from '../../rules/who.js';
import { defineAct, defineEvent, type Seal } from '../kit.js';
import { onlyWhatIsInTheOffice, RULE, temporaryKeeper } from '../rules.js';

/** 10 日 after the election, the day of the election not counted (rules-community §15.9, 4). */
const AFTER_ELECTION = { value: 10, unit: 'natural-day', rolls: true } as const;

export interface SealHandedOver {
  readonly type: 'SealHandedOver';
  readonly data: {
    readonly from: string;
    readonly to: string;
    readonly on: LocalDate;
    /** After an election: when that was, until when it was owed, and whether that day had passed. */
    readonly election: { readonly on: LocalDate; readonly due: LocalDate; readonly late: boolean } | null;
    readonly ledBy: string | null;
  };
}
export const SealHandedOver = defineEvent<SealHandedOver>('SealHandedOver', {
  evolve: (state, { to, on }) => ({ ...state, keeper: to, keptFrom: on }),
  words: {
    zh: '印章由{from}移交{to}[，{ledBy}主持]。',
    en: 'The seal went from {from} to {to}[, led by {ledBy}].',
  },
});

const keeperAlready = refusal('keeper-already', {
  rule: `${RULE} 移交`,
  title: { zh: '已是保管人', en: 'Keeper already' },
  detail: { zh: '{person}已是保管人。请写明接收的另一人。', en: '{person} keeps it already. Name another person.' },
});

const committeeLeads = refusal('committee-leads', {
  rule: `居民委员会组织法 换届移交由居民选举委员会主持，${AFTER_ELECTION.value}日内`,
  title: { zh: '换届移交须由居民选举委员会主持', en: 'The election committee leads it' },
  detail: {
    zh: '换届后的移交由居民选举委员会主持。请写明主持人（ledBy）。',
    en: 'After an election the residents’ election committee leads the hand-over. Name who led it (ledBy).',
  },
});

const electionToCome = refusal('election-to-come', {
  rule: '居民委员会组织法 换届移交',
  title: { zh: '换届日期未到', en: 'The election is still to come' },
  detail: { zh: '{on}尚未到来。请核对换届日期。', en: '{on} is still to come. Check the day of the election.' },
});

export interface HandOverPayload {
  readonly to: string;
  readonly temporary?: boolean | null | undefined;
  readonly electedOn?: LocalDate | null | undefined;
  readonly ledBy?: string | null | undefined;
}

/** 移交: from keeper to keeper; after an election within 10 日, led by the residents' election committee. */
export const handOver = defineAct('hand-over', {
  word: { zh: '移交', en: 'hand over' },
  summary: { zh: '移交给另一保管人。', en: 'Hand the seal over to another keeper.' },
  who: staffOrHead,
  guards: [onlyWhatIsInTheOffice],
  events: [SealHandedOver],
  refusals: [keeperAlready, temporaryKeeper, committeeLeads, electionToCome],
  body: () => import('./hand-over.body.js').then(({ HandOverBody }) => HandOverBody),
  decide: (state, { to, temporary, electedOn, ledBy }: HandOverPayload, context) => {
    if (to === state.keeper) return refuse(keeperAlready, { person: to }, { field: '/to' });
    if (temporary) return refuse(temporaryKeeper, { person: to }, { field: '/to' });
    if (electedOn && electedOn > context.today)
      return refuse(electionToCome, { on: electedOn }, { field: '/electedOn' });
    if (electedOn && !ledBy) return refuse(committeeLeads, {}, { field: '/ledBy' });
    const election = electedOn ? electionOn(electedOn, state, context) : null;
    return [SealHandedOver.of({ from: state.keeper, to, on: context.today, election, ledBy: ledBy ?? null })];
  },
});

function electionOn(on: LocalDate, { timezone }: Seal, { calendar, today }: BookContext) {
  const due = dueOf(startOfDay(on, timezone), AFTER_ELECTION, calendar, timezone);
  const last = due.kind === 'date' ? due.date : on;
  return { on, due: last, late: today > last };
}
