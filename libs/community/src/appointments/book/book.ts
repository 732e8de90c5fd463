import { addDays, localDateOf, writtenInstant, type Instant } from '#libs/clocks/domain';
import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import { aHallOfTheRegion, HALL_RULE, hallClosed, onlyWhileOpen, unknownHall } from '../../hall/hours.js';
import { begun, placeAt, type BookContext, type Place } from '../../kit/index.js';
import { unknownResident } from '../../rules/residents.js';
import { anyDesk, mayBegin, mayNotBegin, unknownUnit } from '../../rules/who.js';
import { defineBeginning, defineBeginningAct, type Appointment, type Way } from '../kit.js';

export interface AppointmentBooked {
  readonly type: 'AppointmentBooked';
  readonly data: {
    readonly place: Place;
    readonly slot: Instant;
    readonly on: string;
    readonly item: string;
    readonly residentId: string;
    readonly way: Way;
  };
}
export const AppointmentBooked = defineBeginning<AppointmentBooked>('AppointmentBooked', {
  evolve: ({ place, slot, on, item, residentId, way }, happening) => ({
    ...begun(place, happening),
    ...{ phase: 'booked', slot, on, item, residentId, way, endedAt: null },
  }),
  words: { zh: '预约{on}办理{item:item}。', en: 'An appointment for {item:item} on {on}.' },
});

/** 提前 1–7 日. */
const FIRST_DAY = 1;
const LAST_DAY = 7;
/** Two missed in so many days, and none is taken for so many. */
const MISSED_MOST = 2;
const MISSED_WITHIN_DAYS = 30;

const slotOutOfReach = refusal('slot-out-of-reach', {
  rule: `${HALL_RULE} 提前${FIRST_DAY}至${LAST_DAY}日预约`,
  title: { zh: '预约日期不在可约范围', en: 'Too early or too late for an appointment' },
  detail: {
    zh: '可预约{first}至{last}。当日办理的请直接取号。',
    en: 'Appointments are taken for {first} to {last}. For today, take a ticket.',
  },
});

const missedTwice = refusal('missed-twice', {
  rule: `${HALL_RULE} ${MISSED_WITHIN_DAYS}日内${MISSED_MOST}次爽约暂不接受预约`,
  title: { zh: '暂不接受预约', en: 'No appointments for now' },
  detail: {
    zh: `居民${MISSED_WITHIN_DAYS}日内${MISSED_MOST}次预约未到，至{until}不接受预约。可随时到大厅取号。`,
    en: `${MISSED_MOST} appointments were missed within ${MISSED_WITHIN_DAYS} days; none is taken until {until}. Walking in stays possible.`,
  },
});

const bookedAlready = refusal('booked-already', {
  rule: `${HALL_RULE} 一人一号`,
  title: { zh: '同一时段已有预约', en: 'Booked already' },
  detail: {
    zh: '居民这一时段已有预约。请改期，或先取消。',
    en: 'The resident has an appointment then. Choose another time, or cancel it first.',
  },
});

export interface BookPayload {
  readonly hall: string;
  /** ISO 8601 with offset. */
  readonly slot: string;
  readonly item: string;
  readonly residentId: string;
  readonly way?: Way | null | undefined;
}

/** 预约: for one of the next seven days, in the hours of the hall. */
export const book = defineBeginningAct('book', {
  word: { zh: '预约', en: 'book' },
  summary: { zh: '预约可约日期内的时段。', en: 'Make an appointment for one of the next days.' },
  who: anyDesk,
  events: [AppointmentBooked],
  refusals: [
    ...[mayNotBegin, unknownUnit, unknownHall, unknownResident, hallClosed],
    ...[slotOutOfReach, missedTwice, bookedAlready],
  ],
  body: () => import('./book.body.js').then(({ BookBody }) => BookBody),
  decide: (_state, { hall, slot: said, item, residentId, way }: BookPayload, context) => {
    const place = aHallOfTheRegion(hall, context) ?? placeAt(context, hall);
    if (place === null) return refuse(unknownUnit, { code: hall }, { field: '/hall' });
    if ('refused' in place) return place;
    const forbidden = mayBegin(anyDesk, hall, context);
    if (forbidden) return forbidden;
    if (!context.resident(residentId)) return refuse(unknownResident, {}, { field: '/residentId' });
    const slot = writtenInstant(said) ?? said;
    const broken = inReach(slot, place, context) ?? keptTheirs(residentId, slot, context);
    if (broken) return broken;
    const closed = onlyWhileOpen(hall, slot, context, '/slot');
    if (closed) return closed;
    const on = localDateOf(slot, place.timezone);
    return [AppointmentBooked.of({ place, slot, on, item, residentId, way: way ?? 'counter' })];
  },
});

function inReach(slot: Instant, { timezone }: Place, { today }: BookContext): Refusal | null {
  const [first, last] = [addDays(today, FIRST_DAY), addDays(today, LAST_DAY)];
  const on = localDateOf(slot, timezone);
  return first <= on && on <= last ? null : refuse(slotOutOfReach, { first, last }, { field: '/slot' });
}

/** Two missed within 30 日: none for 30 日 after the second. */
function keptTheirs(residentId: string, slot: Instant, { all, today }: BookContext): Refusal | null {
  const theirs = all<Appointment>('appointment').filter(({ entry }) => entry.residentId === residentId);
  if (theirs.some(({ entry }) => entry.phase === 'booked' && entry.slot === slot))
    return refuse(bookedAlready, {}, { field: '/slot' });
  const until = bannedUntil(theirs.map(({ entry }) => entry));
  return until !== null && today <= until ? refuse(missedTwice, { until }, { field: '/residentId' }) : null;
}

/** The last day on which no appointment is taken; null where no two were missed within 30 日 of each other. */
export function bannedUntil(appointments: readonly Pick<Appointment, 'phase' | 'on'>[]): string | null {
  const missed = appointments.filter(({ phase }) => phase === 'missed').map(({ on }) => on);
  missed.sort();
  const second = missed.findLast((on, index) => {
    const before = missed[index - MISSED_MOST + 1];
    return before !== undefined && on <= addDays(before, MISSED_WITHIN_DAYS);
  });
  return second === undefined ? null : addDays(second, MISSED_WITHIN_DAYS);
}
