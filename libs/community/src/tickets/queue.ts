import type { Instant } from '#libs/clocks/domain';
import type { Listed } from '../kit/index.js';
import { minutesAfter, minutesBetween } from '../rules/time.js';
import type { Ticket } from './kit.js';

/** 叫号间隔, 过号找回 and 顺延: policy of the halls (rules-community §15.5). */
export const CALLS = 3;
export const CALL_EVERY_MIN = 1;
export const BACK_WITHIN_MIN = 15;
export const PLACES_BEHIND = 3;
/** An appointment is kept so long. */
export const SLOT_KEPT_MIN = 15;
/** No normal ticket is overtaken more often, or once it has waited so long. */
const OVERTAKEN_MOST = 2;
export const ALARM_AFTER_MIN = 30;
/** What the halls aim at. */
export const TARGET_MIN = 15;

type Queued = Listed<Ticket>;

export function isWaiting({ phase }: Ticket): boolean {
  return phase === 'issued' || phase === 'requeued';
}

/** In what class a ticket stands now: appointed in its slot, priority, normal; who is early for the slot comes after all of them. */
function classOf({ slot, priority }: Ticket, now: Instant): number {
  if (slot !== null) return now >= slot ? 0 : 3;
  return priority === null ? 2 : 1;
}

/** How many that came later were called before it. */
function overtakenBy({ waitsFrom }: Ticket, others: readonly Queued[]): number {
  return others.filter(({ entry }) => entry.waitsFrom > waitsFrom && (entry.firstCalledAt ?? '') > waitsFrom).length;
}

/**
 * Who waits at a hall, in the order in which they are called: normal tickets that may not be overtaken any more, appointed in their slot, priority,
 * normal, each by the time since which they wait; a requeued one after those that it stands behind.
 */
export function queueOf(hall: string, tickets: readonly Queued[], now: Instant): readonly Queued[] {
  const here = tickets.filter(({ entry }) => entry.hall === hall);
  const rankOf = ({ entry }: Queued): number => {
    const rank = classOf(entry, now);
    const isOwed =
      minutesBetween(entry.waitsFrom, now) >= ALARM_AFTER_MIN || overtakenBy(entry, here) >= OVERTAKEN_MOST;
    return rank === 2 && isOwed ? -1 : rank;
  };
  const waiting = here.filter(({ entry }) => isWaiting(entry)).map((ticket) => ({ ticket, rank: rankOf(ticket) }));
  waiting.sort((a, b) => a.rank - b.rank || compare(a.ticket, b.ticket));
  const inOrder = waiting.map(({ ticket }) => ticket);
  const again = inOrder.filter(({ entry }) => entry.phase === 'requeued');
  const first = inOrder.filter(({ entry }) => entry.phase !== 'requeued');
  return again.reduce<readonly Queued[]>((queue, ticket) => behind(queue, ticket), first);
}

function compare(a: Queued, b: Queued): number {
  const [one, other] = [`${a.entry.waitsFrom} ${a.entry.code}`, `${b.entry.waitsFrom} ${b.entry.code}`];
  return one < other ? -1 : 1;
}

/** Right after the last of those that it stands behind and that still wait. */
function behind(queue: readonly Queued[], again: Queued): readonly Queued[] {
  const last = queue.findLastIndex(({ id }) => again.entry.behind.includes(id));
  return [...queue.slice(0, last + 1), again, ...queue.slice(last + 1)];
}

/** 等候: from the issue, or the slot where that is later, to the first call; null while it was not called. */
export function waitOf({ waitsFrom, firstCalledAt }: Ticket): number | null {
  return firstCalledAt === null ? null : Math.max(0, minutesBetween(waitsFrom, firstCalledAt));
}

/** Until when a ticket that was passed may come back. */
export function backUntil(passedAt: Instant): Instant {
  return minutesAfter(passedAt, BACK_WITHIN_MIN);
}
