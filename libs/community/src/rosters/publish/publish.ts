import { judgeBefore } from '#libs/clocks/domain';
import { refusal, refuse } from '#libs/kernel/domain';
import { head } from '../../rules/who.js';
import { firstGap } from '../coverage.js';
import { defineAct, defineEvent, guard, RULE } from '../kit.js';

/** 提前7日公布: later is late, and is shown. */
const OUT_BEFORE = { days: 7, hard: false } as const;

export interface RosterPublished {
  readonly type: 'RosterPublished';
  readonly data: { readonly by: string; readonly late: boolean };
}
export const RosterPublished = defineEvent<RosterPublished>('RosterPublished', {
  evolve: (state, _data, at) => ({ ...state, phase: 'published', publishedAt: at }),
  words: ({ by, late }) => ({
    text: {
      zh: `{by}公布了值班表${late ? `（未提前${OUT_BEFORE.days}日）` : ''}。`,
      en: `{by} published the roster${late ? `, less than ${OUT_BEFORE.days} days before` : ''}.`,
    },
    params: { by },
  }),
});

const tooFew = refusal('too-few-on-duty', {
  rule: `${RULE} 每一开放时段人数`,
  title: { zh: '有时段人数不足', en: 'Too few on duty' },
  detail: {
    zh: '{date} {time}起只排了{have}人，至少{need}人。请补足后公布。',
    en: 'From {time} on {date} there are {have} on duty, {need} are needed. Fill it before it is published.',
  },
});

const publishedAlready = refusal('roster-published', {
  rule: RULE,
  title: { zh: '已经公布', en: 'Published already' },
  detail: { zh: '值班表已公布。要改请调班。', en: 'The roster is published. Swap shifts to change it.' },
});

export const publishedOnce = guard([publishedAlready], ({ phase }) =>
  phase === 'planned' ? null : refuse(publishedAlready),
);

/** Enough persons in every opening hour. */
export const enoughAtAllHours = guard([tooFew], (state, { calendar }) => {
  const gap = firstGap(state, state.shifts, calendar);
  if (!gap) return null;
  const params = { date: gap.date, time: gap.from, have: String(gap.there), need: String(gap.minimum) };
  return refuse(tooFew, params);
});

/** 公布. */
export const publish = defineAct('publish', {
  word: { zh: '公布', en: 'publish' },
  summary: { zh: '公布值班表；每一时段人数须足。', en: 'Publish it; every hour has enough persons.' },
  who: head,
  guards: [publishedOnce, enoughAtAllHours],
  events: [RosterPublished],
  decide: ({ from }, _said: object, { asker, today }) => [
    RosterPublished.of({ by: asker.person, late: judgeBefore(from, OUT_BEFORE, today) !== 'in-time' }),
  ],
});
