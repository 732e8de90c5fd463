import { describe, expect, it } from '@jest/globals';
import {
  asker,
  at,
  calendar,
  clerk,
  COMMUNITY,
  givenOf,
  NEIGHBOUR,
  RESIDENT,
  system,
  type World,
} from '../../testing/told/index.js';
import { appointmentBook } from './appointments.js';
import { bannedUntil } from './book/book.js';
import type { Appointment } from './kit.js';

const given = givenOf<Appointment>(appointmentBook);
const NOW = at('2026-09-14T10:00');
const book = (slot: string, world: World = {}, by = clerk) => ({
  ...{ act: 'book', by, at: NOW, world },
  said: { hall: COMMUNITY, slot: `${slot}:00+08:00`, item: 'MZ-10', residentId: RESIDENT },
});
const booked = book('2026-09-15T09:00');
const missed = (on: string) => ({ phase: 'missed', on, residentId: RESIDENT, slot: at(`${on}T09:00`) }) as Appointment;

describe('an appointment is made for one of the next seven days', () => {
  it.each([
    ['2026-09-14T15:00', 'rule: slot-out-of-reach'],
    ['2026-09-15T00:00', ['AppointmentBooked']],
    ['2026-09-21T23:59', ['AppointmentBooked']],
    ['2026-09-22T00:00', 'rule: slot-out-of-reach'],
  ])('for %s it is %j', (slot, then) => {
    expect(given().when(book(slot)).then).toEqual(then);
  });

  it('at any desk, for a resident who is known, at a hall that is there', () => {
    expect(given().when(book('2026-09-15T09:00', {}, asker('universal-counter', NEIGHBOUR))).then).toEqual([
      'AppointmentBooked',
    ]);
    expect(given().when(book('2026-09-15T09:00', {}, asker('auditor'))).then).toBe('forbidden: may-not-begin');
    expect(given().when({ ...booked, world: { residents: [] } }).then).toBe('bad-request: resident-not-known');
    expect(given().when({ ...booked, said: { ...booked.said, hall: '219999' } }).then).toBe(
      'bad-request: unknown-hall',
    );
    const twice = { all: { appointment: [{ id: 'x', entry: given(booked).entry }] } };
    expect(given().when({ ...booked, world: twice }).then).toBe('rule: booked-already');
  });
});

describe('who misses two within 30 日 makes none for 30 日', () => {
  it('counts from the second', () => {
    expect(bannedUntil([missed('2026-08-01'), missed('2026-08-31')])).toBe('2026-09-30');
    expect(bannedUntil([missed('2026-08-01'), missed('2026-09-01')])).toBeNull();
    expect(bannedUntil([missed('2026-08-01')])).toBeNull();
  });

  it('is refused until then; walking in stays', () => {
    const all = { appointment: ['2026-09-01', '2026-09-10'].map((on) => ({ id: on, entry: missed(on) })) };
    expect(given().when({ ...booked, world: { all } }).outcome).toMatchObject({
      ...{ code: 'missed-twice', params: { until: '2026-10-10' } },
    });
  });
});

describe('an appointment is kept 15 minutes', () => {
  it('arrives on its day, is missed by time itself, or cancelled before', () => {
    const on = (time: string) => at(`2026-09-15T${time}`);
    const arrives = { act: 'arrive', by: clerk, at: on('09:10') };
    expect(given(booked).when(arrives).entry.phase).toBe('arrived');
    expect(given(booked).when({ ...arrives, at: NOW }).then).toBe('rule: not-the-day');
    expect(given(booked).when({ ...arrives, by: asker('intake-clerk', NEIGHBOUR) }).then).toBe(
      'forbidden: appointment-not-allowed',
    );
    const [clock] = appointmentBook.clocks(given(booked).entry, calendar);
    expect(clock).toMatchObject({ due: { at: on('09:15') }, fires: { act: 'miss' }, endedAt: null });
    const misses = { act: 'miss', by: system, at: on('09:15') };
    expect(given(booked).when(misses).entry.phase).toBe('missed');
    expect(given(booked, misses).when(arrives).then).toBe('rule: appointment-ended');
    expect(given(booked).when({ act: 'cancel', by: asker('universal-counter', NEIGHBOUR), at: NOW }).entry.phase).toBe(
      'cancelled',
    );
  });
});
