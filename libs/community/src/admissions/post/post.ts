import { dueDate, dueOf, type LocalDate } from '#libs/clocks/domain';
import { defineAct, defineEvent } from '../kit.js';
import { listOwners } from '../owners.js';
import { onlyWhatIsLawful, onlyWhile, POST_DAYS } from '../rules.js';

export interface AdmissionPosted {
  readonly type: 'AdmissionPosted';
  readonly data: { readonly until: LocalDate };
}
export const AdmissionPosted = defineEvent<AdmissionPosted>('AdmissionPosted', {
  evolve: (state, { until }) => ({ ...state, phase: 'posted', postedUntil: until }),
  words: { zh: '公示至{until}。', en: 'Posted until {until}.' },
});

/** 公示: what is to come on the list is told to all, for seven days. */
export const post = defineAct('post', {
  word: { zh: '公示', en: 'post' },
  summary: { zh: '公示拟准入的事项。', en: 'Post what is to be admitted.' },
  who: listOwners,
  guards: [onlyWhile('examined'), onlyWhatIsLawful],
  events: [AdmissionPosted],
  body: () => import('./post.body.js').then(({ PostBody }) => PostBody),
  decide: ({ timezone }, { days }: { readonly days?: number | null | undefined }, { now, calendar }) => {
    const limit = { value: days ?? POST_DAYS, unit: 'natural-day', rolls: true } as const;
    return [AdmissionPosted.of({ until: dueDate(dueOf(now, limit, calendar, timezone), timezone) })];
  },
});
