import { isText } from '../lists/cursor.js';

/** Whether a cursor is of so many keys. */
export function keysOf(count: number): (at: unknown) => at is readonly string[] {
  return (at): at is readonly string[] => Array.isArray(at) && at.length === count && at.every(isText);
}
