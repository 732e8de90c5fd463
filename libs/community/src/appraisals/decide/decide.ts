import { plain, refusal, refuse, type Refusal, type Sealed } from '#libs/kernel/domain';
import type { BookContext } from '../../kit/index.js';
import { superior, twoPersons } from '../../rules/who.js';
import { payOf } from '../arithmetic.js';
import { defineAct, defineEvent, RULE, type Appraisal, type Level, type Pay } from '../kit.js';
import { onlyWhile } from '../rules.js';

export interface AppraisalDecided {
  readonly type: 'AppraisalDecided';
  readonly data: {
    readonly by: string;
    readonly level: Level;
    readonly pay: Pay | null;
    /** The second failing year in a row ends the contract. */
    readonly endsContract: boolean;
    readonly reason: Sealed | null;
  };
}
export const AppraisalDecided = defineEvent<AppraisalDecided>('AppraisalDecided', {
  evolve: (state, { level, pay }, at) => ({ ...state, phase: 'final', level, pay, finalAt: at }),
  words: ({ by, level, endsContract, reason }) => ({
    text: {
      zh: `{by}确定等次：{level:level}[；{reason}]${endsContract ? '。连续不称职，终止合同' : ''}。`,
      en: `{by} made it final: {level:level}[; {reason}]${endsContract ? '. The second failing year ends the contract' : ''}.`,
    },
    params: { by, level, reason: reason ?? '' },
  }),
});

const noticeRunning = refusal('appraisal-notice-running', {
  rule: `${RULE} 公示后确定`,
  title: { zh: '公示未满', en: 'The notice is not over' },
  detail: {
    zh: '公示至{until}（含当日）。请期满次日起确定。',
    en: 'The notice runs to the end of {until}. Make it final from the day after.',
  },
});

const reasonOwed = refusal('reason-of-the-change', {
  rule: `${RULE} 申诉答复`,
  title: { zh: '须写明理由', en: 'A reason is owed' },
  detail: {
    zh: '答复申诉或改变等次须写明理由（reason）。',
    en: 'An appeal is answered, and a level changed, with a reason (reason).',
  },
});

export interface DecidePayload {
  readonly level?: Level | null | undefined;
  readonly reason?: string | null | undefined;
  readonly base?: number | null | undefined;
  /** In hundredths: 120 is 1.2. */
  readonly coefficient?: number | null | undefined;
}

/** 确定: after the notice, or on an appeal, which the scorer does not hear. */
export const decide = defineAct('decide', {
  word: { zh: '确定', en: 'decide' },
  summary: { zh: '确定等次和绩效补贴。', en: 'Make level and pay final.' },
  who: superior,
  guards: [onlyWhile('noticed', 'appealed')],
  events: [AppraisalDecided],
  refusals: [noticeRunning, twoPersons, reasonOwed],
  body: () => import('./decide.body.js').then(({ DecideAppraisalBody }) => DecideAppraisalBody),
  decide: (state, said: DecidePayload, context) => {
    const level = said.level ?? state.level ?? 'competent';
    const { base, coefficient, reason } = said;
    const pay = base && coefficient ? payOf({ base, coefficient: coefficient / 100 }, level) : null;
    return (
      mayBeFinal(level, said, state, context) ?? [
        AppraisalDecided.of({
          ...{ by: context.asker.person, level, pay, reason: plain(reason) },
          endsContract: level === 'failing' && failedTheYearBefore(state, context),
        }),
      ]
    );
  },
});

function mayBeFinal(level: Level, { reason }: DecidePayload, state: Appraisal, context: BookContext): Refusal | null {
  const { phase, noticeUntil, scorer } = state;
  if (phase === 'appealed' && context.asker.person === scorer) return refuse(twoPersons, { person: scorer });
  if (phase === 'noticed' && noticeUntil !== null && context.today <= noticeUntil)
    return refuse(noticeRunning, { until: noticeUntil });
  return (phase === 'appealed' || level !== state.level) && !reason
    ? refuse(reasonOwed, {}, { field: '/reason' })
    : null;
}

function failedTheYearBefore({ person, year }: Appraisal, { all }: BookContext): boolean {
  return all<Appraisal>('appraisal').some(
    ({ entry }) =>
      entry.person === person && entry.year === year - 1 && entry.phase === 'final' && entry.level === 'failing',
  );
}
