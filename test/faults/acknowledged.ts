import { expect } from '@jest/globals';
import { comparePositions, parsePosition, printPosition } from '#libs/event-log/domain';
import { identityNumber, type Body, type Desk } from '../kit/http.js';
import type { Acknowledged } from './clerk.js';

/** Where the resident lives for whom the clerks work; a counter in another district; the authority that decides. */
export const HOME = '210102001002';
export const COUNTER = '210124001001';
export const AUTHORITY = '210102-MZ';

/** A request that goes between two districts, of a resident who is registered for it and lives in that community. */
export async function requestFrom(counter: Desk, home = HOME): Promise<Body> {
  const units = { householdUnit: home, residenceUnit: home };
  const serial = home === HOME ? '122' : '124';
  const person = { name: '王秀英', identityNumber: identityNumber('19400101', serial), ...units };
  return { item: 'MZ-10', residentId: await counter.register(person), note: '行动不便' };
}

/** Every case has each act that was acknowledged once, at the revision that was told, and nothing else. */
export async function expectEachOnce(desk: Desk, acknowledged: readonly Acknowledged[]): Promise<void> {
  const byCase = new Map<string, Acknowledged[]>();
  for (const act of acknowledged) byCase.set(act.caseId, [...(byCase.get(act.caseId) ?? []), act]);
  expect(byCase.size).toBeGreaterThan(0);
  for (const [caseId, acts] of byCase) {
    const { body } = await desk.get(`/v1/cases/${caseId}/timeline`);
    const found = (body.items as Body[]).map(({ type, revision }) => `${String(revision)} ${String(type)}`);
    expect([caseId, found]).toEqual([caseId, acts.map(({ revision, event }) => `${revision} ${event}`)]);
  }
}

/** The board of their home has all of these acts, for who names the position of the last of them, and nothing else. */
export async function expectCounted(
  desk: Desk,
  acknowledged: readonly Acknowledged[],
  after = lastOf(acknowledged),
): Promise<void> {
  const count = (event: string): number => acknowledged.filter((act) => act.event === event).length;
  const { status, body } = await desk.get(`/v1/boards/communities/${HOME}`, after);
  expect([status, body.home]).toMatchObject([
    200,
    {
      accepted: count('RequestAccepted'),
      fulfilled: count('RequestFulfilled'),
      inProgress: count('RequestReceived') - count('RequestFulfilled'),
      handledByOthers: count('RequestReceived'),
    },
  ]);
}

/** The last position in one log: that of the first of them unless told. */
export function lastOf(acknowledged: readonly Acknowledged[], log = logOf(acknowledged[0])): string {
  const positions = acknowledged
    .flatMap(({ position }) => parsePosition(position) ?? [])
    .filter((at) => at.log === log);
  return printPosition(positions.reduce((last, next) => (comparePositions(next, last) > 0 ? next : last)));
}

export function logOf(act: Acknowledged | undefined): string {
  return parsePosition(act?.position ?? '')?.log ?? '';
}
