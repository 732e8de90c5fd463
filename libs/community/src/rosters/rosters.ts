import { dayAfter } from '#libs/clocks/domain';
import { bookOf, clockUntil } from '../kit/index.js';
import { close } from './close/close.js';
import { RULE, states, type Roster } from './kit.js';
import { plan } from './plan/plan.js';
import { publish } from './publish/publish.js';
import { recordDuty } from './record-duty/record-duty.js';
import { swap } from './swap/swap.js';

/** 值班表: planned, published, swapped, and who was there. */
export const rosterBook = bookOf<Roster>({
  name: 'roster',
  path: 'rosters',
  word: { zh: '值班表', en: 'roster' },
  rule: RULE,
  states,
  acts: [plan, publish, swap, recordDuty, close],
  stateWords: {
    planned: { zh: '已排出', en: 'planned' },
    published: { zh: '已公布', en: 'published' },
    over: { zh: '已期满', en: 'over' },
  },
  fields: {
    from: { zh: '起日', en: 'from', of: ({ from }) => from },
    to: { zh: '止日', en: 'to', of: ({ to }) => to },
    openings: { zh: '值守时段', en: 'openings', type: 'array', of: ({ openings }) => openings },
    shifts: { zh: '班次', en: 'shifts', type: 'array', of: ({ shifts }) => shifts },
    duties: { zh: '到岗情况', en: 'duties', type: 'array', of: ({ duties }) => duties },
    swaps: { zh: '调班次数', en: 'swaps', type: 'integer', of: ({ swaps }) => swaps },
  },
  few: true,
  clocks: ({ unit, begunAt, publishedAt, phase, to, from }) => [
    clockUntil({
      name: 'publish',
      word: { zh: '公布值班表', en: 'publication of the roster' },
      owedBy: unit,
      start: begunAt,
      date: from,
      endedAt: publishedAt ?? (phase === 'over' ? begunAt : null),
    }),
    clockUntil({
      name: 'over',
      word: { zh: '值班表期满', en: 'end of the roster' },
      owedBy: null,
      start: begunAt,
      date: dayAfter(to),
      endedAt: phase === 'over' ? begunAt : null,
      fires: { act: 'close', payload: {} },
    }),
  ],
  figures: {
    duties: { kind: 'flow', zh: '登记班次', en: 'Duties recorded' },
    present: { kind: 'flow', zh: '到岗班次', en: 'Duties kept' },
    missed: { kind: 'flow', zh: '缺岗班次', en: 'Duties missed' },
    dutyMinutes: { kind: 'flow', zh: '值守分钟', en: 'Minutes of duty kept' },
    swaps: { kind: 'flow', zh: '调班', en: 'Shifts swapped' },
  },
  flows: ({ event }) => {
    if (event.type === 'ShiftSwapped') return { swaps: 1 };
    if (event.type !== 'DutyRecorded') return {};
    const { present, minutes } = event.data as { readonly present: boolean; readonly minutes: number };
    return present ? { duties: 1, present: 1, dutyMinutes: minutes } : { duties: 1, missed: 1 };
  },
});
