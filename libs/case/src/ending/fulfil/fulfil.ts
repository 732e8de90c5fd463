import { plain, type Sealed, words } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { decidedAtOf, outcomeOf } from '../../state/transitions.js';
import { decision } from '../../rules/who.js';
import { onlyWhile } from '../../rules/phase.js';
import { onlyTheResponsibleUnitDecides, signBeforeYouWork } from '../../rules/place.js';
import { onlyWhoClaimedDecides } from '../../rules/person.js';
export interface FulfilPayload {
  /** A certificate, a payment, a letter: what came of it, and its number. */
  readonly result?: { readonly kind: string; readonly number?: string | null | undefined } | null | undefined;
  readonly note?: string | null | undefined;
}

export interface RequestFulfilled {
  readonly type: 'RequestFulfilled';
  readonly data: {
    readonly result: { readonly kind: Sealed; readonly number: Sealed | null } | null;
    readonly note: Sealed | null;
  };
}
export const RequestFulfilled = defineEvent<RequestFulfilled>('RequestFulfilled', {
  evolve: (state, _data, at) => ({
    ...state,
    phase: 'fulfilled',
    outcome: outcomeOf(state) ?? 'granted',
    decidedAt: decidedAtOf(state) ?? at,
    fulfilledAt: at,
  }),
  words: ({ result, note }) =>
    words(
      result === null ? '已办结。[备注：{note}。]' : '已办结，结果：{kind}[（{number}）]。[备注：{note}。]',
      result === null ? 'Fulfilled.[ Note: {note}.]' : 'Fulfilled with {kind}[ ({number})].[ Note: {note}.]',
      { kind: result?.kind ?? '', number: result?.number ?? '', note: note ?? '' },
    ),
});

/** 办结: decided and done, granted or refused. */
export const fulfil = defineAct('fulfil', {
  word: { zh: '办结', en: 'fulfil' },
  summary: { zh: '办结。', en: 'Fulfil it.' },
  who: decision,
  guards: [onlyWhile('decided'), onlyTheResponsibleUnitDecides, signBeforeYouWork, onlyWhoClaimedDecides],
  events: [RequestFulfilled],
  body: () => import('./fulfil.body.js').then(({ FulfilBody }) => FulfilBody),
  decide: (_state, { result, note }: FulfilPayload) => [
    RequestFulfilled.of({
      result: result ? { kind: plain(result.kind), number: plain(result.number) } : null,
      note: plain(note),
    }),
  ],
});
