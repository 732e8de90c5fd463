import { refusal, refuse } from '#libs/kernel/domain';
import { staffOrHead } from '../../rules/who.js';
import type { SealUse } from '../../seal-uses/kit.js';
import { defineAct, defineEvent } from '../kit.js';
import { onlyWhile, RULE } from '../rules.js';

export interface CertificateIssued {
  readonly type: 'CertificateIssued';
  readonly data: {
    readonly by: string;
    readonly number: string;
    readonly sealUse: string;
    /** The line of the seal's register. */
    readonly entry: string;
    readonly hash: string;
  };
}
export const CertificateIssued = defineEvent<CertificateIssued>('CertificateIssued', {
  evolve: (state, { sealUse }, at) => ({ ...state, phase: 'issued', sealUse, issuedAt: at }),
  words: {
    zh: '{by}出具了证明{number}，用印登记{entry}。',
    en: '{by} issued the certificate {number}; {entry} in the register of the seal.',
  },
});

const sealFirst = refusal('seal-first', {
  rule: `${RULE} 用印登记`,
  title: { zh: '须先用印并登记', en: 'It is sealed and registered first' },
  detail: {
    zh: '出具前须用印并登记。请写明本社区已登记的一次用印（sealUse）。',
    en: 'Before it is handed out it is sealed and registered. Name a registered use of this community’s seal (sealUse).',
  },
});

/** 出具: with its number, and the line of the register that its seal has. */
export const issue = defineAct('issue', {
  word: { zh: '出具', en: 'issue' },
  summary: { zh: '出具证明，写明用印登记。', en: 'Hand the certificate out, with the entry of its seal.' },
  who: staffOrHead,
  guards: [onlyWhile('approved')],
  events: [CertificateIssued],
  refusals: [sealFirst],
  body: () => import('./issue.body.js').then(({ IssueCertificateBody }) => IssueCertificateBody),
  decide: ({ unit, number }, { sealUse }: { readonly sealUse: string }, context) => {
    const used = context.entry<SealUse>('seal-use', sealUse);
    if (used?.unit !== unit || used.phase !== 'registered') return refuse(sealFirst, {}, { field: '/sealUse' });
    return [CertificateIssued.of({ by: context.asker.person, number, sealUse, entry: used.number, hash: used.hash })];
  },
});
