import { describe, expect, it } from '@jest/globals';
import { CounterCalendar, type WorkingCalendar } from '#libs/clocks/domain';
import {
  asker,
  at,
  calendar,
  clerk,
  COMMUNITY,
  givenOf,
  ID,
  NEIGHBOUR,
  resident,
  RESIDENT,
  system,
  type Told,
  type World,
} from '../../testing/told/index.js';
import type { Ticket } from './kit.js';
import { queueOf } from './queue.js';
import { ticketBook } from './tickets.js';
import { waitFigures } from './waits.js';

/** The region's days, without hours of any counter. */
const regionDays: WorkingCalendar = {
  isWorkingDay: (date) => calendar.isWorkingDay(date),
  isRestDay: (date) => calendar.isRestDay(date),
  isProvisional: (year) => calendar.isProvisional(year),
  version: (year) => calendar.version(year),
};

const given = givenOf<Ticket>(ticketBook);
const day = (time: string) => at(`2026-09-14T${time}`);
const tell = (act: string, time: string, said: object = {}, world: World = {}, by: Told['by'] = clerk): Told => ({
  ...{ act, by, said, at: day(time), world },
});
const take = (time: string, said: object = {}, world: World = {}, by: Told['by'] = clerk) =>
  tell('issue', time, { hall: COMMUNITY, kind: 'on-site', services: ['MZ-10'], ...said }, world, by);
const call = (time: string, world: World = {}, said: object = {}) =>
  tell('call', time, { window: '3', ...said }, world);

/** A ticket of the same hall, as it stands. */
const other = (id: string, time: string, change: Partial<Ticket> = {}) => ({
  ...{ id, entry: { ...given(take(time)).entry, id, code: id, ...change } },
});
const queue = (...tickets: readonly { readonly id: string; readonly entry: Ticket }[]): World => ({
  all: { ticket: tickets },
});
const codes = (now: string, ...tickets: readonly { readonly id: string; readonly entry: Ticket }[]) =>
  queueOf(COMMUNITY, tickets, day(now)).map(({ id }) => id);

describe('a ticket, from its issue to its end', () => {
  it('waits from the issue to the first call: 09:02 to 09:13, served 25 minutes, three cases on it', () => {
    const before = Array.from({ length: 11 }, (_, index) => other(`T${index}`, '08:50', { phase: 'served' }));
    const steps = [
      take('09:02', {}, queue(...before)),
      call('09:13'),
      call('09:15'),
      tell('start', '09:16'),
      tell('end', '09:41', { cases: ['c-1', 'c-2', 'c-3'] }),
    ];
    const { entry } = given(...steps);
    expect(entry).toMatchObject({ code: 'A012', phase: 'served', clerk: clerk.person, calls: { length: 2 } });
    const shown = Object.fromEntries(Object.entries(ticketBook.fields).map(([name, { of }]) => [name, of(entry)]));
    expect(shown).toMatchObject({ waited: 11, cases: { length: 3 } });
    const event = { type: 'ServiceEnded', data: { cases: [], consultations: 0 } };
    expect(ticketBook.flows({ event, at: day('09:41') }, entry, entry)).toMatchObject({
      ...{ served: 1, serviceSeconds: 25 * 60, cases: 3, severalOnOne: 1, fromOtherHalls: 0 },
    });
  });

  it('has figures of waiting: 4, 11 and 38 minutes', () => {
    expect(waitFigures([4, 11, 38])).toEqual({
      ...{ mean: 17.7, median: 11, ninetieth: 38, withinFifteen: 66.7, alarms: 1 },
    });
    expect(waitFigures([10, 20])?.median).toBe(15);
    expect(waitFigures([])).toBeNull();
  });

  it('is taken at its hall, by a person once at a time', () => {
    expect(given().when(take('09:00', {}, {}, asker('intake-clerk', NEIGHBOUR))).then).toBe('forbidden: may-not-begin');
    expect(given().when(take('09:00', { kind: 'remote' }, {}, asker('intake-clerk', NEIGHBOUR))).then).toEqual([
      'TicketIssued',
    ]);
    expect(given().when(take('09:00', {}, {}, asker('auditor'))).then).toBe('forbidden: may-not-begin');
    expect(given().when(take('09:00', { hall: '219999' })).outcome).toMatchObject({
      ...{ kind: 'bad-request', code: 'unknown-hall', field: '/hall' },
    });
    const theirs = take('09:10', { principal: RESIDENT }, queue(other('T1', '09:00', { principal: RESIDENT })));
    expect(given().when(theirs).outcome).toMatchObject({ code: 'ticket-running', params: { code: 'T1' } });
    const served = queue(other('T1', '09:00', { principal: RESIDENT, phase: 'served' }));
    expect(given().when({ ...theirs, world: served }).then).toEqual(['TicketIssued']);
  });

  it('gives priority to who is 80, unasked, and to nobody who is not', () => {
    expect(given().when(take('09:00', { principal: RESIDENT })).entry.priority).toBe('aged-80');
    const young = { residents: [{ ...resident, birthDate: '1960-01-01' }] };
    const claims = { principal: RESIDENT, priority: 'aged-80' };
    expect(given().when(take('09:00', claims, young)).then).toBe('rule: priority-unfounded');
    expect(given().when(take('09:00', { ...claims, priority: 'disabled' }, young)).entry.priority).toBe('disabled');
  });
});

describe('the order of the queue', () => {
  it('is appointed in its slot, priority, normal, each by the time of waiting', () => {
    const normal = [other('N1', '09:00'), other('N2', '09:05')];
    const priority = other('P1', '09:06', { priority: 'disabled' });
    const appointed = other('S1', '09:07', { slot: day('09:07') });
    const early = other('S2', '09:01', { slot: day('09:30'), waitsFrom: day('09:30') });
    expect(codes('09:10', ...normal, priority, appointed, early)).toEqual(['S1', 'P1', 'N1', 'N2', 'S2']);
  });

  it('overtakes no normal ticket more than twice', () => {
    const called = (id: string, time: string) =>
      other(id, time, { priority: 'urgent', phase: 'served', firstCalledAt: day('09:08') });
    const third = other('P3', '09:07', { priority: 'urgent' });
    expect(codes('09:10', other('N1', '09:00'), called('P1', '09:01'), third)).toEqual(['P3', 'N1']);
    expect(codes('09:10', other('N1', '09:00'), called('P1', '09:01'), called('P2', '09:02'), third)).toEqual([
      'N1',
      'P3',
    ]);
  });

  it('overtakes none that has waited 30 minutes', () => {
    const urgent = other('P1', '09:20', { priority: 'urgent' });
    expect(codes('09:29', other('N1', '09:00'), urgent)).toEqual(['P1', 'N1']);
    expect(codes('09:30', other('N1', '09:00'), urgent)).toEqual(['N1', 'P1']);
  });

  it('is kept by who calls, or left with a reason', () => {
    const first = other('T1', '08:59');
    expect(given(take('09:00')).when(call('09:05', queue(first))).outcome).toMatchObject({
      ...{ code: 'not-next', params: { next: 'T1' }, field: '/reasonCode' },
    });
    const skips = call('09:05', queue(first), { reasonCode: 'resident-asked' });
    expect(given(take('09:00')).when(skips).outcome).toMatchObject([
      { data: { skipped: { ticket: 'T1', reason: 'resident-asked' } } },
    ]);
    const elsewhere = other('T1', '08:59', { hall: NEIGHBOUR });
    expect(given(take('09:00')).when(call('09:05', queue(elsewhere))).then).toEqual(['TicketCalled']);
  });

  it('leaves one ticket in the hands of each clerk', () => {
    const inHand = other('T1', '08:59', { phase: 'serving', clerk: clerk.person });
    expect(given(take('09:00')).when(call('09:05', queue(inHand))).then).toBe('rule: window-busy');
    const byOther = other('T1', '08:59', { phase: 'serving', clerk: 'somebody' });
    expect(given(take('09:00')).when(call('09:05', queue(byOther))).then).toEqual(['TicketCalled']);
  });
});

describe('who does not come is called three times, and may come back once', () => {
  const thrice = [take('09:00'), call('09:05'), call('09:06'), call('09:07')];
  const passed = [...thrice, tell('pass', '09:08')];

  it('is called three times, a minute apart, and passed then', () => {
    expect(given(take('09:00'), call('09:05')).when(call('09:05')).then).toBe('rule: called-a-moment-ago');
    expect(given(take('09:00'), call('09:05'), call('09:06')).when(tell('pass', '09:07')).then).toBe(
      'rule: not-called-three-times',
    );
    expect(given(...thrice).when(call('09:08')).then).toBe('rule: called-three-times');
    expect(given(...thrice).when(tell('pass', '09:08')).entry.phase).toBe('passed');
    expect(given(...thrice).when(tell('pass', '09:08', {}, {}, asker('case-handler'))).then).toBe(
      'rule: called-by-another',
    );
  });

  it('comes back three places behind, within 15 minutes, once', () => {
    const waiting = ['T1', 'T2', 'T3', 'T4'].map((id, index) => other(id, `09:1${index}`));
    const back = tell('requeue', '09:20', {}, queue(...waiting));
    const { entry } = given(...passed).when(back);
    expect(entry).toMatchObject({ phase: 'requeued', behind: ['T1', 'T2', 'T3'], calls: [] });
    expect(codes('09:21', ...waiting, { id: ID, entry })).toEqual(['T1', 'T2', 'T3', ID, 'T4']);
    expect(codes('09:21', ...waiting.slice(3), { id: ID, entry })).toEqual([ID, 'T4']);
    expect(given(...passed).when({ ...back, at: day('09:24') }).then).toBe('rule: passed-too-long-ago');
    const again = ['09:30', '09:31', '09:32'].map((time) => call(time));
    expect(given(...passed, back, ...again, tell('pass', '09:33')).when({ ...back, at: day('09:34') }).then).toBe(
      'rule: requeued-already',
    );
  });

  it('is given up by time itself, or when the resident leaves', () => {
    const clock = ticketBook.clocks(given(...passed).entry, calendar).find(({ name }) => name === 'back');
    expect(clock).toMatchObject({ due: { at: day('09:23') }, endedAt: null, fires: { act: 'expire' } });
    expect(given(...passed).when(tell('expire', '09:23', {}, {}, system)).entry.phase).toBe('abandoned');
    expect(given(...passed).when(tell('expire', '09:23')).then).toBe('forbidden: ticket-not-allowed');
    expect(given(take('09:00')).when(tell('abandon', '09:10')).entry.phase).toBe('abandoned');
  });
});

describe('a wait of 30 minutes raises an alarm, once', () => {
  it('runs from the issue until somebody calls', () => {
    const [clock] = ticketBook.clocks(given(take('09:00')).entry, calendar);
    expect(clock).toMatchObject({ name: 'wait', due: { at: day('09:30') }, fires: { act: 'alarm' } });
    const raised = given(take('09:00'), tell('alarm', '09:30', { minutes: 30 }, {}, system)).entry;
    expect(ticketBook.clocks(raised, calendar)[0]?.endedAt).toBe(day('09:30'));
    expect(ticketBook.clocks(given(take('09:00'), call('09:10')).entry, calendar)[0]?.endedAt).toBe(day('09:10'));
  });
});

describe('a ticket goes to another hall or window and keeps its time', () => {
  const to = (hall: string, time = '09:10') => tell('transfer', time, { hall });

  it('waits there from the time at which it was taken', () => {
    const { entry } = given(take('09:00'), call('09:05')).when(to(NEIGHBOUR));
    expect(entry).toMatchObject({ ...{ hall: NEIGHBOUR, unit: COMMUNITY, phase: 'issued', clerk: null, calls: [] } });
    expect(entry).toMatchObject({ waitsFrom: day('09:00'), firstCalledAt: day('09:05') });
    const moved = given(take('09:00'), to(NEIGHBOUR));
    expect(moved.when(call('09:15')).then).toBe('forbidden: ticket-not-allowed');
    const there = { ...call('09:15'), by: asker('intake-clerk', NEIGHBOUR) };
    expect(moved.when(there).then).toEqual(['TicketCalled']);
  });

  it('needs another hall or window that is there', () => {
    expect(given(take('09:00')).when(to(COMMUNITY)).then).toBe('rule: transfer-to-itself');
    expect(given(take('09:00')).when(to('219999')).then).toBe('bad-request: unknown-hall');
    expect(given(take('09:00')).when(tell('transfer', '09:10', { window: '5' })).entry.window).toBe('5');
  });
});

describe('an appointed ticket', () => {
  const BOOKED = '7f2b8a52-1c11-5f3e-9b1a-7d9f0a7c2b10';
  const world = (slot: string, phase = 'arrived'): World => ({
    entries: { [`appointment/${BOOKED}`]: { phase, unit: COMMUNITY, slot: day(slot) } },
  });
  const taken = (time: string, slot: string, phase?: string) =>
    given().when(take(time, { kind: 'appointed', appointment: BOOKED }, world(slot, phase)));

  it('waits from its slot, or from its arrival where that is later', () => {
    expect(taken('08:50', '09:00').entry).toMatchObject({ slot: day('09:00'), waitsFrom: day('09:00') });
    expect(taken('09:10', '09:00').entry).toMatchObject({ slot: day('09:00'), waitsFrom: day('09:10') });
  });

  it('is kept for 15 minutes and is a normal one then', () => {
    expect(taken('09:15', '09:00').entry).toMatchObject({ kind: 'appointed', slot: day('09:00') });
    expect(taken('09:16', '09:00').entry).toMatchObject({ kind: 'on-site', slot: null, waitsFrom: day('09:16') });
    expect(taken('09:00', '09:00', 'booked').then).toBe('rule: appointment-not-arrived');
  });
});

describe('a hall that has published its hours', () => {
  const hours = { openings: [{ from: '09:00', to: '16:00' }], otherDays: [] };
  const open: World = { calendar: { ...regionDays, atCounter: () => new CounterCalendar(regionDays, hours) } };

  it('issues tickets while it is open, and serves them after it has closed', () => {
    const from = (time: string) => given().when(take(time, {}, open)).then;
    expect(from('08:59')).toBe('rule: hall-closed');
    expect(from('09:00')).toEqual(['TicketIssued']);
    expect(from('16:00')).toBe('rule: hall-closed');
    expect(given(take('15:59', {}, open)).when(call('16:20', open)).then).toEqual(['TicketCalled']);
  });
});
