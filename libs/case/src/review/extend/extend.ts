import { EXTENSION_DAYS } from '#libs/catalogue/domain';
import { daysNeeded } from '../../rules/review.js';
import { plain, refusal, refuse, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { reviewed } from '../../state/transitions.js';
import { above, responsible } from '../../rules/who.js';
import { onlyWhile } from '../../rules/phase.js';
import { daysAreNamed, extendedBeforeItIsDue, extendedOnlyOnce } from '../../rules/review.js';
import { extensionNotice } from './extension-notice.js';
export interface ExtendPayload {
  /** In the unit of the limit. */
  readonly days: number;
  readonly reason: string;
}

/** 延期: once, approved by the head, the reason told (行政许可法 42). `by` is the unit of the supervisor who approved. */
export interface ExtensionGranted {
  readonly type: 'ExtensionGranted';
  readonly data: { readonly days: number; readonly by: string; readonly reason: Sealed };
}
export const ExtensionGranted = defineEvent<ExtensionGranted>('ExtensionGranted', {
  documents: [extensionNotice],
  evolve: (state, { days }, at) => reviewed(state, { extension: state.review.extension ?? { days, at } }),
  words: { zh: '{unit:by}批准延期{days}日：{reason}。', en: '{unit:by} extended it by {days} days: {reason}.' },
});

export const extendedTooFar = refusal('extended-too-far', {
  rule: '行政许可法 第42条 延长',
  title: { zh: '延期过长', en: 'Too long an extension' },
  detail: { zh: '延期最多{days}日。请缩短。', en: 'An extension is {days} days at the most. Make it shorter.' },
});

/** 延期: once, by the head of the unit or above, before the limit has run out, with the reason told to the resident. */
export const extend = defineAct('extend', {
  word: { zh: '延期', en: 'extend' },
  summary: { zh: '延期，由负责人批准，限一次。', en: 'Extend the limit, once, by the head.' },
  who: above(responsible),
  guards: [onlyWhile('accepted', 'suspended'), extendedOnlyOnce, extendedBeforeItIsDue],
  events: [ExtensionGranted],
  refusals: [daysNeeded, extendedTooFar],
  body: () => import('./extend.body.js').then(({ ExtendBody }) => ExtendBody),
  decide({ terms }, { days, reason }: ExtendPayload, { asker }) {
    const unnamed = daysAreNamed(days);
    if (unnamed) return unnamed;
    const most = terms.extension ?? EXTENSION_DAYS;
    if (days > most) return refuse(extendedTooFar, { days: String(most) }, { field: '/days' });
    return [ExtensionGranted.of({ days, by: asker.unit, reason: plain(reason) })];
  },
});
