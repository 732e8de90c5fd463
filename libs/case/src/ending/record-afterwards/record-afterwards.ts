import { plain, refusal, refuse, type Sealed } from '#libs/kernel/domain';
import { defineLastingAct, defineLastingEvent, lastingGuard } from '../../kit.js';
import { takesMaterials } from '../../rules/who.js';
import { owesAfterwards } from '../../clocks/afterwards.js';
export interface RecordAfterwardsPayload {
  readonly note?: string | null | undefined;
}

export interface AfterwardsDone {
  readonly type: 'AfterwardsDone';
  readonly data: { readonly unit: string; readonly what: string; readonly note: Sealed | null };
}
export const AfterwardsDone = defineLastingEvent<AfterwardsDone>('AfterwardsDone', {
  movesClock: false,
  evolve: (state, _data, at) => ({ ...state, afterwardsAt: state.afterwardsAt ?? at }),
  words: {
    zh: '{unit:unit}完成{what}。[备注：{note}。]',
    en: '{unit:unit} has done what was owed afterwards ({what}).[ Note: {note}.]',
  },
});

export const nothingAfterwards = refusal('nothing-afterwards', {
  rule: '事项目录 事后补办',
  title: { zh: '没有事后待补办的', en: 'Nothing is owed afterwards' },
  detail: {
    zh: '本件没有准予后待补办的手续，或已经补办。请查看时限。',
    en: 'Nothing is to be done after this decision, or it is done already. See the clocks.',
  },
});

const somethingIsOwedAfterwards = lastingGuard([nothingAfterwards], (state) =>
  owesAfterwards(state) ? null : refuse(nothingAfterwards),
);

/** 事后补办: what the item owes after the decision is done, also when the result was handed out long ago (rules §9, MZ-04). */
export const recordAfterwards = defineLastingAct('record-afterwards', {
  word: { zh: '登记事后补办', en: 'record what was owed afterwards' },
  summary: { zh: '登记事后补办的手续已完成。', en: 'Record that what the item owes after the decision is done.' },
  who: takesMaterials,
  guards: [somethingIsOwedAfterwards],
  events: [AfterwardsDone],
  body: () => import('./record-afterwards.body.js').then(({ RecordAfterwardsBody }) => RecordAfterwardsBody),
  decide: ({ terms }, { note }: RecordAfterwardsPayload, { asker }) => [
    AfterwardsDone.of({ unit: asker.unit, what: terms.afterwards?.what ?? '', note: plain(note) }),
  ],
});
