import type { CaseEvent, PlaceOfCase } from '#libs/case';
import type { ItemTerms } from '#libs/catalogue/domain';
import { addDays, instantOfLocal, type CalendarEvent, type Instant, type LocalDate } from '#libs/clocks/domain';
import type { Actor, DecodedEvent, DomainEvent } from '#libs/event-log/domain';

/** An event with its circumstances, before it has a place in a log. */
export interface Happened<E extends DomainEvent = CaseEvent | CalendarEvent> {
  readonly stream: string;
  readonly event: E;
  readonly at: Instant;
}

export const ZONE = 'Asia/Shanghai';
const ACTOR: Actor = { person: 'clerk', role: 'intake-clerk', unit: '210102001001' };

/** Noon, or another hour, of the day so many days after 2026-01-01 in the region. */
export function onDay(day: number, hour = 12): Instant {
  return instantOfLocal(`${dateOf(day)}T${String(hour).padStart(2, '0')}:00:00`, ZONE, 'earlier');
}

export function dateOf(day: number): LocalDate {
  return addDays('2026-01-01', day);
}

export const HOME: PlaceOfCase = { unit: '210102001001', leaf: '210102001001', district: '210102' };
export const AWAY: PlaceOfCase = { unit: '210124001001', leaf: '210124001001', district: '210124' };

/** Promised within 10 and owed by law within 20 working days. */
export const TERMS: ItemTerms = {
  kind: 'promised',
  statutory: { value: 20, unit: 'working-day', rolls: true },
  promised: { value: 10, unit: 'working-day', rolls: true },
  startsAt: 'accepted',
};

type Received = Extract<CaseEvent, { type: 'RequestReceived' }>['data'];

export function received(change: Partial<Received> = {}): CaseEvent {
  return {
    type: 'RequestReceived',
    data: {
      region: '210100',
      timezone: ZONE,
      number: 'N',
      item: 'MZ-10',
      itemVersion: 1,
      terms: TERMS,
      mode: 'accept-anywhere',
      residentId: '6f1f4c1e-0000-5000-8000-000000000001',
      receiving: AWAY,
      home: HOME,
      responsibleUnit: '210102-MZ',
      overrideReason: null,
      materials: [],
      missing: [],
      deliverTo: null,
      agent: null,
      note: null,
      register: null,
      ...change,
    },
  };
}

export const accepted: CaseEvent = { type: 'RequestAccepted', data: { manner: 'explicit' } };
export const routed: CaseEvent = {
  type: 'CaseRouted',
  data: { from: AWAY.unit, to: '210102-MZ', responsibleUnit: '210102-MZ', reason: null },
};
export const signed: CaseEvent = { type: 'CaseSigned', data: { unit: '210102-MZ' } };
export const decided: CaseEvent = {
  type: 'DecisionMade',
  data: { outcome: 'granted', reasons: null, remedies: null, unit: '210102-MZ' },
};
export const fulfilled: CaseEvent = { type: 'RequestFulfilled', data: { result: null, note: null } };
export const delivered: CaseEvent = {
  type: 'ResultDelivered',
  data: { way: 'counter', receivedBy: null, trackingNumber: null },
};
export const withdrawn: CaseEvent = { type: 'CaseWithdrawn', data: { reason: { sealed: '', key: '' } } };
export const escalated: CaseEvent = {
  type: 'CaseEscalated',
  data: { from: '210102-MZ', to: '210102', level: 'district', reason: { sealed: '', key: '' } },
};

export function rated(about: 'counter' | 'authority', score: number, given = true): CaseEvent {
  const { unit, leaf } = about === 'counter' ? AWAY : HOME;
  return { type: 'ServiceRated', data: { score, about, unit, leaf, date: dateOf(20), given, comment: null } };
}

/** @param decidedOn - the day on which its clocks had stopped @param closedOn - the day on which it was closed */
export function reopened(decidedOn: number, closedOn: number): CaseEvent {
  const times = { stoppedAt: onDay(decidedOn), closedAt: onDay(closedOn) };
  const data = { outcome: 'granted', to: '210102-MZ', by: '210102', reason: { sealed: '', key: '' } } as const;
  return { type: 'CaseReopened', data: { ...data, ...times } };
}

export function holidays(year: number, days: readonly LocalDate[]): CalendarEvent {
  const data = { region: '210100', year, holidays: days, makeUpDays: [], inLieu: [], notice: null, sources: [] };
  return { type: 'CalendarYearPublished', data };
}

export function caseStream(index: number): string {
  return `case-00000000-0000-5000-8000-${String(index).padStart(12, '0')}`;
}

/** The happenings as a log would give them back: revisions by stream, positions from 1. */
export function asDecoded<E extends DomainEvent>(happened: readonly Happened<E>[]): DecodedEvent<E>[] {
  const revisions = new Map<string, number>();
  return happened.map(({ stream, event, at }, index) => {
    const revision = revisions.get(stream) ?? 0;
    revisions.set(stream, revision + 1);
    const id = `00000000-0000-5000-9000-${String(index).padStart(12, '0')}`;
    return {
      event,
      stream,
      revision,
      position: { log: 'testlog0', offset: BigInt(index + 1) },
      metadata: {
        id,
        type: event.type,
        schema: 1,
        occurredAt: at,
        recordedAt: at,
        actor: ACTOR,
        correlationId: id,
        causationId: id,
        commandId: id,
        commandHmac: '',
        chain: '',
      },
    };
  });
}
