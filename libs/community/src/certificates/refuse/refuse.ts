import { plain, refuse as refusedWith, type Sealed } from '#libs/kernel/domain';
import { head, twoPersons } from '../../rules/who.js';
import { defineAct, defineEvent } from '../kit.js';
import { onlyWhile } from '../rules.js';

export interface CertificateRefused {
  readonly type: 'CertificateRefused';
  readonly data: { readonly by: string; readonly pointer: string | null; readonly reason: Sealed | null };
}
export const CertificateRefused = defineEvent<CertificateRefused>('CertificateRefused', {
  evolve: (state, { by }, at) => ({ ...state, phase: 'refused', approver: by, decidedAt: at }),
  words: { zh: '{by}不予出具：{reason}[。请到{pointer}]。', en: '{by} refused it: {reason}[. Go to {pointer}].' },
});

export interface RefuseCertificatePayload {
  readonly reason: string;
  readonly pointer?: string | null | undefined;
}

/** 不予出具, with the reason and where to go. */
export const refuse = defineAct('refuse', {
  word: { zh: '不予出具', en: 'refuse' },
  summary: { zh: '不予出具，写明理由和去处。', en: 'Refuse it, with the reason and the right address.' },
  who: head,
  guards: [onlyWhile('requested')],
  events: [CertificateRefused],
  refusals: [twoPersons],
  body: () => import('./refuse.body.js').then(({ RefuseCertificateBody }) => RefuseCertificateBody),
  decide: ({ requester }, { reason, pointer }: RefuseCertificatePayload, { asker }) =>
    asker.person === requester
      ? refusedWith(twoPersons, { person: requester })
      : [CertificateRefused.of({ by: asker.person, pointer: pointer ?? null, reason: plain(reason) })],
});
