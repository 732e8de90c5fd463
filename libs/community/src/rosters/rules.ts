import { refusal, refuse } from '#libs/kernel/domain';
import { guard, RULE, type Roster, type Shift } from './kit.js';

const notPublished = refusal('roster-not-published', {
  rule: RULE,
  title: { zh: '值班表未公布', en: 'Not published yet' },
  detail: { zh: '值班表尚未公布。请先公布。', en: 'The roster is not published. Publish it first.' },
});

export const onlyOncePublished = guard([notPublished], ({ phase }) =>
  phase === 'published' ? null : refuse(notPublished),
);

export const noSuchShift = refusal('no-such-shift', {
  kind: 'bad-request',
  rule: RULE,
  title: { zh: '没有这一班', en: 'No such shift' },
  detail: { zh: '{date} {time}没有{person}的班。请核对。', en: '{person} has no shift on {date} at {time}. Check it.' },
});

/** The shift of a person that begins then; undefined where there is none. */
export function shiftOf(
  { shifts }: Pick<Roster, 'shifts'>,
  { date, from, person }: { readonly date: string; readonly from: string; readonly person: string },
): Shift | undefined {
  return shifts.find((shift) => shift.date === date && shift.from === from && shift.persons.includes(person));
}
