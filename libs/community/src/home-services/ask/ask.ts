import { addMonths, writtenInstant, type Instant, type LocalDate } from '#libs/clocks/domain';
import { plain, refusal, refuse, type Refusal, type Sealed } from '#libs/kernel/domain';
import { ageOn } from '../../hall/age.js';
import { begun, placeAt, type BookContext, type Place } from '../../kit/index.js';
import { unknownResident } from '../../rules/residents.js';
import { mayBegin, mayNotBegin, staffOrHead, unknownUnit } from '../../rules/who.js';
import { defineBeginning, defineBeginningAct, RULE, type HomeService, type Need } from '../kit.js';

export interface HomeServiceAsked {
  readonly type: 'HomeServiceAsked';
  readonly data: {
    readonly place: Place;
    readonly residentId: string;
    readonly need: Need;
    readonly provenOn: LocalDate;
    readonly item: string | null;
    readonly slot: Instant | null;
    readonly address: Sealed | null;
    readonly proof: Sealed | null;
  };
}
export const HomeServiceAsked = defineBeginning<HomeServiceAsked>('HomeServiceAsked', {
  evolve: ({ place, residentId, need, provenOn, item }, happening) => ({
    ...begun(place, happening),
    ...{ phase: 'asked', residentId, need, provenOn, item },
    ...{ workers: [], visitedAt: null, finishedAt: null, caseId: null },
  }),
  words: {
    zh: '申请上门服务（{need:need}）[：{address}]。',
    en: 'A home service was asked for ({need:need})[: {address}].',
  },
});

const needUnproven = refusal('need-unproven', {
  rule: `${RULE} 每年核实一次`,
  title: { zh: '须核实需要', en: 'The need is to be proven' },
  detail: {
    zh: '有效期内没有核实过上门服务的需要。请写明凭据（proof）；80岁以上的按登记的出生日期核实。',
    en: 'The need was not proven lately. Name what proves it (proof); of who is 80 the record does.',
  },
});

export interface AskPayload {
  readonly residentId: string;
  readonly reason: Need;
  readonly place: string;
  readonly slot?: string | null | undefined;
  readonly item?: string | null | undefined;
  readonly proof?: string | null | undefined;
  readonly unit?: string | null | undefined;
}

/** 申请上门: for who is 80, disabled or ill; the need is proven once a year. */
export const ask = defineBeginningAct('ask', {
  word: { zh: '申请上门', en: 'ask for a home service' },
  summary: { zh: '为高龄、残疾、患病居民申请上门服务。', en: 'Ask for a visit to who is 80, disabled or ill.' },
  who: staffOrHead,
  events: [HomeServiceAsked],
  refusals: [mayNotBegin, unknownUnit, unknownResident, needUnproven],
  body: () => import('./ask.body.js').then(({ AskBody }) => AskBody),
  decide: (_state, payload: AskPayload, context) => {
    const { residentId, reason, item, slot, unit, proof } = payload;
    const place = placeAt(context, unit ?? context.asker.unit);
    if (!place) return refuse(unknownUnit, { code: unit ?? context.asker.unit }, { field: '/unit' });
    const forbidden = mayBegin(staffOrHead, place.unit, context);
    if (forbidden) return forbidden;
    if (!context.resident(residentId)) return refuse(unknownResident, {}, { field: '/residentId' });
    const provenOn = provenAt(payload, context);
    if (typeof provenOn !== 'string') return provenOn;
    return [
      HomeServiceAsked.of({
        ...{ place, residentId, need: reason, provenOn, item: item ?? null },
        ...{ slot: slot ? writtenInstant(slot) : null, address: plain(payload.place), proof: plain(proof) },
      }),
    ];
  },
});

/** Today where it is proven now, or the day on which it was within the year before. */
function provenAt({ residentId, reason, proof }: AskPayload, context: BookContext): LocalDate | Refusal {
  const { today, all, resident } = context;
  const age = ageOn(resident(residentId)?.birthDate ?? null, today);
  if (proof || (reason === 'aged-80' && age !== null && age >= 80)) return today;
  const before = all<HomeService>('home-service')
    .filter(({ entry }) => entry.residentId === residentId && entry.need === reason)
    .map(({ entry }) => entry.provenOn)
    .sort()
    .at(-1);
  return before !== undefined && today <= addMonths(before, 12)
    ? before
    : refuse(needUnproven, {}, { field: '/proof' });
}

/** Whether nobody has been there before. */
export function isFirstVisit({ residentId, id }: HomeService, { all }: BookContext): boolean {
  return !all<HomeService>('home-service').some(
    ({ id: other, entry }) => other !== id && entry.residentId === residentId && entry.visitedAt !== null,
  );
}
