import { plain, words, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../kit.js';
import { listOwners } from '../owners.js';
import { onlyWhile, WIND_UP_DAYS } from '../rules.js';
import { nextVersion } from '../version.js';

export interface AdmissionWithdrawn {
  readonly type: 'AdmissionWithdrawn';
  readonly data: { readonly byResidents: boolean; readonly version: string; readonly reason: Sealed };
}
export const AdmissionWithdrawn = defineEvent<AdmissionWithdrawn>('AdmissionWithdrawn', {
  evolve: (state, { byResidents, version }, at) => ({
    ...state,
    ...{ phase: 'left', version, leftAt: at, exit: byResidents ? 'residents' : 'withdrawn' },
  }),
  words: ({ byResidents, version, reason }) =>
    words(
      `${byResidents ? '居民不认可，' : ''}退出清单（{version}版）：{reason}。未了事项${WIND_UP_DAYS}日内结清。`,
      `${byResidents ? 'Rejected by the residents, it' : 'It'} left the list (version {version}): {reason}. What is open ends within ${WIND_UP_DAYS} days.`,
      { version, reason },
    ),
});

export interface WithdrawPayload {
  readonly reason: string;
  readonly byResidents?: boolean | null | undefined;
}

/** 退出: by the owner, or because residents reject it; what is open ends within 30 days. */
export const withdraw = defineAct('withdraw', {
  word: { zh: '退出', en: 'withdraw' },
  summary: {
    zh: '退出清单，未了事项限期结清。',
    en: 'Take it off the list; what is open is wound up.',
  },
  who: listOwners,
  guards: [onlyWhile('admitted', 'renewed', 'suspended')],
  events: [AdmissionWithdrawn],
  body: () => import('./withdraw.body.js').then(({ WithdrawAdmissionBody }) => WithdrawAdmissionBody),
  decide: (state, { reason, byResidents }: WithdrawPayload, context) => [
    AdmissionWithdrawn.of({
      byResidents: byResidents ?? false,
      version: nextVersion(state, context),
      reason: plain(reason),
    }),
  ],
});
