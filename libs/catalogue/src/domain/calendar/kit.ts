import type { CalendarKind, CalendarYearPublished, CounterHoursPublished } from '#libs/clocks/domain';
import { kernelOf, type Circumstances } from '#libs/kernel/domain';

/** What a notice is judged by: the rule of the region's years, and the year that it is. */
export interface CalendarContext extends Circumstances {
  readonly region: string;
  readonly kind: CalendarKind;
  readonly thisYear: number;
}

/** A year of a region, or the hours of its counters: what was published last stands. */
export interface Published {
  readonly phase: 'published';
  readonly stands: CalendarYearPublished['data'] | CounterHoursPublished['data'];
}
export type CalendarState = { readonly phase: 'none' } | Published;

export interface CalendarTypes {
  readonly state: CalendarState;
  readonly known: Published;
  readonly open: Published;
  readonly context: CalendarContext;
  readonly facts: object;
}

export const calendarStates = {
  isKnown: (state: CalendarState): state is Published => state.phase === 'published',
  isOpen: (state: CalendarState): state is Published => state.phase === 'published',
};

export const { defineActWhenever, defineEventWhenever } = kernelOf<CalendarTypes>(calendarStates);
