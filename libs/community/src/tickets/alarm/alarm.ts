import { nobody } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../kit.js';
import { onlyWhile } from '../rules.js';

export interface WaitAlarmRaised {
  readonly type: 'WaitAlarmRaised';
  readonly data: { readonly hall: string; readonly minutes: number };
}
export const WaitAlarmRaised = defineEvent<WaitAlarmRaised>('WaitAlarmRaised', {
  evolve: (state, _data, at) => ({ ...state, alarmedAt: at }),
  words: {
    zh: '等候已满{minutes}分钟，告警：请增开窗口。',
    en: 'It has waited for {minutes} minutes: open another window.',
  },
});

/** 等候30分钟告警: to the head of the hall, by time itself. */
export const alarm = defineAct('alarm', {
  word: { zh: '等候告警', en: 'alarm' },
  who: nobody,
  guards: [onlyWhile('issued', 'requeued')],
  events: [WaitAlarmRaised],
  decide: ({ hall }, { minutes }: { readonly minutes: number }) => [WaitAlarmRaised.of({ hall, minutes })],
});
