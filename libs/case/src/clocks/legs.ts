import { type KnownCase } from '../state/case.js';
import type { ItemLeg } from '#libs/catalogue/domain';
import type { Instant, Pause, WorkingCalendar } from '#libs/clocks/domain';
import { pausesOf } from './pauses.js';
import { clockOfDays, endedAt, type OwnClock, type OwnClocks } from './own-clock.js';

/**
 * 分段 (rules §2.3, §9): each leg starts when the one before has ended, the first when the materials are complete; signing late lengthens none, and a
 * return begins none anew. What the limits of the case leave out counts against no leg either.
 */
export const legClocks: OwnClocks = (state, calendar) => {
  const clocks: OwnClock[] = [];
  const stood = pausesOf(state);
  let start = state.completeAt;
  for (const { name, by, days } of state.terms.legs ?? []) {
    if (start === null) break;
    const stoppedAt: Instant | null = notBefore(start, endOfLeg({ name, by, days }, state));
    const unit = unitOf({ name, by, days }, state);
    const pauses = within(start, stoppedAt, stood);
    clocks.push(clockOfDays(state, calendar, { name: `leg/${name}`, unit, start, days, stoppedAt, pauses }));
    start = stoppedAt;
  }
  return clocks;
};

/** The times that lie in the leg, in whole or in part. */
function within(start: Instant, end: Instant | null, pauses: readonly Pause[]): readonly Pause[] {
  return pauses.filter(({ from, to }) => (to === null || to > start) && (end === null || from < end));
}

/** What was pushed before the materials were complete took no time of its leg. */
function notBefore(start: Instant, end: Instant | null): Instant | null {
  return end !== null && end < start ? start : end;
}

/** The leg of the examination while it runs, where the item has one. */
export function examinationLeg(state: KnownCase, calendar: WorkingCalendar): OwnClock | null {
  const names = (state.terms.legs ?? []).filter(({ by }) => by !== 'receiving' && by !== 'responsible');
  const isIt = ({ name, stoppedAt }: OwnClock) => stoppedAt === null && names.some((leg) => name === `leg/${leg.name}`);
  return legClocks(state, calendar).find(isIt) ?? null;
}

/** The counter's first leg ends with the push, its last one with the result in the resident's hands. */
function endOfLeg({ name, by }: ItemLeg, state: KnownCase): Instant | null {
  const decidedAt = 'decidedAt' in state ? state.decidedAt : null;
  if (by === 'receiving') return name === 'push' ? (state.routedAt ?? decidedAt ?? endedAt(state)) : endedAt(state);
  if (by === 'responsible') return decidedAt ?? endedAt(state);
  return examinedAt(state) ?? decidedAt ?? endedAt(state);
}

/** When the last of the examiners that were asked had answered. */
function examinedAt({ coHandlings }: KnownCase): Instant | null {
  const asked = coHandlings.filter(({ role }) => role === 'examination');
  if (asked.length === 0) return null;
  let last = '';
  for (const { answeredAt } of asked) {
    if (answeredAt === null) return null;
    if (answeredAt > last) last = answeredAt;
  }
  return last;
}

function unitOf({ by }: ItemLeg, { receiving, responsibleUnit, coHandlings }: KnownCase): string {
  if (by === 'receiving') return receiving.unit;
  if (by === 'responsible') return responsibleUnit;
  return coHandlings.find(({ role }) => role === 'examination')?.unit ?? responsibleUnit;
}
