import { plain, refusal, refuse, type Sealed } from '#libs/kernel/domain';
import { noForbiddenCertificate, refuseForbidden } from '#libs/case';
import { forbiddenKindIn } from '#libs/catalogue/domain';
import { begun, placeAt, type Place } from '../../kit/index.js';
import { mayBegin, mayNotBegin, staff, unknownUnit } from '../../rules/who.js';
import type { Seal } from '../../seals/kit.js';
import { defineBeginning, defineBeginningAct } from '../kit.js';
import { blankPaper, onADocument, RULE, unknownSeal } from '../rules.js';

export interface SealUseRequested {
  readonly type: 'SealUseRequested';
  readonly data: Place & {
    readonly seal: string;
    readonly title: Sealed | null;
    readonly hash: string;
    readonly copies: number;
    readonly important: boolean;
    readonly requester: string;
    readonly applicant: Sealed | null;
    readonly purpose: Sealed | null;
  };
}
export const SealUseRequested = defineBeginning<SealUseRequested>('SealUseRequested', {
  evolve: ({ seal, hash, copies, important, requester, ...place }, happening) => ({
    ...begun(place, happening),
    ...{ phase: 'requested', seal, hash, copies, important, requester },
    ...{ approver: null, applied: null, registeredAt: null },
  }),
  words: {
    zh: '{requester}申请用印：{title}，{copies}份[，申请人{applicant}][，用途：{purpose}]。',
    en: '{requester} asked for the seal on {title}, {copies} copies[, for {applicant}][: {purpose}].',
  },
});

const keeperAsks = refusal('keeper-may-not-ask', {
  rule: `${RULE} 双人: 保管与申请分离`,
  title: { zh: '保管人不得自己申请用印', en: 'The keeper does not ask' },
  detail: {
    zh: '{person}是本印章的保管人，不能自己申请用印。请由经办的另一人申请。',
    en: '{person} keeps this seal and may not ask for its use. Let somebody else, who deals with the matter, ask.',
  },
});

export interface RequestSealPayload {
  readonly seal: string;
  readonly document: {
    readonly title: string;
    readonly hash?: string | null | undefined;
    readonly copies?: number | null | undefined;
  };
  /** Who wants it, with name and phone. */
  readonly applicant: string;
  readonly purpose: string;
  readonly important?: boolean | null | undefined;
}

/** 申请用印: by somebody who does not keep the seal, on a document that has content and is no forbidden certificate. */
export const request = defineBeginningAct('request', {
  word: { zh: '申请用印', en: 'ask for a seal' },
  summary: { zh: '申请在一份文件上用印。', en: 'Ask for the seal on a document.' },
  who: staff,
  events: [SealUseRequested],
  refusals: [mayNotBegin, unknownUnit, unknownSeal, keeperAsks, blankPaper, noForbiddenCertificate],
  body: () => import('./request.body.js').then(({ RequestSealBody }) => RequestSealBody),
  decide: (_state, { seal, document, applicant, purpose, important }: RequestSealPayload, context) => {
    const { asker } = context;
    const found = context.entry<Seal>('seal', seal);
    if (!found) return refuse(unknownSeal, {}, { field: '/seal' });
    const place = placeAt(context, found.unit);
    if (!place) return refuse(unknownUnit, { code: found.unit }, { field: '/seal' });
    const forbidden = mayBegin(staff, place.unit, context);
    if (forbidden) return forbidden;
    if (asker.person === found.keeper) return refuse(keeperAsks, { person: asker.person });
    const blank = onADocument(document.hash);
    if (blank) return blank;
    const kind = forbiddenKindIn(document.title, context.region, context.today);
    if (kind) return refuseForbidden(kind, '/document/title', context, null);
    return [
      SealUseRequested.of({
        ...{ ...place, seal, hash: (document.hash ?? '').toLowerCase(), copies: document.copies ?? 1 },
        ...{ important: important ?? false, requester: asker.person, title: plain(document.title) },
        ...{ applicant: plain(applicant), purpose: plain(purpose) },
      }),
    ];
  },
});
