import { judgeBefore, type LocalDate } from '#libs/clocks/domain';
import { refusal, refuse } from '#libs/kernel/domain';
import { staffOrHead } from '../../rules/who.js';
import { defineAct, defineEvent, RULE, type Shift } from '../kit.js';
import { noSuchShift, onlyOncePublished, shiftOf } from '../rules.js';

/** 提前1日调班: later it cannot be. */
const SWAP_BEFORE = { days: 1, hard: true } as const;

export interface ShiftSwapped {
  readonly type: 'ShiftSwapped';
  readonly data: { readonly date: LocalDate; readonly from: string; readonly out: string; readonly in: string };
}
export const ShiftSwapped = defineEvent<ShiftSwapped>('ShiftSwapped', {
  evolve: (state, { date, from, out, in: comes }) => ({
    ...state,
    swaps: state.swaps + 1,
    shifts: state.shifts.map((shift) =>
      shift.date === date && shift.from === from ? swapped(shift, out, comes) : shift,
    ),
  }),
  words: { zh: '{date} {from}由{in}代{out}值班。', en: '{in} takes the shift of {out} on {date} at {from}.' },
});

function swapped(shift: Shift, out: string, comes: string): Shift {
  return { ...shift, persons: shift.persons.map((person) => (person === out ? comes : person)) };
}

const swapTooLate = refusal('swap-too-late', {
  rule: `${RULE} 提前${SWAP_BEFORE.days}日调班`,
  title: { zh: '调班太晚', en: 'Too late to swap' },
  detail: {
    zh: `{date}的班须至少提前${SWAP_BEFORE.days}日调。请照班值守，或由主任指定B岗。`,
    en: 'A shift of {date} is swapped a day before at the latest. Keep it, or let the head name a stand-in.',
  },
});

const onDutyAlready = refusal('on-duty-already', {
  rule: `${RULE} 同一时段不兼两班`,
  title: { zh: '已在值班', en: 'On duty already' },
  detail: {
    zh: '{person}在{date} {time}已有班。请另找一人。',
    en: '{person} has a shift on {date} at {time} already. Ask somebody else.',
  },
});

export interface SwapPayload {
  readonly date: LocalDate;
  readonly from: string;
  readonly out: string;
  readonly in: string;
}

/** 调班: one person for another, a day before at the latest; as many are there as before. */
export const swap = defineAct('swap', {
  word: { zh: '调班', en: 'swap' },
  summary: { zh: '调班，不得临时调。', en: 'Swap a shift, before its day.' },
  who: staffOrHead,
  guards: [onlyOncePublished],
  events: [ShiftSwapped],
  refusals: [noSuchShift, swapTooLate, onDutyAlready],
  body: () => import('./swap.body.js').then(({ SwapBody }) => SwapBody),
  decide: (state, { date, from, out, in: comes }: SwapPayload, { today }) => {
    const shift = shiftOf(state, { date, from, person: out });
    if (!shift) return refuse(noSuchShift, { date, time: from, person: out }, { field: '/out' });
    if (judgeBefore(date, SWAP_BEFORE, today) === 'forbidden') return refuse(swapTooLate, { date }, { field: '/date' });
    const busy = state.shifts.some(
      (each) => each.date === date && each.persons.includes(comes) && each.from < shift.to && shift.from < each.to,
    );
    if (busy) return refuse(onDutyAlready, { date, time: from, person: comes }, { field: '/in' });
    return [ShiftSwapped.of({ date, from, out, in: comes })];
  },
});
