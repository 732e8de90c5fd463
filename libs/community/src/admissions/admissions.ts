import { localDateOf, yearOf, type LocalDate } from '#libs/clocks/domain';
import { bookOf, clockOf, clockUntil, type BookClock } from '../kit/index.js';
import type { WorkingCalendar } from '#libs/clocks/domain';
import { admit } from './admit/admit.js';
import { apply } from './apply/apply.js';
import { examine } from './examine/examine.js';
import { states, type Admission } from './kit.js';
import { lapse } from './lapse/lapse.js';
import { ADMISSION_WORDS } from './lists.js';
import { post } from './post/post.js';
import { refuseAdmission } from './refuse/refuse.js';
import { renew } from './renew/renew.js';
import { DECIDE_DAYS, RULE, WIND_UP_DAYS } from './rules.js';
import { suspend } from './suspend/suspend.js';
import { withdraw } from './withdraw/withdraw.js';

/** 准入: what may be asked of a community, from its application to its end. */
export const admissionBook = bookOf<Admission>({
  name: 'admission',
  path: 'admissions',
  word: { zh: '准入', en: 'admission' },
  rule: RULE,
  states,
  acts: [apply, examine, post, admit, refuseAdmission, renew, suspend, withdraw, lapse],
  stateWords: {
    applied: { zh: '已申请', en: 'applied for' },
    examined: { zh: '已审核', en: 'examined' },
    posted: { zh: '公示中', en: 'posted' },
    admitted: { zh: '已准入（试行）', en: 'admitted on trial' },
    renewed: { zh: '已续期', en: 'renewed' },
    suspended: { zh: '已暂停', en: 'suspended' },
    left: { zh: '已退出', en: 'off the list' },
    refused: { zh: '不予准入', en: 'refused' },
  },
  words: ADMISSION_WORDS,
  fields: {
    kind: { zh: '种类', en: 'kind', of: ({ kind }) => kind },
    list: { zh: '清单', en: 'list', of: ({ list }) => list },
    version: { zh: '清单版次', en: 'version of the list', of: ({ version }) => version },
    name: { zh: '名称', en: 'name', of: ({ name }) => name },
    content: { zh: '内容', en: 'content', of: ({ content }) => content },
    basis: { zh: '依据', en: 'basis', type: 'object', of: ({ basis }) => basis },
    department: { zh: '牵头部门', en: 'department', of: ({ department }) => department },
    part: { zh: '社区承担', en: 'part of the community', of: ({ part }) => part },
    frequency: { zh: '频次', en: 'frequency', of: ({ frequency }) => frequency },
    funds: { zh: '经费', en: 'funds', type: 'object', of: ({ funds }) => funds },
    systemOfRecord: { zh: '数据所在系统', en: 'system of record', of: ({ systemOfRecord }) => systemOfRecord },
    from: { zh: '起始日期', en: 'from', of: ({ from }) => from },
    to: { zh: '终止日期', en: 'to', of: ({ to }) => to },
    scope: { zh: '适用范围', en: 'scope', of: ({ scope }) => scope },
    owner: { zh: '清单主管单位', en: 'owner of the list', of: ({ owner }) => owner },
    postedUntil: { zh: '公示至', en: 'posted until', of: ({ postedUntil }) => postedUntil },
    exit: { zh: '退出原因', en: 'why it left', of: ({ exit }) => exit },
  },
  clocks,
  figures: {
    listed: { kind: 'stock', zh: '截止日末在清单上的事项', en: 'On the lists at the end of `to`' },
    refused: { kind: 'flow', zh: '期内不予准入', en: 'Refused in the period' },
    left: { kind: 'flow', zh: '期内退出', en: 'Left the lists in the period' },
  },
  flows: ({ event }) => {
    if (event.type === 'AdmissionRefused') return { refused: 1 };
    return event.type === 'AdmissionWithdrawn' || event.type === 'AdmissionLapsed' ? { left: 1 } : {};
  },
  stocks: (entry) => (isListed(entry) ? { listed: 1 } : {}),
  search: ({ name, content, department }) => [name, content, department],
  names: () => ({ books: ['admission'] }),
  few: true,
  readers: ({ unit, owner, scope }) => [unit, owner, scope],
});

function isListed({ phase }: Admission): boolean {
  return phase === 'admitted' || phase === 'renewed' || phase === 'suspended';
}

function clocks(entry: Admission, calendar: WorkingCalendar): readonly BookClock[] {
  const { owner, begunAt, decidedAt, admittedAt, leftAt, exit, to } = entry;
  const decision = clockOf(entry, calendar, {
    name: 'decision',
    word: { zh: `准入决定${DECIDE_DAYS}个工作日`, en: `decision within ${DECIDE_DAYS} working days` },
    ...{ owedBy: owner, start: begunAt, value: DECIDE_DAYS, unit: 'working-day', endedAt: decidedAt },
  });
  if (admittedAt === null) return [decision];
  const running = isListed(entry);
  return [
    decision,
    clockUntil({
      name: 'period',
      word: { zh: '准入期', en: 'period of the admission' },
      ...{ owedBy: null, start: admittedAt, date: to, endedAt: leftAt },
      ...(running && { fires: { act: 'lapse', payload: {} } }),
    }),
    clockUntil({
      name: 'review',
      word: { zh: '年度评估（每年12月）', en: 'review of each December' },
      ...{ owedBy: owner, start: entry.reviewedAt ?? admittedAt, date: nextReview(entry), endedAt: leftAt },
    }),
    ...(leftAt !== null && exit !== 'lapsed'
      ? [
          clockOf(entry, calendar, {
            name: 'wind-up',
            word: { zh: `退出后${WIND_UP_DAYS}日内结清未了事项`, en: `what is open ends within ${WIND_UP_DAYS} days` },
            ...{ owedBy: null, start: leftAt, value: WIND_UP_DAYS, unit: 'natural-day', endedAt: null },
          }),
        ]
      : []),
  ];
}

/** Reviewed each December: by the last day of the year, of a year whose December has seen a review by that of the next. */
function nextReview({ admittedAt, reviewedAt, timezone }: Admission): LocalDate {
  const last = localDateOf(reviewedAt ?? admittedAt ?? '', timezone);
  const isOfDecember = reviewedAt !== null && last.slice(5, 7) === '12';
  return `${yearOf(last) + (isOfDecember ? 1 : 0)}-12-31`;
}
