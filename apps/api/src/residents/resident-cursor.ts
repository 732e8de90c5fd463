import type { ResidentCursor } from '#libs/residents';
import { isUuid } from '#libs/runtime';
import { isTime } from '../lists/cursor.js';

/** As PostgreSQL writes a time, to the microsecond. */
const POSTGRES_TIME = /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::?\d\d)?$/;

/** Where a list of residents goes on. */
export function isResidentCursor(at: unknown): at is ResidentCursor {
  if (typeof at !== 'object' || at === null || !('registeredAt' in at) || !('residentId' in at)) return false;
  const { registeredAt, residentId } = at;
  if (typeof registeredAt !== 'string' || typeof residentId !== 'string' || !isUuid(residentId)) return false;
  const ms = Date.parse(registeredAt.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  return POSTGRES_TIME.test(registeredAt) && !Number.isNaN(ms) && isTime(new Date(ms).toISOString());
}
