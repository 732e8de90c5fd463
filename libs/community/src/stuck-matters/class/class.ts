import type { LocalDate } from '#libs/clocks/domain';
import { plain, refusal, refuse, type Refusal, type Sealed } from '#libs/kernel/domain';
import type { BookContext } from '../../kit/index.js';
import { DAYS, lastDayOf } from '../deadlines.js';
import { defineAct, defineEvent, type StuckClass, type StuckMatter } from '../kit.js';
import { dutyHead, onlyWhile, RULE } from '../rules.js';

export interface StuckMatterClassed {
  readonly type: 'StuckMatterClassed';
  readonly data: { readonly class: StuckClass; readonly due: LocalDate; readonly told: Sealed | null };
}
export const StuckMatterClassed = defineEvent<StuckMatterClassed>('StuckMatterClassed', {
  evolve: (state, data) => ({
    ...state,
    phase: state.phase === 'reported' ? 'classed' : state.phase,
    class: data.class,
  }),
  words: {
    zh: '分类为{stuckclass:class}，{due}前答复[；已告知居民：{told}]。',
    en: 'Classed as {stuckclass:class}, answered by {due}[; the resident was told: {told}].',
  },
});

const toldFirst = refusal('told-of-the-delay-first', {
  rule: `${RULE} 至多${DAYS.complex}个工作日，延期须在到期前告知`,
  title: { zh: '延期须先告知居民', en: 'The resident is told first' },
  detail: {
    zh: `延到${DAYS.complex}个工作日的，须在到期前告知居民原因（told）。`,
    en: `For ${DAYS.complex} working days the resident is told why before the day is over (told).`,
  },
});

const tooLate = refusal('due-day-passed', {
  rule: `${RULE} 延期须在到期前`,
  title: { zh: '已经超期', en: 'The day has passed' },
  detail: {
    zh: '应于{due}前答复，已经超期，不能再延。请立即答复。',
    en: 'It was due on {due} and cannot be given more time. Answer now.',
  },
});

const notShorter = refusal('class-not-shorter', {
  rule: `${RULE} 重新分类只能延长一次到更长一档`,
  title: { zh: '不能改为更短一档', en: 'Not to a shorter class' },
  detail: {
    zh: '已分为{stuckclass:class}。只能改为更长的一档。',
    en: 'It is {stuckclass:class}. It may only go to a longer class.',
  },
});

export interface ClassPayload {
  readonly class: StuckClass;
  readonly told?: string | null | undefined;
}

/** 分类: by the duty head; again, to a longer class, while the day of the one before has not passed. */
export const classMatter = defineAct('class', {
  word: { zh: '分类', en: 'class' },
  summary: {
    zh: '分类：简易、会商、疑难，或指向他处。',
    en: 'Class it: how long it may take, or that it belongs elsewhere.',
  },
  who: dutyHead,
  guards: [onlyWhile('reported', 'classed', 'assigned')],
  events: [StuckMatterClassed],
  refusals: [toldFirst, tooLate, notShorter],
  body: () => import('./class.body.js').then(({ ClassBody }) => ClassBody),
  decide: (state, { class: classed, told }: ClassPayload, context) => {
    const broken = mayBecome(classed, state, context);
    if (broken) return broken;
    if (classed === 'complex' && !told) return refuse(toldFirst, {}, { field: '/told' });
    const due = lastDayOf(state, classed, context.calendar);
    return [StuckMatterClassed.of({ class: classed, due, told: plain(told) })];
  },
});

function mayBecome(classed: StuckClass, state: StuckMatter, { calendar, today }: BookContext): Refusal | null {
  const before = state.class ?? 'simple';
  if (state.class !== null && DAYS[classed] < DAYS[before])
    return refuse(notShorter, { class: before }, { field: '/class' });
  const due = lastDayOf(state, before, calendar);
  return DAYS[classed] > DAYS[before] && today > due ? refuse(tooLate, { due }, { field: '/class' }) : null;
}
