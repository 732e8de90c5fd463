/** An id or a name of somebody who works here is at most so many characters long. */
export const PERSON_MAX = 255;

const UNKEPT = /[\p{Cc}\p{Cs}]/u;
const VISIBLE = /[^\p{Z}\p{C}]/u;
const CODE = /^[A-Za-z0-9-]{1,40}$/;

/** Whether it may be who somebody is: a text that can be seen, kept and read again, without control characters or half a surrogate pair. */
export function isPerson(value: unknown): value is string {
  return typeof value === 'string' && [...value].length <= PERSON_MAX && VISIBLE.test(value) && !UNKEPT.test(value);
}

/** Whether it may be the code of a unit. */
export function isWorkplace(value: unknown): value is string {
  return typeof value === 'string' && CODE.test(value);
}
