import { dueDate, type LocalDate } from '#libs/clocks/domain';
import { plain, type Sealed } from '#libs/kernel/domain';
import { dueAfter } from '../../rules/time.js';
import { staffOrHead } from '../../rules/who.js';
import { defineAct, defineEvent } from '../kit.js';
import { lostOnce, NOTICE_DAYS } from '../rules.js';

export interface SealReportedLost {
  readonly type: 'SealReportedLost';
  readonly data: {
    /** The street that it was reported to; null where nothing stands above. */
    readonly to: string | null;
    readonly noticeFrom: LocalDate;
    readonly noticeUntil: LocalDate;
    readonly circumstances: Sealed | null;
  };
}
export const SealReportedLost = defineEvent<SealReportedLost>('SealReportedLost', {
  evolve: (state, { noticeFrom, noticeUntil }, at) => ({
    ...state,
    phase: 'lost',
    lent: null,
    lost: { at, noticeFrom, noticeUntil },
  }),
  words: {
    zh: '印章遗失，[已报{unit:to}，]自{noticeFrom}公告作废，至{noticeUntil}[：{circumstances}]。',
    en: 'The seal was lost[, reported to {unit:to}]; notice runs from {noticeFrom} to {noticeUntil}[: {circumstances}].',
  },
});

/** 报失: the street is told at once, and the public for at least 30 日. */
export const reportLost = defineAct('report-lost', {
  word: { zh: '报失', en: 'report lost' },
  summary: { zh: '报告印章遗失并公告。', en: 'Report the seal lost; public notice is given.' },
  who: staffOrHead,
  guards: [lostOnce],
  events: [SealReportedLost],
  body: () => import('./report-lost.body.js').then(({ ReportLostBody }) => ReportLostBody),
  decide: (
    { unit, timezone },
    { circumstances }: { readonly circumstances?: string | null | undefined },
    { now, today, tree, calendar },
  ) => {
    const until = dueDate(dueAfter(now, NOTICE_DAYS, 'natural-day', { calendar, timezone }), timezone);
    const [to] = tree.ancestors(unit);
    return [
      SealReportedLost.of({
        to: to?.code ?? null,
        noticeFrom: today,
        noticeUntil: until,
        circumstances: plain(circumstances),
      }),
    ];
  },
});
