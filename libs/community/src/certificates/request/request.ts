import { plain, refusal, refuse, type Refusal, type Sealed } from '#libs/kernel/domain';
import { begun, placeAt, type BookContext, type Place } from '../../kit/index.js';
import { mayBegin, mayNotBegin, staff, unknownUnit } from '../../rules/who.js';
import { unknownResident } from '../../rules/residents.js';
import { noForbiddenCertificate, refuseForbidden } from '#libs/case';
import { forbiddenKindIn, isMeant, listFor } from '#libs/catalogue/domain';
import { defineBeginning, defineBeginningAct, type KindStanding } from '../kit.js';
import { RULE } from '../rules.js';

export interface CertificateRequested {
  readonly type: 'CertificateRequested';
  readonly data: Place & {
    readonly residentId: string;
    readonly kind: string;
    readonly standing: KindStanding;
    readonly list: string;
    readonly askedBy: string | null;
    readonly caseId: string | null;
    readonly requester: string;
    readonly purpose: Sealed | null;
  };
}
export const CertificateRequested = defineBeginning<CertificateRequested>('CertificateRequested', {
  evolve: ({ residentId, kind, standing, list, askedBy, caseId, requester, ...place }, happening) => ({
    ...begun(place, happening),
    ...{ phase: 'requested', residentId, kind, standing, list, askedBy, caseId, requester },
    ...{ approver: null, sealUse: null, decidedAt: null, issuedAt: null },
  }),
  words: {
    zh: '{unit:unit}收到开具“{kind}”证明的申请[（{askedBy}要求）][，用途：{purpose}]。',
    en: '{unit:unit} was asked for a certificate of {kind}[ (for {askedBy})][: {purpose}].',
  },
});

const anotherCommunity = refusal('certificate-elsewhere', {
  rule: `${RULE} 由居民所在社区出具`,
  title: { zh: '应由居民所在社区出具', en: 'The resident’s own community certifies' },
  detail: {
    zh: '居民所在社区是{unit:home}，由其出具。请到{unit:home}办理。',
    en: 'The resident lives in {unit:home}, and only that community can certify. Go there.',
  },
});

const onlyACommunity = refusal('only-a-community-certifies', {
  rule: `${RULE} 基层群众性自治组织出具`,
  title: { zh: '只有社区出具', en: 'Only a community certifies' },
  detail: {
    zh: '{unit:unit}不是社区，不出具社区证明。请到居民所在社区办理。',
    en: '{unit:unit} is no community and gives no such certificate. Go to the resident’s community.',
  },
});

export interface RequestCertificatePayload {
  readonly residentId: string;
  readonly kind: string;
  readonly purpose: string;
  readonly askedBy?: string | null | undefined;
  readonly caseId?: string | null | undefined;
}

/** 申请证明: what is on the forbidden list is told where to go, and counted; everything else goes to the chair. */
export const request = defineBeginningAct('request', {
  word: { zh: '申请证明', en: 'ask for a certificate' },
  summary: {
    zh: '申请社区证明；清单禁止的，告知去处。',
    en: 'Ask for a certificate; a forbidden kind is told where to go.',
  },
  who: staff,
  events: [CertificateRequested],
  refusals: [mayNotBegin, unknownUnit, unknownResident, onlyACommunity, anotherCommunity, noForbiddenCertificate],
  body: () => import('./request.body.js').then(({ RequestCertificateBody }) => RequestCertificateBody),
  decide: (_state, payload: RequestCertificatePayload, context) => {
    const { asker, region, today } = context;
    const place = placeAt(context, asker.unit);
    if (!place) return refuse(unknownUnit, { code: asker.unit });
    const forbidden = mayBegin(staff, place.unit, context);
    if (forbidden) return forbidden;
    const { residentId, kind } = payload;
    if (!context.resident(residentId)) return refuse(unknownResident, {}, { field: '/residentId' });
    const off = forbiddenKindIn(kind, region, today);
    if (off) return refuseForbidden(off, '/kind', context, residentId);
    const elsewhere = onlyTheHomeCommunity(residentId, context);
    if (elsewhere) return elsewhere;
    const list = listFor(region, today);
    return [
      CertificateRequested.of({
        ...{ ...place, residentId, kind, requester: asker.person, list: list.version },
        standing: list.positive.some((known) => isMeant(known, kind)) ? 'positive' : 'between',
        ...{ askedBy: payload.askedBy ?? null, caseId: payload.caseId ?? null, purpose: plain(payload.purpose) },
      }),
    ];
  },
});

/** 仅本社区: only the community where the resident lives knows. */
function onlyTheHomeCommunity(residentId: string, { asker, tree, resident }: BookContext): Refusal | null {
  if (tree.unit(asker.unit)?.kind !== 'community') return refuse(onlyACommunity, { unit: asker.unit });
  const home = resident(residentId)?.residenceUnit ?? asker.unit;
  return tree.standingFor(home) === asker.unit ? null : refuse(anotherCommunity, { home }, { field: '/residentId' });
}
