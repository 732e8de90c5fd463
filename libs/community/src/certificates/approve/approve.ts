import { plain, refusal, refuse, type Sealed } from '#libs/kernel/domain';
import { head, twoPersons } from '../../rules/who.js';
import { defineAct, defineEvent } from '../kit.js';
import { onlyWhile, RULE } from '../rules.js';

export interface CertificateApproved {
  readonly type: 'CertificateApproved';
  readonly data: {
    readonly by: string;
    /** How the community knows; owed for what is on neither list. */
    readonly knownFrom: Sealed | null;
    readonly risky: boolean;
    readonly adviser: string | null;
  };
}
export const CertificateApproved = defineEvent<CertificateApproved>('CertificateApproved', {
  evolve: (state, { by }, at) => ({ ...state, phase: 'approved', approver: by, decidedAt: at }),
  words: {
    zh: '{by}同意出具[，依据：{knownFrom}][，法律顾问{adviser}已审]。',
    en: '{by} approved it[; known from: {knownFrom}][; legal adviser: {adviser}].',
  },
});

const knownFromNeeded = refusal('known-from-needed', {
  rule: `${RULE} 清单以外逐件研究`,
  title: { zh: '须写明社区如何知情', en: 'Say how the community knows' },
  detail: {
    zh: '“{kind}”不在两个清单内，须逐件研究。请写明社区如何知情（knownFrom），不能知情的不予出具。',
    en: '“{kind}” is on neither list and is decided case by case. Say how the community knows (knownFrom), or refuse it.',
  },
});

const adviserNeeded = refusal('adviser-needed', {
  rule: `${RULE} 有风险的请法律顾问审核`,
  title: { zh: '须经法律顾问审核', en: 'A legal adviser is owed' },
  detail: {
    zh: '有法律风险的证明须先经法律顾问审核。请写明法律顾问（adviser）。',
    en: 'A certificate with a legal risk goes to the legal adviser first. Name the adviser (adviser).',
  },
});

export interface ApproveCertificatePayload {
  readonly knownFrom?: string | null | undefined;
  readonly risky?: boolean | null | undefined;
  readonly adviser?: string | null | undefined;
}

/** 主任签批: what is on neither list with the reason why the community can know it, what is risky with the legal adviser. */
export const approve = defineAct('approve', {
  word: { zh: '签批', en: 'approve' },
  summary: { zh: '主任同意出具。', en: 'The chair approves it.' },
  who: head,
  guards: [onlyWhile('requested')],
  events: [CertificateApproved],
  refusals: [twoPersons, knownFromNeeded, adviserNeeded],
  body: () => import('./approve.body.js').then(({ ApproveCertificateBody }) => ApproveCertificateBody),
  decide: ({ requester, standing, kind }, said: ApproveCertificatePayload, { asker }) => {
    const { knownFrom, risky, adviser } = said;
    if (asker.person === requester) return refuse(twoPersons, { person: requester });
    if (standing === 'between' && !knownFrom) return refuse(knownFromNeeded, { kind }, { field: '/knownFrom' });
    if (risky && !adviser) return refuse(adviserNeeded, {}, { field: '/adviser' });
    return [
      CertificateApproved.of({
        ...{ by: asker.person, knownFrom: plain(knownFrom), risky: risky ?? false, adviser: adviser ?? null },
      }),
    ];
  },
});
