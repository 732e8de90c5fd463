import { addDays, localDateOf } from '#libs/clocks/domain';
import { HALL_RULE } from '../hall/hours.js';
import { bookOf } from '../kit/index.js';
import { minutesAfter } from '../rules/time.js';
import { SLOT_KEPT_MIN } from '../tickets/queue.js';
import { arrive } from './arrive/arrive.js';
import { book } from './book/book.js';
import { cancel } from './cancel/cancel.js';
import { states, type Appointment } from './kit.js';
import { miss } from './miss/miss.js';

/** Two that were missed within 30 日 are looked at for 30 more. */
const REMEMBERED_DAYS = 61;

/** 预约: booked, arrived, missed or cancelled. */
export const appointmentBook = bookOf<Appointment>({
  name: 'appointment',
  path: 'appointments',
  word: { zh: '预约', en: 'appointment' },
  rule: HALL_RULE,
  states,
  acts: [book, arrive, cancel, miss],
  stateWords: {
    booked: { zh: '已预约', en: 'booked' },
    arrived: { zh: '已报到', en: 'arrived' },
    missed: { zh: '未到', en: 'missed' },
    cancelled: { zh: '已取消', en: 'cancelled' },
  },
  fields: {
    hall: { zh: '大厅', en: 'hall', of: ({ unit }) => unit },
    slot: { zh: '时段', en: 'slot', of: ({ slot }) => slot },
    item: { zh: '事项', en: 'item', of: ({ item }) => item },
    residentId: { zh: '居民', en: 'resident', of: ({ residentId }) => residentId },
    way: { zh: '方式', en: 'way', of: ({ way }) => way },
  },
  few: true,
  remembered: ({ on, timezone }, at) => addDays(on, REMEMBERED_DAYS) >= localDateOf(at, timezone),
  inTurn: ({ payload }) => (payload as { readonly residentId?: string }).residentId ?? null,
  clocks: ({ begunAt, slot, endedAt }) => [
    {
      ...{ name: 'slot', word: { zh: '预约保留', en: 'slot is kept' }, owedBy: null, start: begunAt, limit: null },
      due: { kind: 'instant', at: minutesAfter(slot, SLOT_KEPT_MIN) },
      endedAt,
      fires: { act: 'miss', payload: {} },
    },
  ],
  figures: {
    arrived: { kind: 'flow', zh: '预约报到', en: 'Appointments that arrived' },
    missed: { kind: 'flow', zh: '预约未到', en: 'Appointments missed' },
    cancelled: { kind: 'flow', zh: '预约取消', en: 'Appointments cancelled' },
  },
  flows: ({ event }) => {
    if (event.type === 'AppointmentArrived') return { arrived: 1 };
    if (event.type === 'AppointmentMissed') return { missed: 1 };
    return event.type === 'AppointmentCancelled' ? { cancelled: 1 } : {};
  },
  search: ({ item }) => [item],
  names: ({ payload }, entry) =>
    entry ? {} : { books: ['appointment'], residents: [(payload as { readonly residentId?: string }).residentId] },
  residentOf: ({ residentId }) => residentId,
});
