import { notPastTheLimitOf } from '../../rules/limits.js';
import { type RatedSide } from '../../state/codes.js';
import { localDateOf, type LocalDate } from '#libs/clocks/domain';
import { PERIODS, periodOf } from '#libs/catalogue/domain';
import {
  anyOf,
  paramsOf,
  plain,
  refusal,
  refuse,
  type Revealed,
  type Sealed,
  type Words,
  words,
} from '#libs/kernel/domain';
import { defineLastingAct, defineLastingEvent, lastingGuard } from '../../kit.js';
import { type KnownCase } from '../../state/case.js';
import { sidesOf } from '../../state/transitions.js';
import { deliverTo, deskOf, receiving } from '../../rules/who.js';
export interface RatePayload {
  /** 非常满意5 满意4 基本满意3 不满意2 非常不满意1. */
  readonly score: number;
  readonly about: RatedSide;
  readonly comment?: string | null | undefined;
}

/** 好差评: 1 to 5. */
export interface ServiceRated {
  readonly type: 'ServiceRated';
  /**
   * `given` is false for what a system assumed after silence: that never counts as a rating. `leaf` and `date` are where and when the boards count
   * it, so that a rating of a case closed long ago needs nothing of the case.
   */
  readonly data: {
    readonly score: number;
    readonly about: RatedSide;
    readonly unit: string;
    readonly leaf: string;
    readonly date: LocalDate;
    readonly given: boolean;
    readonly comment: Sealed | null;
  };
}
export const ServiceRated = defineLastingEvent<ServiceRated>('ServiceRated', {
  movesClock: false,
  evolve: rated,
  words: ratedWords,
});

function rated(state: KnownCase, { given, about }: ServiceRated['data']): KnownCase {
  const { voice } = state;
  if (!given) return state;
  const sides = sidesOf(state, about);
  const unrated = voice.unrated.filter((side) => !sides.includes(side));
  return { ...state, voice: { ...voice, unrated, ratings: voice.ratings + 1 } };
}

function ratedWords({ score, about, unit, given, comment }: Revealed<ServiceRated['data']>): Words {
  const params = { score: String(score), about, unit, comment: comment ?? '' };
  if (!given)
    return words(
      '逾期未评价，系统默认{score}分，不计入评价。',
      'Not rated in time: {score} by default, counted as none.',
      params,
    );
  return words(
    '居民对{side:about}{unit:unit}评价{score}分。[留言：{comment}。]',
    'The resident rated the {side:about} {unit:unit} {score}.[ Comment: {comment}.]',
    params,
  );
}

/** 差评整改: a rating of 1 or 2 opens one, at the unit that was rated. */
export interface RectificationOpened {
  readonly type: 'RectificationOpened';
  readonly data: {
    readonly rectification: string;
    readonly about: RatedSide;
    readonly unit: string;
    readonly score: number;
    /** Working days from the rating; of those that were opened before it was kept with them, the ones of rules §13. */
    readonly contact?: number;
    readonly answer?: number;
  };
}
export const RectificationOpened = defineLastingEvent<RectificationOpened>('RectificationOpened', {
  movesClock: false,
  evolve: (state, { rectification, about, unit }, at) => {
    const opened = { rectification, about, unit, openedAt: at, contactedAt: null, prolonged: false, closedAt: null };
    return { ...state, voice: { ...state.voice, rectifications: [...state.voice.rectifications, opened] } };
  },
  words: ({ contact = PERIODS.contact, answer = PERIODS.rectification, ...data }) =>
    words(
      '差评，{unit:unit}须整改（{rectification}）：{contact}个工作日内联系，{answer}个工作日内答复。',
      'A bad rating: {unit:unit} puts it right ({rectification}), contact within {contact} and answer within {answer} working days.',
      paramsOf({ ...data, contact, answer }),
    ),
});

export const nothingToRateYet = refusal('nothing-to-rate-yet', {
  rule: '国办发〔2019〕51号、GB/T 39734-2020 好差评: 一次一评',
  title: { zh: '尚无可评价的服务', en: 'Nothing to rate yet' },
  detail: {
    zh: '{unit:unit}尚未作出决定，还不能评价。请先评价收件窗口，或待决定后再评。',
    en: '{unit:unit} has not decided yet and cannot be rated. Rate the counter, or come back after the decision.',
  },
});

export const ratedAlready = refusal('rated-already', {
  rule: '国办发〔2019〕51号、GB/T 39734-2020 好差评: 一次一评',
  title: { zh: '已经评价', en: 'Rated already' },
  detail: {
    zh: '本次服务已评价过，一次服务评价一次。请待下次服务后再评。',
    en: 'This contact has been rated: one rating a contact. Rate again after the next one.',
  },
});

/** The best of the bad ratings (rules §4: 1 and 2 are 差评). */
const BAD = 2;

/** 一次一评 (GB/T 39734): a contact is rated once, and whoever has had none since has nothing to rate. */
const onlyAContactThatWasNotRated = lastingGuard([ratedAlready], ({ voice: { unrated } }) =>
  unrated.length > 0 ? null : refuse(ratedAlready),
);

/**
 * 好差评: once per contact, the counter and the authority apart where they differ (一次一评). What a system assumes after silence is kept apart: it is
 * no rating, uses up none, and opens nothing. 1 and 2 open a rectification at the unit that was rated (谁办理、谁负责).
 */
export const rate = defineLastingAct('rate', {
  word: { zh: '评价', en: 'rate' },
  summary: { zh: '好差评：一次服务评价一次。', en: 'Rate a contact, 1 to 5.' },
  who: anyOf(deskOf(receiving), deskOf(deliverTo)),
  guards: [onlyAContactThatWasNotRated, notPastTheLimitOf(({ voice }) => voice.ratings)],
  events: [ServiceRated, RectificationOpened],
  refusals: [nothingToRateYet, ratedAlready],
  body: () => import('./rate.body.js').then(({ RateBody }) => RateBody),
  decide(state, { score, about, comment }: RatePayload, { asker, now }) {
    const given = asker.role !== 'system';
    if (about === 'authority' && !isDecided(state))
      return refuse(nothingToRateYet, { unit: state.responsibleUnit }, { field: '/about' });
    if (!sidesOf(state, about).some((side) => state.voice.unrated.includes(side)))
      return refuse(ratedAlready, {}, { field: '/about' });
    const unit = about === 'counter' ? state.receiving.unit : state.responsibleUnit;
    const { leaf } = about === 'counter' ? state.receiving : state.home;
    const date = localDateOf(now, state.timezone);
    const rating = ServiceRated.of({ score, about, unit, leaf, date, given, comment: plain(comment) });
    if (!given || score > BAD) return [rating];
    const rectification = `rectification-${state.voice.rectifications.length + 1}`;
    const periods = { contact: periodOf(state.terms, 'contact'), answer: periodOf(state.terms, 'rectification') };
    return [rating, RectificationOpened.of({ rectification, about, unit, score, ...periods })];
  },
});

/** An authority is rated for what it decided, or for how it ended the case; the own counter, where it is one, from the receipt on. */
function isDecided(state: KnownCase): boolean {
  return state.phase === 'closed' || 'decidedAt' in state || state.receiving.unit === state.responsibleUnit;
}
