import { plain, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../kit.js';
import { listOwners } from '../owners.js';
import { onlyWhile } from '../rules.js';

export interface AdmissionRefused {
  readonly type: 'AdmissionRefused';
  readonly data: { readonly reason: Sealed };
}
export const AdmissionRefused = defineEvent<AdmissionRefused>('AdmissionRefused', {
  evolve: (state, _data, at) => ({ ...state, phase: 'refused', decidedAt: at }),
  words: { zh: '不予准入：{reason}。社区有权拒绝此事。', en: 'Not admitted: {reason}. Communities may refuse it.' },
});

/** 不予准入: what is not admitted a community may refuse. */
export const refuseAdmission = defineAct('refuse', {
  word: { zh: '不予准入', en: 'refuse' },
  summary: { zh: '不予准入，写明理由。', en: 'Do not admit it, with the reason.' },
  who: listOwners,
  guards: [onlyWhile('applied', 'examined', 'posted')],
  events: [AdmissionRefused],
  body: () => import('./refuse.body.js').then(({ RefuseAdmissionBody }) => RefuseAdmissionBody),
  decide: (_state, { reason }: { readonly reason: string }) => [AdmissionRefused.of({ reason: plain(reason) })],
});
