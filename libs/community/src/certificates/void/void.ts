import { plain, refusal, refuse, type Sealed } from '#libs/kernel/domain';
import { head } from '../../rules/who.js';
import { defineLastingAct, defineLastingEvent, lastingGuard } from '../kit.js';
import { RULE } from '../rules.js';

export interface CertificateVoided {
  readonly type: 'CertificateVoided';
  readonly data: { readonly by: string; readonly reason: Sealed | null };
}
export const CertificateVoided = defineLastingEvent<CertificateVoided>('CertificateVoided', {
  evolve: (state) => ({ ...state, phase: 'voided' }),
  words: { zh: '{by}作废了证明：{reason}。', en: '{by} voided the certificate: {reason}.' },
});

const notIssued = refusal('certificate-not-issued', {
  rule: `${RULE} 作废`,
  title: { zh: '没有可作废的证明', en: 'Nothing to void' },
  detail: {
    zh: '只有已出具的证明可以作废；现在是“{certificate:phase}”。',
    en: 'Only a certificate that was issued is voided; it is {certificate:phase} now.',
  },
});

export const onlyWhatWasIssued = lastingGuard([notIssued], ({ phase }) =>
  phase === 'issued' ? null : refuse(notIssued, { phase }),
);

/** 作废: what was handed out and should not have been. */
export const voidCertificate = defineLastingAct('void', {
  word: { zh: '作废', en: 'void' },
  summary: { zh: '作废已出具的证明。', en: 'Void a certificate that was issued.' },
  who: head,
  guards: [onlyWhatWasIssued],
  events: [CertificateVoided],
  body: () => import('./void.body.js').then(({ VoidCertificateBody }) => VoidCertificateBody),
  decide: (_state, { reason }: { readonly reason: string }, { asker }) => [
    CertificateVoided.of({ by: asker.person, reason: plain(reason) }),
  ],
});
