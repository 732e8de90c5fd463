import type { Instant, LocalDate } from '#libs/clocks/domain';
import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import type { Appointment } from '../../appointments/kit.js';
import { aHallOfTheRegion, HALL_RULE, hallClosed, onlyWhileOpen, unknownHall } from '../../hall/hours.js';
import { ageOn } from '../../hall/age.js';
import { begun, placeAt, type BookContext, type Place } from '../../kit/index.js';
import { unknownResident } from '../../rules/residents.js';
import { minutesAfter } from '../../rules/time.js';
import { anyDesk, mayBegin, mayNotBegin, staffOrHead, unknownUnit } from '../../rules/who.js';
import { defineBeginning, defineBeginningAct, type Priority, type Ticket, type TicketKind } from '../kit.js';
import { SLOT_KEPT_MIN } from '../queue.js';

export interface TicketIssued {
  readonly type: 'TicketIssued';
  readonly data: Place & {
    readonly code: string;
    readonly day: LocalDate;
    readonly kind: TicketKind;
    readonly principal: string | null;
    readonly agent: string | null;
    readonly services: readonly string[];
    readonly priority: Priority | null;
    readonly appointment: string | null;
    readonly slot: Instant | null;
    readonly waitsFrom: Instant;
  };
}
export const TicketIssued = defineBeginning<TicketIssued>('TicketIssued', {
  evolve: (data, happening) => ({
    ...begun(data, happening),
    ...{ phase: 'issued', code: data.code, day: data.day, hall: data.unit, window: null, kind: data.kind },
    ...{ principal: data.principal, agent: data.agent, services: data.services, priority: data.priority },
    ...{ slot: data.slot, waitsFrom: data.waitsFrom, calls: [], firstCalledAt: null, clerk: null },
    ...{ passedAt: null, wasRequeued: false, behind: [], startedAt: null, endedAt: null, alarmedAt: null, cases: [] },
  }),
  words: {
    zh: '{unit:unit}发出号票{code}[（{priority:priority}）][：{services}]。',
    en: '{unit:unit} issued ticket {code}[ ({priority:priority})][: {services}].',
  },
});

const ticketRunning = refusal('ticket-running', {
  rule: `${HALL_RULE} 一人一号`,
  title: { zh: '已有一张号票', en: 'One ticket at a time' },
  detail: {
    zh: '居民在{unit:hall}已有号票{code}，几件事可办在一张号上。请在那张号上办理，或先作废。',
    en: 'The resident has ticket {code} at {unit:hall}; several matters go on one ticket. Use it, or give it up first.',
  },
});

const priorityUnfounded = refusal('priority-unfounded', {
  rule: `${HALL_RULE} 优先: 80岁以上`,
  title: { zh: '不合优先条件', en: 'No reason for priority' },
  detail: {
    zh: '居民{age}岁，未满80岁。请按其他优先原因或普通号取号。',
    en: 'The resident is {age}, not 80. Take another reason, or a normal ticket.',
  },
});

const notArrived = refusal('appointment-not-arrived', {
  rule: `${HALL_RULE} 预约`,
  title: { zh: '预约未报到', en: 'The appointment has not arrived' },
  detail: {
    zh: '预约号须是本大厅当日已报到的预约。请先报到，或取普通号。',
    en: 'An appointed ticket needs an appointment at this hall that has arrived. Let it arrive first, or take a normal one.',
  },
});

export interface IssuePayload {
  readonly hall: string;
  readonly kind: TicketKind;
  readonly principal?: string | null | undefined;
  readonly agent?: string | null | undefined;
  readonly services: readonly string[];
  readonly priority?: Priority | null | undefined;
  readonly appointment?: string | null | undefined;
}

/** 取号: one running ticket a person, while the hall is open; a remote window takes it from any desk. */
export const issue = defineBeginningAct('issue', {
  word: { zh: '取号', en: 'take a ticket' },
  summary: { zh: '取号：一人一号，一号多事。', en: 'Take a ticket: one a person, several matters on it.' },
  who: staffOrHead,
  events: [TicketIssued],
  refusals: [
    ...[mayNotBegin, unknownUnit, unknownHall, unknownResident, hallClosed],
    ...[ticketRunning, priorityUnfounded, notArrived],
  ],
  body: () => import('./issue.body.js').then(({ IssueTicketBody }) => IssueTicketBody),
  decide: (_state, payload: IssuePayload, context) => {
    const { hall, kind, principal, services } = payload;
    const place = aHallOfTheRegion(hall, context) ?? placeAt(context, hall);
    if (place === null) return refuse(unknownUnit, { code: hall }, { field: '/hall' });
    if ('refused' in place) return place;
    const broken = mayTakeOne(payload, context);
    if (broken) return broken;
    const slot = slotOf(payload, context);
    if (kind === 'appointed' && slot === null) return refuse(notArrived, {}, { field: '/appointment' });
    const keepsSlot = slot !== null && context.now <= minutesAfter(slot, SLOT_KEPT_MIN);
    const agent = payload.agent ?? null;
    return [
      TicketIssued.of({
        ...{ ...place, code: codeOf(hall, context), day: context.today, principal: principal ?? null, agent, services },
        ...{ kind: slot !== null && !keepsSlot ? 'on-site' : kind, priority: priorityOf(payload, context) },
        ...{ appointment: payload.appointment ?? null, slot: keepsSlot ? slot : null },
        waitsFrom: keepsSlot && slot > context.now ? slot : context.now,
      }),
    ];
  },
});

function mayTakeOne(payload: IssuePayload, context: BookContext): Refusal | null {
  const { hall, kind, principal, agent, priority } = payload;
  const forbidden = mayBegin(kind === 'remote' ? anyDesk : staffOrHead, hall, context);
  if (forbidden) return forbidden;
  if (principal && !context.resident(principal)) return refuse(unknownResident, {}, { field: '/principal' });
  if (agent && !context.resident(agent)) return refuse(unknownResident, {}, { field: '/agent' });
  const closed = onlyWhileOpen(hall, context.now, context, '/hall');
  if (closed) return closed;
  const age = principal ? ageOn(context.resident(principal)?.birthDate ?? null, context.today) : null;
  if (priority === 'aged-80' && age !== null && age < 80)
    return refuse(priorityUnfounded, { age: String(age) }, { field: '/priority' });
  const running = principal
    ? context.all<Ticket>('ticket').find(({ entry }) => isRunning(entry, principal))
    : undefined;
  return running
    ? refuse(ticketRunning, { hall: running.entry.hall, code: running.entry.code }, { field: '/principal' })
    : null;
}

function isRunning({ phase, principal }: Ticket, person: string): boolean {
  return principal === person && phase !== 'served' && phase !== 'abandoned';
}

/** Who is 80 has priority unasked. */
function priorityOf({ priority, principal }: IssuePayload, context: BookContext): Priority | null {
  if (priority) return priority;
  const age = principal ? ageOn(context.resident(principal)?.birthDate ?? null, context.today) : null;
  return age !== null && age >= 80 ? 'aged-80' : null;
}

function slotOf({ appointment, hall }: IssuePayload, context: BookContext): Instant | null {
  const booked = appointment ? context.entry<Appointment>('appointment', appointment) : null;
  return booked?.phase === 'arrived' && booked.unit === hall ? booked.slot : null;
}

/** A001, A002, … of the hall and the day. */
function codeOf(hall: string, { today, all }: BookContext): string {
  const before = all<Ticket>('ticket').filter(({ entry }) => entry.unit === hall && entry.day === today);
  return `A${String(before.length + 1).padStart(3, '0')}`;
}
