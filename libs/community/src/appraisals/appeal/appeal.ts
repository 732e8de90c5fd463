import { dueDate } from '#libs/clocks/domain';
import { plain, refusal, refuse, type Sealed } from '#libs/kernel/domain';
import { dueAfter } from '../../rules/time.js';
import { staffOrHead } from '../../rules/who.js';
import { defineAct, defineEvent, guard, RULE } from '../kit.js';
import { onlyWhile } from '../rules.js';

/** 申诉 5 个工作日. */
const APPEAL_DAYS = 5;

export interface AppraisalAppealed {
  readonly type: 'AppraisalAppealed';
  readonly data: { readonly by: string; readonly reason: Sealed | null };
}
export const AppraisalAppealed = defineEvent<AppraisalAppealed>('AppraisalAppealed', {
  evolve: (state, _data, at) => ({ ...state, phase: 'appealed', appealedAt: at }),
  words: { zh: '{by}申诉：{reason}。', en: '{by} appealed: {reason}.' },
});

const onlyTheWorker = refusal('only-the-worker-appeals', {
  rule: `${RULE} 申诉`,
  title: { zh: '只有本人申诉', en: 'Only the worker appeals' },
  detail: { zh: '考核的是{person}，由其本人申诉。', en: 'It is the appraisal of {person}, who alone appeals.' },
});

export const byTheWorker = guard([onlyTheWorker], ({ person }, { asker }) =>
  asker.person === person ? null : refuse(onlyTheWorker, { person }),
);

const tooLate = refusal('appeal-too-late', {
  rule: `${RULE} 申诉期`,
  title: { zh: '申诉期已过', en: 'Too late to appeal' },
  detail: { zh: '申诉至{until}（含当日）。', en: 'Appeals were taken until the end of {until}.' },
});

/** Within five working days of the notice. */
export const inTimeToAppeal = guard([tooLate], ({ postedAt, timezone }, { today, calendar }) => {
  if (postedAt === null) return null;
  const until = dueDate(dueAfter(postedAt, APPEAL_DAYS, 'working-day', { calendar, timezone }), timezone);
  return today > until ? refuse(tooLate, { until }) : null;
});

/** 申诉: by the worker. */
export const appeal = defineAct('appeal', {
  word: { zh: '申诉', en: 'appeal' },
  summary: { zh: '本人对等次申诉。', en: 'The worker appeals against the level.' },
  who: staffOrHead,
  guards: [onlyWhile('noticed'), byTheWorker, inTimeToAppeal],
  events: [AppraisalAppealed],
  body: () => import('./appeal.body.js').then(({ AppealBody }) => AppealBody),
  decide: (_state, { reason }: { readonly reason: string }, { asker }) => [
    AppraisalAppealed.of({ by: asker.person, reason: plain(reason) }),
  ],
});
