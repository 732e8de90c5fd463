import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import type { Absence, AbsenceEntered } from '../absences.js';
import { absencesIn, defineActWhenever, defineEventWhenever, type AbsenceContext } from './kit.js';
import { notTheirAbsence, onlyOfOneself, onlyOfTheirUnit, STAND_IN, whoeverWorksHere } from './rules.js';

export const Entered = defineEventWhenever<AbsenceEntered>('AbsenceEntered', {
  evolve: (state, absence) => ({
    phase: 'kept',
    absences: [...absencesIn(state).filter((each) => each.absence !== absence.absence), absence],
  }),
  words: {
    zh: '{person}自{from}至{to}不在岗，由{standIn}代办。',
    en: '{person} is away from {from} to {to}; {standIn} stands in.',
  },
});

const standInSelf = refusal('stand-in-self', {
  rule: STAND_IN,
  title: { zh: '不能由本人代办', en: 'Nobody stands in for themselves' },
  detail: { zh: '{person}不在岗，请另指定代办人。', en: '{person} is away: name somebody else.' },
});

const dayPassed = refusal('day-passed', {
  rule: STAND_IN,
  title: { zh: '日期已过', en: 'The days have passed' },
  detail: { zh: '{date}已过。请登记到今天或以后。', en: '{date} has passed. An absence ends today or later.' },
});

const awayAlready = refusal('away-already', {
  rule: STAND_IN,
  title: { zh: '已有不在岗登记', en: 'Away already' },
  detail: {
    zh: '{person}自{from}至{to}不在岗。请另选日期或代办人。',
    en: '{person} is away from {from} to {to} already. Choose other days or another stand-in.',
  },
});

const standsInAlready = refusal('stands-in-already', {
  rule: STAND_IN,
  title: { zh: '正在代岗', en: 'Stands in already' },
  detail: {
    zh: '{standIn}自{from}至{to}为{person}代岗，其间不能不在岗。请先结束该登记并另选代办人。',
    en: '{standIn} stands in for {person} from {from} to {to} and cannot be away then. End that absence first, and name another stand-in.',
  },
});

/** 登记不在岗: A is away, and B does A's work with the same power. */
export const enter = defineActWhenever('enter-absence', {
  word: { zh: '登记不在岗', en: 'enter an absence' },
  summary: { zh: '登记不在岗和代办人。', en: 'Enter who is away and who stands in.' },
  who: whoeverWorksHere,
  guards: [onlyOfTheirUnit],
  events: [Entered],
  refusals: [notTheirAbsence, standInSelf, dayPassed, awayAlready, standsInAlready],
  decide: (state, absence: Absence, context) =>
    onlyOfOneself(absence.person, context) ??
    somebodyElseStandsIn(absence) ??
    notOverAlready(absence, context) ??
    nobodyIsAwayTwice(absence, absencesIn(state)) ??
    whoeverStandsInIsThere(absence, absencesIn(state)) ?? [Entered.of(absence)],
});

function somebodyElseStandsIn({ person, standIn }: Absence): Refusal | null {
  return person === standIn ? refuse(standInSelf, { person }) : null;
}

function notOverAlready({ to }: Absence, { today }: AbsenceContext): Refusal | null {
  return to < today ? refuse(dayPassed, { date: to }) : null;
}

/** Of the same person, or of the stand-in, on one of its days. */
function nobodyIsAwayTwice(absence: Absence, others: readonly Absence[]): Refusal | null {
  const away = others.find((other) => meets(other, absence) && isOneOf(other.person, absence));
  return away ? refuse(awayAlready, { person: away.person, from: away.from, to: away.to }) : null;
}

/** Two absences mean the same in either order of entering. */
function whoeverStandsInIsThere(absence: Absence, others: readonly Absence[]): Refusal | null {
  const duty = others.find((other) => meets(other, absence) && other.standIn === absence.person);
  if (!duty) return null;
  const { standIn, person, from, to } = duty;
  return refuse(standsInAlready, { standIn, person, from, to });
}

function meets(one: Absence, other: Absence): boolean {
  return one.from <= other.to && other.from <= one.to;
}

function isOneOf(person: string, absence: Absence): boolean {
  return person === absence.person || person === absence.standIn;
}
