import { openNotice } from '../../state/review.js';
import { MOST_OBJECTIONS, notPastTheLimitOf } from '../../rules/limits.js';
import { anyOf, plain, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { ofLastNotice } from '../../state/transitions.js';
import { anyDesk, handlerOf, responsible } from '../../rules/who.js';
import { aNoticeIsOpen, withinTheNotice } from '../../rules/notice.js';
export interface ObjectToNoticePayload {
  readonly objection: string;
}

export interface PublicNoticeObjected {
  readonly type: 'PublicNoticeObjected';
  readonly data: { readonly unit: string; readonly objection: Sealed };
}
export const PublicNoticeObjected = defineEvent<PublicNoticeObjected>('PublicNoticeObjected', {
  movesClock: false,
  evolve: (state, _data, at) =>
    ofLastNotice(state, (notice) => ({ ...notice, objections: [...notice.objections, at] })),
  words: { zh: '公示收到异议：{objection}。', en: 'An objection to the notice: {objection}.' },
});

/** 异议: anybody may object at any counter of the region while the notice hangs. */
export const objectToNotice = defineAct('object-to-notice', {
  word: { zh: '提出公示异议', en: 'object to a notice' },
  summary: { zh: '记录公示异议。', en: 'Record an objection to the notice.' },
  who: anyOf(anyDesk, handlerOf(responsible)),
  guards: [
    aNoticeIsOpen,
    withinTheNotice,
    notPastTheLimitOf(({ review }) => openNotice(review)?.objections.length ?? 0, MOST_OBJECTIONS),
  ],
  events: [PublicNoticeObjected],
  body: () => import('./object-to-notice.body.js').then(({ ObjectToNoticeBody }) => ObjectToNoticeBody),
  decide: (_state, { objection }: ObjectToNoticePayload, { asker }) => [
    PublicNoticeObjected.of({ unit: asker.unit, objection: plain(objection) }),
  ],
});
