import { managerOfTheCatalogue } from '#libs/access/domain';
import { checkOtherDays, type CounterHoursPublished } from '#libs/clocks/domain';
import { defineActWhenever, defineEventWhenever } from './kit.js';
import { datesCannotStand, refuseDates } from './rules.js';

export type HoursToPublish = Omit<CounterHoursPublished['data'], 'region'>;

export const HoursPublished = defineEventWhenever<CounterHoursPublished>('CounterHoursPublished', {
  evolve: (_state, data) => ({ phase: 'published', stands: data }),
  words: {
    zh: '公布[{unit:unit}]办公时间；依据：{basis}。',
    en: 'When the counter[ of {unit:unit}] is open was published, by {basis}.',
  },
});

/** 办公时间: when the counters of the region are open, or that of one unit, from now on. A further one replaces it whole. */
export const publishCounterHours = defineActWhenever('publish-counter-hours', {
  word: { zh: '公布办公时间', en: 'publish counter hours' },
  summary: { zh: '公布窗口办公时间，含半天。', en: 'Publish when the counters are open, half days as well.' },
  who: managerOfTheCatalogue,
  events: [HoursPublished],
  refusals: [datesCannotStand],
  decide: (_state, hours: HoursToPublish, { region, thisYear }) =>
    refuseDates(checkOtherDays(hours.otherDays, thisYear)) ?? [HoursPublished.of({ ...hours, region })],
});
