import { notPastTheLimitOf } from '../../rules/limits.js';
import { daysNeeded } from '../../rules/review.js';
import { plain, refusal, refuse, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { reviewed } from '../../state/transitions.js';
import { decision } from '../../rules/who.js';
import { onlyWhile } from '../../rules/phase.js';
import { onlyTheResponsibleUnitDecides, signBeforeYouWork } from '../../rules/place.js';
import { oneNoticeAtATime } from '../../rules/notice.js';
import { daysAreNamed } from '../../rules/review.js';
import { periodOf } from '#libs/catalogue/domain';
import { publicNotice } from './public-notice.js';
export interface PostNoticePayload {
  /** Natural days. */
  readonly days: number;
  readonly place?: string | null | undefined;
}

/** 公示. */
export interface PublicNoticePosted {
  readonly type: 'PublicNoticePosted';
  readonly data: { readonly days: number; readonly unit: string; readonly place: Sealed | null };
}
export const PublicNoticePosted = defineEvent<PublicNoticePosted>('PublicNoticePosted', {
  documents: [publicNotice],
  evolve: (state, { days }, at) => {
    const posted = { days, postedAt: at, objections: [], closedAt: null, upheld: false };
    return reviewed(state, { notices: [...state.review.notices, posted] });
  },
  words: {
    zh: '{unit:unit}公示{days}日[，地点{place}]。',
    en: '{unit:unit} posted a notice for {days} days[ at {place}].',
  },
});

export const noticeTooShort = refusal('notice-too-short', {
  rule: '公示: 不少于公示期, 异议成立后再次公示',
  title: { zh: '公示时间太短', en: 'Too short a notice' },
  detail: {
    zh: '公示不得少于{days}日。请改为至少{days}日。',
    en: 'A notice hangs {days} days at least. Name as many.',
  },
});

/** 公示: for the item's period at least, a shorter one where it is repeated after an upheld objection (rules §13). */
export const postNotice = defineAct('post-notice', {
  word: { zh: '公示', en: 'post a notice' },
  summary: { zh: '公示。', en: 'Post a public notice.' },
  who: decision,
  guards: [
    onlyWhile('accepted', 'suspended'),
    onlyTheResponsibleUnitDecides,
    signBeforeYouWork,
    oneNoticeAtATime,
    notPastTheLimitOf(({ review }) => review.notices.length),
  ],
  events: [PublicNoticePosted],
  refusals: [daysNeeded, noticeTooShort],
  body: () => import('./post-notice.body.js').then(({ PostNoticeBody }) => PostNoticeBody),
  decide(state, { days, place }: PostNoticePayload, { asker }) {
    const unnamed = daysAreNamed(days);
    if (unnamed) return unnamed;
    const least = periodOf(state.terms, state.review.notices.at(-1)?.upheld ? 'noticeAgain' : 'notice');
    if (days < least) return refuse(noticeTooShort, { days: String(least) }, { field: '/days' });
    return [PublicNoticePosted.of({ days, unit: asker.unit, place: plain(place) })];
  },
});
