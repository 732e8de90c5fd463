import { periodOf } from '#libs/catalogue/domain';
import { dueDate, localDateOf } from '#libs/clocks/domain';
import { plain } from '#libs/residents/domain';
import { refuse } from '../refusal.js';
import { onlyWhile } from '../rules/phase.js';
import { onlyTheResponsibleUnitDecides, signBeforeYouWork } from '../rules/place.js';
import { aNoticeIsOpen, daysAreNamed, noticeDue, oneNoticeAtATime, withinTheNotice } from '../rules/review.js';
import { openNotice } from '../state-review.js';
import type { Act } from './act.js';

export interface PostNoticePayload {
  /** Natural days. */
  readonly days: number;
  readonly place?: string | null | undefined;
}
export interface ObjectToNoticePayload {
  readonly objection: string;
}
export interface CloseNoticePayload {
  /** Whether the objection was right. */
  readonly upheld: boolean;
}

/** 公示: for the item's period at least, a shorter one where it is repeated after an upheld objection (rules §13). */
export const postNotice: Act<PostNoticePayload> = {
  name: 'post-notice',
  guards: [onlyWhile('accepted', 'suspended'), onlyTheResponsibleUnitDecides, signBeforeYouWork, oneNoticeAtATime],
  decide(state, { days, place }, { asker }) {
    const unnamed = daysAreNamed(days);
    if (unnamed) return unnamed;
    const least = periodOf(state.terms, state.review.notices.at(-1)?.upheld ? 'noticeAgain' : 'notice');
    if (days < least) return refuse('notice-too-short', { days: String(least) }, { field: '/days' });
    return [{ type: 'PublicNoticePosted', data: { days, unit: asker.unit, place: plain(place) } }];
  },
};

/** 异议: anybody may object at a counter while the notice hangs. */
export const objectToNotice: Act<ObjectToNoticePayload> = {
  name: 'object-to-notice',
  guards: [aNoticeIsOpen, withinTheNotice],
  decide: (_state, { objection }, { asker }) => [
    { type: 'PublicNoticeObjected', data: { unit: asker.unit, objection: plain(objection) } },
  ],
};

/** The notice has hung for its days, or an objection was right: then it is posted again. Closing answers every objection. */
export const closeNotice: Act<CloseNoticePayload> = {
  name: 'close-notice',
  guards: [aNoticeIsOpen, onlyTheResponsibleUnitDecides],
  decide(state, { upheld }, context) {
    const notice = openNotice(state.review);
    if (!notice) return refuse('no-notice', { act: 'close-notice' });
    if (upheld && notice.objections.length === 0) return refuse('no-objection', {}, { field: '/upheld' });
    const due = noticeDue(notice, state, context);
    if (!upheld && due && localDateOf(context.now, state.timezone) < dueDate(due, state.timezone))
      return refuse('notice-hangs', { date: dueDate(due, state.timezone) });
    return [{ type: 'PublicNoticeClosed', data: { unit: context.asker.unit, upheld } }];
  },
};
