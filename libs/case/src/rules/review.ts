import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import { type OpenCase } from '../state/case.js';
import { type CaseContext } from '../context.js';
import { type Counting } from '../clocks/clock.js';
import { exceptImport, guard } from '../kit.js';
import { outOfPhase } from './phase.js';
import { openCorrection, openGaps, openSpecials } from '../state/review.js';
import { correctionClocks, firstGapDue } from '../clocks/intake.js';
import { atCounter, closingOf, dueDate, isLate, localDateOf, type Due } from '#libs/clocks/domain';
import { caseClocks } from '../clocks/case-clocks.js';
import { isBackForMaterials } from './corrections.js';
import { materialsOwed } from '../state/owed.js';
export const correctionAfterAcceptance = refusal('correction-after-acceptance', {
  rule: '行政许可法 第32条 补正在受理前告知',
  title: { zh: '受理后不能再要求补正', en: 'No correction after acceptance' },
  detail: {
    zh: '“{item:item}”受理后不得直接要求补正。本件在窗口的，请先派单；责任单位可在退单期内以“缺少材料”退回收件单位，由其一次性告知；容缺的待其补齐；期满的，按现有材料审查决定。',
    en: 'After acceptance nothing more may be asked for in {item:item}. At the counter, route it on; the responsible unit returns it to the counter for missing material while it may, and the counter tells what is missing. What was accepted as a gap is filled in time; otherwise decide on what there is.',
  },
});

export const daysNeeded = refusal('days-needed', {
  kind: 'bad-request',
  rule: '时限: 整数日',
  title: { zh: '须写明天数', en: 'Name the days' },
  detail: { zh: '天数须为1至{most}的整数。请改正。', en: 'Days are a whole number from 1 to {most}. Correct it.' },
});

export const nothingOwed = refusal('nothing-owed', {
  rule: '补正: 只收所告知的材料',
  title: { zh: '没有待补的材料', en: 'Nothing is owed' },
  detail: {
    zh: '本件没有尚缺或告知补正的材料。请继续办理。',
    en: 'No material is missing or was asked for. Go on with the case.',
  },
});

export const notOwed = refusal('not-owed', {
  rule: '补正: 只收所告知的材料',
  title: { zh: '不是待补的材料', en: 'This is not owed' },
  detail: {
    zh: '待补的是{material:materials}。请选择其中的材料。',
    en: 'What is owed is {material:materials}. Choose among these.',
  },
});

export const noCorrection = refusal('no-correction', {
  rule: '补正: 告知之后',
  title: { zh: '没有进行中的补正', en: 'No correction is open' },
  detail: {
    zh: '本件没有进行中的补正，不能“{act:act}”。请先告知补正。',
    en: 'No correction is open, so you cannot {act:act}. Request one first.',
  },
});

export const prolongedAlready = refusal('prolonged-already', {
  rule: '补正期: 可延长一次',
  title: { zh: '补正期已延长过', en: 'Prolonged already' },
  detail: {
    zh: '补正期只能延长一次。请在期限内补齐，或撤回后重新申请。',
    en: 'A correction is prolonged once. Supply what is asked for in time, or withdraw and ask again.',
  },
});

export const correctionOver = refusal('correction-over', {
  rule: '补正期: 届满前提出延长',
  title: { zh: '补正期已过', en: 'The correction is over' },
  detail: {
    zh: '补正期已于{date}届满，视为撤回。请重新申请。',
    en: 'The correction ended on {date} and the case counts as withdrawn. Ask again.',
  },
});

export const correctionOpen = refusal('correction-open', {
  rule: '补正期: 期内不得因未补正作出决定',
  title: { zh: '补正尚未结束', en: 'A correction is open' },
  detail: {
    zh: '已告知补正{material:materials}，补正期内不能决定。请待居民补交，或期满视为撤回。',
    en: '{material:materials} was asked for, and nothing is decided while that is open. Wait until it is supplied, or until its time is over.',
  },
});

export const noGap = refusal('no-gap', {
  rule: '容缺受理',
  title: { zh: '没有待补的容缺材料', en: 'No gap is open' },
  detail: { zh: '本件没有待补的容缺材料。请继续办理。', en: 'Nothing was accepted as owed. Go on with the case.' },
});

export const gapOpen = refusal('gap-open', {
  rule: '容缺: 决定之前补齐',
  title: { zh: '容缺材料尚未补齐', en: 'A gap is open' },
  detail: {
    zh: '{material:materials}尚未补齐，不能决定。请先收齐。',
    en: '{material:materials} is still owed, so nothing can be decided. Have it filled first.',
  },
});

export const noProcedure = refusal('no-procedure', {
  rule: '行政许可法 第45条 特别程序',
  title: { zh: '没有进行中的特别程序', en: 'No procedure runs' },
  detail: {
    zh: '本件没有进行中的此项特别程序。请继续办理。',
    en: 'No such procedure runs. Go on with the case.',
  },
});

export const procedureRunning = refusal('procedure-running', {
  rule: '行政许可法 第45条 特别程序',
  title: { zh: '该特别程序已在进行', en: 'It runs already' },
  detail: {
    zh: '“{procedure:kind}”已在进行中。请先结束。',
    en: '{procedure:kind} runs already. End it first.',
  },
});

export const hoursNeverStand = refusal('hours-never-stand', {
  rule: '按小时计的时限: 昼夜连续, 不中止',
  title: { zh: '按小时计的时限不中止', en: 'Hours do not stand' },
  detail: {
    zh: '“{item:item}”按小时计时，昼夜连续，不因特别程序中止。请在时限内办理，手续可事后补办。',
    en: 'The hours of {item:item} count day and night and never stand. Decide in time; the paperwork may follow.',
  },
});

export const extendedAlready = refusal('extended-already', {
  rule: '行政许可法 第42条 延长一次',
  title: { zh: '已延期过一次', en: 'Extended already' },
  detail: {
    zh: '本件已于{date}延期，不能再延。请在时限内决定。',
    en: 'It was extended on {date}, and only once is possible. Decide in time.',
  },
});

export const extendedTooLate = refusal('extended-too-late', {
  rule: '行政许可法 第42条 期限届满前批准',
  title: { zh: '期限已过，不能延期', en: 'Too late to extend' },
  detail: { zh: '时限已于{date}届满。请尽快决定。', en: 'The limit ended on {date}. Decide as soon as possible.' },
});

export const notExtendable = refusal('not-extendable', {
  rule: '行政许可法 第42条 延长',
  title: { zh: '不能延期', en: 'It cannot be extended' },
  detail: {
    zh: '“{item:item}”没有可以延长的日期时限（当日、按小时或由登记系统确定）。请在时限内决定。',
    en: 'The limit of {item:item} is none of days (the same day, hours, or a register’s). Decide in time.',
  },
});

export const counterClosed = refusal('counter-closed', {
  rule: '民法典 第203条 停止业务活动的时间',
  title: { zh: '窗口已经下班', en: 'The counter has closed' },
  detail: {
    zh: '最后一天是{date}，到窗口下班为止，现在不能{act:act}。居民仍有需要的，可以重新申请或在决定后寻求救济。',
    en: 'The last day was {date}, until the counter closed; to {act:act} is too late. The resident may apply again, or use the remedies after the decision.',
  },
});

export function countingOf({ timezone }: OpenCase, { calendar }: CaseContext): Counting {
  return { calendar, zone: timezone };
}

/**
 * 补正: before acceptance; after it where the item allows a correction that stops the clocks (rules §1.2), and where the case was returned for the
 * materials: the return uses the one correction of the case, and whoever has it back tells what is missing (rules §1.3).
 */
export const correctedOnlyWhereAllowed = guard([outOfPhase, correctionAfterAcceptance], (state, _context, act) => {
  if (state.phase === 'received' || state.phase === 'correcting') return null;
  const isAccepted = state.phase === 'accepted' || state.phase === 'suspended';
  if (!isAccepted) return refuse(outOfPhase, { act, phase: state.phase, needed: 'received,correcting' });
  return state.terms.correctsAfterAcceptance || isBackForMaterials(state)
    ? null
    : refuse(correctionAfterAcceptance, { item: state.item });
});

export const somethingIsOwed = guard([nothingOwed], (state) =>
  materialsOwed(state).length > 0 ? null : refuse(nothingOwed),
);

export const aCorrectionIsOpen = guard([noCorrection], (state, _context, act) =>
  openCorrection(state.review) ? null : refuse(noCorrection, { act }),
);

/** Rules §13: once, by the item's period, on a request before it ends. */
export const prolongedOnceAndInTime = guard([prolongedAlready, correctionOver], (state, context) => {
  const open = openCorrection(state.review);
  if (!open) return null;
  if (open.prolongedBy > 0) return refuse(prolongedAlready);
  const due = correctionClocks(state, countingOf(state, context)).at(-1)?.due;
  return due && isLate(due, context.now, state.timezone)
    ? refuse(correctionOver, { date: dueDate(due, state.timezone) })
    : null;
});

type DueHere = (state: OpenCase, context: CaseContext) => Due | null | undefined;

/**
 * Rules §13: what an applicant does at a counter comes before that counter closes on the last day, online until midnight; where it is published when it
 * closes.
 */
function beforeTheCounterCloses(dueHere: DueHere) {
  return exceptImport(
    guard([counterClosed], (state, context, act) => {
      const calendar = atCounter(context.calendar, context.asker.unit);
      const due = dueHere(state, context);
      if (!due || !calendar.hasCounterHours || state.mode === 'online') return null;
      const day = dueDate(due, state.timezone);
      const closing = closingOf(day, calendar, state.timezone);
      return closing !== null && context.now > closing ? refuse(counterClosed, { act, date: day }) : null;
    }),
  );
}

/** 补正: supplied or prolonged while the counter is open. */
export const correctedBeforeTheCounterCloses = beforeTheCounterCloses(
  (state, context) => openCorrection(state.review) && correctionClocks(state, countingOf(state, context)).at(-1)?.due,
);

/** What was asked for has its time before anything is decided. */
export const correctionIsAnswered = exceptImport(
  guard([correctionOpen], ({ item, review }) => {
    const open = openCorrection(review);
    return open === null ? null : refuse(correctionOpen, { item, materials: open.owed.join(', ') });
  }),
);
/** 容缺补齐: while the counter is open. */
export const filledBeforeTheCounterCloses = beforeTheCounterCloses(({ review }, { calendar }) => {
  const date = firstGapDue(review, calendar);
  return date === null ? null : { kind: 'date', date };
});

export const aGapIsOpen = guard([noGap], (state) => (openGaps(state.review).length > 0 ? null : refuse(noGap)));

/** 容缺补齐: what is owed is there before anything is decided (rules §13). */
export const gapsAreFilled = exceptImport(
  guard([gapOpen], ({ item, review }) => {
    const owed = openGaps(review).map(({ material }) => material);
    return owed.length === 0 ? null : refuse(gapOpen, { item, materials: owed.join(', ') });
  }),
);

export const aProcedureRuns = guard([noProcedure], ({ review }) =>
  openSpecials(review).length > 0 ? null : refuse(noProcedure),
);

/** A procedure that overran its days still has its result to give before anything is decided. */
export const proceduresHaveEnded = exceptImport(
  guard([procedureRunning], ({ review }) => {
    const [first] = openSpecials(review);
    return first ? refuse(procedureRunning, { kind: first.kind }) : null;
  }),
);

/** A clock of hours counts day and night, without pause (rules §13). */
export const clocksMayStand = guard([hoursNeverStand], ({ terms, item }) =>
  terms.promised !== null && terms.promised !== 'same-day' && terms.promised.unit === 'hour'
    ? refuse(hoursNeverStand, { item })
    : null,
);

/** 行政许可法 42: once. */
export const extendedOnlyOnce = guard([extendedAlready], ({ review: { extension }, timezone }) =>
  extension === null ? null : refuse(extendedAlready, { date: localDateOf(extension.at, timezone) }),
);

/** A limit of days is extended before it has run out; hours, the same day and what a register set are not. */
export const extendedBeforeItIsDue = guard([notExtendable, extendedTooLate], (state, { calendar, now }) => {
  const { promised, statutory } = caseClocks(state, calendar, state.timezone);
  const counted = promised ?? statutory;
  const limit = counted?.limit ?? null;
  if (!counted || limit === null || limit === 'same-day' || limit.unit === 'hour' || limit.unit === 'counter-hour')
    return refuse(notExtendable, { item: state.item });
  return counted.due && isLate(counted.due, now, state.timezone)
    ? refuse(extendedTooLate, { date: dueDate(counted.due, state.timezone) })
    : null;
});

const LONGEST_DAYS = 365;

/** A number of days that somebody announces. */
export function daysAreNamed(days: number): Refusal | null {
  const isCount = Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS;
  return isCount ? null : refuse(daysNeeded, { most: String(LONGEST_DAYS) }, { field: '/days' });
}
