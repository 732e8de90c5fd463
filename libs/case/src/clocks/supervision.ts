import { type Periods } from '#libs/catalogue/domain';
import { type SupervisionStep } from '../state/codes.js';
import { dueOnADay } from './on-a-day.js';
import { endedAt, type OwnClocks } from './own-clock.js';

/** 督办: due on the date that was ordered; the reminders that follow are acts of their own (`remind-supervision`). */
export const supervisionClocks: OwnClocks = (state, calendar) =>
  state.supervision.map(({ order, to: unit, due, orderedAt: start, answeredAt }) => ({
    name: `supervision/${order}`,
    unit,
    start,
    limit: null,
    due: dueOnADay(due, start, calendar),
    stoppedAt: answeredAt ?? endedAt(state),
  }));

/** Working days after the due date on which each step is owed (rules §13). */
export const REMINDER_STEPS: readonly { readonly step: SupervisionStep; readonly after: keyof Periods }[] = [
  { step: 'first-reminder', after: 'firstReminder' },
  { step: 'second-reminder', after: 'secondReminder' },
  { step: 'notice', after: 'supervisionNotice' },
];
