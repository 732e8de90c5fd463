import { localDateOf } from '#libs/clocks/domain';
import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import type { CaseContext } from '../context.js';
import type { OpenCase } from '../state/case.js';

export const recusedPerson = refusal('recused-person', {
  rule: '信访工作条例 回避; 济南条例 第32条',
  title: { zh: '不能分派给回避的人', en: 'Not to somebody who is recused' },
  detail: {
    zh: '{person}已回避本件。请分派给其他人员。',
    en: '{person} is recused from this case. Assign it to somebody else.',
  },
});

export const awayPerson = refusal('away-person', {
  rule: '限时办结制、AB岗: 不在岗的不承办',
  title: { zh: '该人员不在岗', en: 'Somebody who is away' },
  detail: {
    zh: '{person}当日不在岗，也无人可代班。请写明在岗的人员。',
    en: '{person} is away that day, and nobody stands in. Name somebody who is there.',
  },
});

/** Who is named for a part in a case is there that day, and has no interest of their own in it (AB岗, 回避). */
export function mayTakePart(
  person: string,
  field: string,
  { recused, timezone }: OpenCase,
  { absences, now }: Pick<CaseContext, 'absences' | 'now'>,
): Refusal | null {
  if (recused?.includes(person)) return refuse(recusedPerson, { person }, { field });
  return absences.isAway(person, localDateOf(now, timezone)) ? refuse(awayPerson, { person }, { field }) : null;
}
