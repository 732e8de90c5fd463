import { dayAfter, type LocalDate } from '#libs/clocks/domain';
import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import { staffOrHead } from '../../rules/who.js';
import { minutesOf } from '../coverage.js';
import { defineAct, defineEvent, RULE, type Roster, type Evidence } from '../kit.js';
import { noSuchShift, onlyOncePublished, shiftOf } from '../rules.js';

export interface DutyRecorded {
  readonly type: 'DutyRecorded';
  readonly data: {
    readonly date: LocalDate;
    readonly from: string;
    readonly to: string;
    readonly person: string;
    readonly present: boolean;
    readonly evidence: Evidence | null;
    readonly minutes: number;
  };
}
export const DutyRecorded = defineEvent<DutyRecorded>('DutyRecorded', {
  evolve: (state, { date, from, to, person, present }) => ({
    ...state,
    duties: [...state.duties, { date, from, to, person, present }],
  }),
  words: ({ date, from, person, present }) => ({
    text: {
      zh: `{person}{date} {from}${present ? '到岗' : '缺岗'}。`,
      en: `{person} was ${present ? 'there' : 'missing'} on {date} at {from}.`,
    },
    params: { date, from, person },
  }),
});

const notThatDay = refusal('duty-recorded-late', {
  rule: `${RULE} 到岗记录不迟于次日`,
  title: { zh: '登记日期不对', en: 'Not on that day' },
  detail: {
    zh: '{date}的值班只能在当日或次日登记。之后按缺岗处理，由主任说明。',
    en: 'A duty of {date} is recorded on that day or the next. Later it counts as missed; the head says why.',
  },
});

const evidenceNeeded = refusal('presence-needs-evidence', {
  rule: `${RULE} 到岗以签到或首次办理为准`,
  title: { zh: '须有到岗凭据', en: 'What shows the presence' },
  detail: {
    zh: '到岗以本人签到（sign-in）或首次办理（first-act）为准，不得手填。请写明 evidence。',
    en: 'Presence comes from signing in (sign-in) or the first act (first-act), and is never merely typed. Name the evidence.',
  },
});

const recordedAlready = refusal('duty-recorded-already', {
  rule: RULE,
  title: { zh: '已登记', en: 'Recorded already' },
  detail: {
    zh: '{person}{date} {time}的值班已登记。',
    en: 'The duty of {person} on {date} at {time} is recorded already.',
  },
});

export interface RecordDutyPayload {
  readonly date: LocalDate;
  readonly from: string;
  readonly person: string;
  readonly present: boolean;
  readonly evidence?: Evidence | null | undefined;
}

/** 到岗登记: from a sign-in or the first act, never later than the next day. */
export const recordDuty = defineAct('record-duty', {
  word: { zh: '到岗登记', en: 'record a duty' },
  summary: { zh: '登记到岗或缺岗，不迟于次日。', en: 'Record who was there, not later than the next day.' },
  who: staffOrHead,
  guards: [onlyOncePublished],
  events: [DutyRecorded],
  refusals: [noSuchShift, notThatDay, evidenceNeeded, recordedAlready],
  body: () => import('./record-duty.body.js').then(({ RecordDutyBody }) => RecordDutyBody),
  decide: (state, said: RecordDutyPayload, { today }) => {
    const { date, from, person, present, evidence } = said;
    const shift = shiftOf(state, said);
    if (!shift) return refuse(noSuchShift, { date, time: from, person }, { field: '/person' });
    const broken = mayBeRecorded(said, state, today);
    if (broken) return broken;
    const minutes = minutesOf(shift.to) - minutesOf(shift.from);
    return [DutyRecorded.of({ date, from, to: shift.to, person, present, evidence: evidence ?? null, minutes })];
  },
});

function mayBeRecorded(said: RecordDutyPayload, { duties }: Roster, today: LocalDate): Refusal | null {
  const { date, from, person, present, evidence } = said;
  if (today < date || today > dayAfter(date)) return refuse(notThatDay, { date }, { field: '/date' });
  if (present && !evidence) return refuse(evidenceNeeded, {}, { field: '/evidence' });
  const known = duties.some((duty) => duty.date === date && duty.from === from && duty.person === person);
  return known ? refuse(recordedAlready, { date, time: from, person }) : null;
}
