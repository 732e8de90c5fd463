import { addMonths, addWorkingDays, type LocalDate, type WorkingCalendar } from '#libs/clocks/domain';
import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import type { BookContext } from '../kit/index.js';
import { guard, type Admission } from './kit.js';
import { sameName } from './lists.js';

export const RULE = '《辽宁省基层群众性自治组织工作清单管理规定》';
/** 西城 four steps: apply so many working days ahead, decided within so many; a trial of a year; an end within so many days. */
export const APPLY_AHEAD_DAYS = 30;
export const DECIDE_DAYS = 15;
export const TRIAL_MONTHS = 12;
export const WIND_UP_DAYS = 30;
/** 公示. */
export const POST_DAYS = 7;

const tooLate = refusal('applied-too-late', {
  rule: `${RULE} 准入申请须提前${APPLY_AHEAD_DAYS}个工作日`,
  title: { zh: '申请晚了', en: 'Applied too late' },
  detail: {
    zh: '拟自{from}起实施的事项须提前{days}个工作日申请；今天申请，最早自{earliest}起。请改起始日期。',
    en: 'What is to start on {from} is applied for {days} working days ahead; applied for today it starts on {earliest} at the earliest. Change the start.',
  },
});

/** Start wished 2026-12-01: applied for by 2026-10-20. */
export function appliedAhead(from: LocalDate, today: LocalDate, calendar: WorkingCalendar): Refusal | null {
  const earliest = addWorkingDays(today, APPLY_AHEAD_DAYS, calendar);
  if (from >= earliest) return null;
  return refuse(tooLate, { from, earliest, days: String(APPLY_AHEAD_DAYS) }, { field: '/from' });
}

const periodBackwards = refusal('admission-period', {
  kind: 'bad-request',
  rule: `${RULE} 准入期限`,
  title: { zh: '终止早于起始', en: 'It ends before it begins' },
  detail: { zh: '{to}早于{from}。请核对期限。', en: '{to} is before {from}. Check the period.' },
});
const trialTooLong = refusal('trial-too-long', {
  rule: `${RULE} 试行期不超过${TRIAL_MONTHS}个月`,
  title: { zh: '试行期过长', en: 'The trial is too long' },
  detail: {
    zh: '首次准入为试行，最迟至{latest}。请缩短期限，期满前经评估可续期。',
    en: 'A first admission is a trial, until {latest} at the latest. Shorten it: before it ends it may be renewed after a review.',
  },
});

/** A first admission is for a year at the most. */
export function withinATrial(from: LocalDate, to: LocalDate): Refusal | null {
  if (to < from) return refuse(periodBackwards, { from, to }, { field: '/to' });
  const latest = addMonths(from, TRIAL_MONTHS);
  return to > latest ? refuse(trialTooLong, { latest }, { field: '/to' }) : null;
}

const onlyInJanuary = refusal('ledger-only-in-january', {
  rule: `${RULE} 报表台账每年年初统一安排`,
  title: { zh: '台账只在年初安排', en: 'Ledgers are arranged in January' },
  detail: {
    zh: '台账报表每年1月由街道统一安排，年中不新增。请自下一个1月起申请（起始日期写在1月）。',
    en: 'Ledgers are arranged once a year in January and none is added within the year. Apply for a start in January.',
  },
});

export function ledgersStartInJanuary(kind: string, from: LocalDate): Refusal | null {
  return kind === 'ledger' && from.slice(5, 7) !== '01' ? refuse(onlyInJanuary, {}, { field: '/from' }) : null;
}

const listedAlready = refusal('listed-already', {
  rule: `${RULE} 不得重复`,
  title: { zh: '清单上已有', en: 'Listed already' },
  detail: {
    zh: '“{name}”已在清单上（{number}，{admission-state:state}）。请在原条目上续期或变更，不另行申请。',
    en: '“{name}” stands on the list already ({number}, {admission-state:state}). Renew or change that entry instead of another application.',
  },
});

/** Nothing is asked for twice: no equal matter for the same division or one above it. */
export function notListedYet(
  { kind, name, scope }: Pick<Admission, 'kind' | 'name' | 'scope'>,
  { all, tree }: Pick<BookContext, 'all' | 'tree'>,
): Refusal | null {
  const found = all<Admission>('admission').find(
    ({ entry }) =>
      entry.kind === kind &&
      entry.phase !== 'left' &&
      entry.phase !== 'refused' &&
      sameName(entry.name, name) &&
      tree.isWithin(scope, entry.scope),
  );
  if (!found) return null;
  const { name: listed, number, phase } = found.entry;
  return refuse(listedAlready, { name: listed, number, state: phase }, { field: '/name' });
}

const notTheirDepartment = refusal('not-their-department', {
  kind: 'forbidden',
  rule: `${RULE} 由牵头部门申请`,
  title: { zh: '不是本部门的事项', en: 'Not of your department' },
  detail: {
    zh: '{unit:unit}的{role:role}不能为{department}申请。请由该部门申请，或由清单主管单位代为登记。',
    en: 'A {role:role} of {unit:unit} may not apply for {department}. The department itself applies, or the owner of the list enters it.',
  },
});

export function onlyForTheirOwn(department: string, { asker }: Pick<BookContext, 'asker'>): Refusal {
  return refuse(notTheirDepartment, { department, role: asker.role, unit: asker.unit });
}

const notYet = refusal('admission-step', {
  rule: `${RULE} 申请、审核、公示、准入依次进行`,
  title: { zh: '还不到这一步', en: 'Not its turn' },
  detail: {
    zh: '本事项{admission-state:state}，不能“{admission-act:act}”。请按申请、审核、公示、准入的次序办理。',
    en: 'It is {admission-state:state} and may not be {admission-act:act} now. First applied for, then examined, posted, admitted.',
  },
});

/** 申请 → 审核 → 公示 → 准入: each after the one before. */
export const onlyWhile = (...phases: readonly Admission['phase'][]) =>
  guard([notYet], ({ phase }, _context, act) =>
    phases.includes(phase) ? null : refuse(notYet, { state: phase, act }),
  );

const noticeUp = refusal('notice-still-up', {
  rule: `${RULE} 公示期满`,
  title: { zh: '公示期未满', en: 'The notice is still up' },
  detail: {
    zh: '公示至{until}（含当日）。请自次日起决定准入。',
    en: 'The notice is up to the end of {until}. Admit it from the day after.',
  },
});

/** A notice is over from 00:00 after its last day. */
export const onlyAfterTheNotice = guard([noticeUp], ({ postedUntil }, { today }) =>
  postedUntil !== null && today <= postedUntil ? refuse(noticeUp, { until: postedUntil }) : null,
);

const unlawful = refusal('found-unlawful', {
  rule: `${RULE} 合法性审核`,
  title: { zh: '审核未通过', en: 'The examination failed' },
  detail: {
    zh: '司法或财政部门审核未通过，不能准入。请退回部门，写明理由。',
    en: 'Justice or finance found against it: it cannot be admitted. Refuse it, with the reason.',
  },
});

/** 司法、财政 examine what is asked: basis, and money. */
export const onlyWhatIsLawful = guard([unlawful], ({ lawful }) => (lawful ? null : refuse(unlawful)));

const lapsed = refusal('admission-lapsed', {
  rule: `${RULE} 期满前续期`,
  title: { zh: '已经期满', en: 'It has run out' },
  detail: {
    zh: '准入期至{to}，已满。请由部门重新申请。',
    en: 'It was admitted until {to}, which has passed. The department applies anew.',
  },
});

export const onlyBeforeItsEnd = guard([lapsed], ({ to }, { today }) => (today > to ? refuse(lapsed, { to }) : null));

const notLonger = refusal('not-longer', {
  kind: 'bad-request',
  rule: `${RULE} 续期`,
  title: { zh: '续期不晚于原期限', en: 'No longer than before' },
  detail: { zh: '原期限至{to}。续期须晚于该日。', en: 'It runs until {to} already. Name a later day.' },
});

export function longerThan(to: LocalDate, next: LocalDate): Refusal | null {
  return next > to ? null : refuse(notLonger, { to }, { field: '/to' });
}

/** For the acts that ask them in `decide`. */
export const OF_AN_APPLICATION = [
  tooLate,
  periodBackwards,
  trialTooLong,
  onlyInJanuary,
  listedAlready,
  notTheirDepartment,
] as const;
export const OF_A_PERIOD = [periodBackwards, trialTooLong] as const;
export const OF_A_RENEWAL = [notLonger] as const;
