import { managerOfTheCatalogue } from '#libs/access/domain';
import { checkNotice, type CalendarYearPublished } from '#libs/clocks/domain';
import { defineActWhenever, defineEventWhenever } from './kit.js';
import { datesCannotStand, refuseDates } from './rules.js';

/** A notice as its manager writes it: the dates of one year. */
export type NoticeToPublish = Omit<CalendarYearPublished['data'], 'region' | 'loadedAt'>;

export const YearPublished = defineEventWhenever<CalendarYearPublished>('CalendarYearPublished', {
  evolve: (_state, data) => ({ phase: 'published', stands: data }),
  words: { zh: '公布{year}年节假日安排[（{notice}）]。', en: 'The holidays of {year} were published[, by {notice}].' },
});

/** 公布一年的节假日安排 (国务院办公厅关于节假日安排的通知). A further notice of the same year replaces it whole; running cases are counted anew. */
export const publishCalendar = defineActWhenever('publish-calendar', {
  word: { zh: '公布节假日', en: 'publish the holidays' },
  summary: {
    zh: '公布一年的节假日安排；在办件的到期日随之重算，并告知承办人。',
    en: 'Publish the holidays of a year; running cases are counted anew, their handlers told.',
  },
  who: managerOfTheCatalogue,
  events: [YearPublished],
  refusals: [datesCannotStand],
  decide: (_state, notice: NoticeToPublish, { region, now, ...context }) =>
    refuseDates(checkNotice(notice, context)) ?? [YearPublished.of({ ...notice, region, loadedAt: now })],
});
