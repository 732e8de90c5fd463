import type { LocalDate } from '#libs/clocks/domain';
import { plain, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../kit.js';
import { listOwners } from '../owners.js';
import { longerThan, OF_A_RENEWAL, onlyBeforeItsEnd, onlyWhile } from '../rules.js';
import { nextVersion } from '../version.js';

export interface AdmissionRenewed {
  readonly type: 'AdmissionRenewed';
  readonly data: { readonly to: LocalDate; readonly version: string; readonly review: Sealed };
}
export const AdmissionRenewed = defineEvent<AdmissionRenewed>('AdmissionRenewed', {
  evolve: (state, { to, version }, at) => ({ ...state, phase: 'renewed', to, version, reviewedAt: at }),
  words: {
    zh: '经评估续期至{to}（清单{version}版）：{review}。',
    en: 'Renewed until {to} after a review (list version {version}): {review}.',
  },
});

export interface RenewPayload {
  readonly to: LocalDate;
  readonly review: string;
}

/** 续期: before it ends, after a review that is recorded; what was suspended comes back with it. */
export const renew = defineAct('renew', {
  word: { zh: '续期', en: 'renew' },
  summary: { zh: '期满前经评估续期。', en: 'Renew it before it ends, after a review.' },
  who: listOwners,
  guards: [onlyWhile('admitted', 'renewed', 'suspended'), onlyBeforeItsEnd],
  events: [AdmissionRenewed],
  refusals: [...OF_A_RENEWAL],
  body: () => import('./renew.body.js').then(({ RenewBody }) => RenewBody),
  decide: (state, { to, review }: RenewPayload, context) =>
    longerThan(state.to, to) ?? [
      AdmissionRenewed.of({ to, version: nextVersion(state, context), review: plain(review) }),
    ],
});
