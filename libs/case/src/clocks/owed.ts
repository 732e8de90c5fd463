import { type KnownCase } from '../state/case.js';
import { lateFrom, lightSchedule, type Due, type LightSchedule, type WorkingCalendar } from '#libs/clocks/domain';
import { caseClocks } from './case-clocks.js';
import { afterwardsClocks, owesAfterwards } from './afterwards.js';
import { coHandlingClocks } from './co-handling.js';
import { deliveryClocks } from './delivery.js';
import { followUpClocks } from './follow-up.js';
import { legClocks } from './legs.js';
import { endOf } from './limits.js';
import { isDue, type DueClock, type OwnClocks } from './own-clock.js';
import { papersOwed } from './papers.js';
import { isBeforeItCame } from './past.js';
import { rectificationClocks } from './rectification.js';
import { rulingClocks } from './ruling.js';
import { supervisionClocks } from './supervision.js';

/** What a unit may owe a case (待办): to handle it, or one of the things that are owed beside whose turn it is. */
export const DUTY_KINDS = [
  'handle',
  'co-handling',
  'ruling',
  'order',
  'rectification',
  'delivery',
  'escalation',
  'follow-up',
  'papers',
  'afterwards',
] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

/** One thing that a unit owes a case beside handling it. */
export interface Duty {
  readonly kind: Exclude<DutyKind, 'handle'>;
  /** Tells it from every other of the case: the name of the clock that counts for it. */
  readonly name: string;
  readonly unit: string;
  /** Null where nothing counts for it. */
  readonly due: Due | null;
  readonly schedule: LightSchedule | null;
}

interface Owed {
  readonly kind: Duty['kind'];
  readonly clocks: OwnClocks;
  readonly applies: (state: KnownCase) => boolean;
}

/** What is owed by clocks that run although the case lies with another unit, waits for a ruling, or is closed. */
const BESIDE: readonly Owed[] = [
  { kind: 'co-handling', clocks: coHandlingClocks, applies: ({ coHandlings }) => coHandlings.length > 0 },
  { kind: 'ruling', clocks: rulingClocks, applies: waitsForARuling },
  { kind: 'order', clocks: supervisionClocks, applies: ({ supervision }) => supervision.length > 0 },
  { kind: 'rectification', clocks: rectificationClocks, applies: ({ voice }) => voice.rectifications.length > 0 },
  { kind: 'delivery', clocks: deliveryClocks, applies: isDone },
  { kind: 'delivery', clocks: legClocks, applies: isDone },
  { kind: 'follow-up', clocks: followUpClocks, applies: waitsForFollowUp },
  { kind: 'afterwards', clocks: afterwardsClocks, applies: owesAfterwards },
];

/** What units owe beside handling it: answers, rulings, rectifications, results to hand out, what was escalated to them, follow-ups. */
export function owedBeside(state: KnownCase, calendar: WorkingCalendar): readonly Duty[] {
  if (!owesBeside(state)) return [];
  const running = BESIDE.filter(({ applies }) => applies(state)).flatMap(({ kind, clocks }) =>
    clocks(state, calendar)
      .filter(isDue)
      .filter(({ stoppedAt, due }) => stoppedAt === null && !isBeforeItCame(state, lateFrom(due, state.timezone)))
      .map((clock) => dutyOf(kind, clock, state, calendar)),
  );
  return [...soonestOfEach(running), ...escalated(state, calendar), ...handOvers(state)];
}

/** Whether there may be anything: most cases need no clock counted for it. Of what came in from a register only what falls due after it came. */
export function owesBeside(state: KnownCase): boolean {
  return isEscalated(state) || state.papers.length > 0 || BESIDE.some(({ applies }) => applies(state));
}

/** 待裁定: the superior owes a ruling, and has nothing else to handle. */
export function waitsForARuling({ phase, moves }: KnownCase): boolean {
  return phase !== 'closed' && moves.dispute !== null;
}

function dutyOf(kind: Duty['kind'], clock: DueClock, { timezone }: KnownCase, calendar: WorkingCalendar): Duty {
  const { name, unit, start, due, limit } = clock;
  return { kind, name, unit, due, schedule: lightSchedule(start, due, limit, calendar, timezone) };
}

/** Of the clocks of one matter at one unit the one that falls due first: of a rectification the contact, then the answer. */
function soonestOfEach(duties: readonly Duty[]): readonly Duty[] {
  const soonest = new Map<string, Duty>();
  for (const duty of duties) {
    const matter = `${duty.kind} ${matterOf(duty)} ${duty.unit}`;
    const known = soonest.get(matter);
    if (!known || lateFromOf(duty) < lateFromOf(known)) soonest.set(matter, duty);
  }
  return [...soonest.values()];
}

function matterOf({ kind, name }: Duty): string {
  return kind === 'delivery' ? '' : kind === 'rectification' ? (name.split('/')[0] ?? name) : name;
}

function lateFromOf({ schedule }: Duty): string {
  return schedule?.lateFrom ?? '';
}

/** 提级: whoever it was escalated to answers for its being decided; its own due time counts. */
function escalated(state: KnownCase, calendar: WorkingCalendar): readonly Duty[] {
  if (state.escalation === null || !isEscalated(state)) return [];
  const { due } = caseClocks(state, calendar, state.timezone);
  if (due && isBeforeItCame(state, due.schedule.lateFrom)) return [];
  const { to: unit } = state.escalation;
  return [{ kind: 'escalation', name: 'escalation', unit, due: due?.due ?? null, schedule: due?.schedule ?? null }];
}

/** 原件交接: nothing counts for it, and it stays owed until it is done. */
function handOvers(state: KnownCase): readonly Duty[] {
  return papersOwed(state).map(({ unit, sending }) => ({
    kind: 'papers',
    name: `papers/${sending}`,
    unit,
    due: null,
    schedule: null,
  }));
}

function isEscalated(state: KnownCase): boolean {
  return state.escalation !== null && endOf(state) === null;
}

function isDone({ phase }: KnownCase): boolean {
  return phase === 'decided' || phase === 'fulfilled';
}

function waitsForFollowUp({ phase, voice }: KnownCase): boolean {
  return phase === 'closed' && voice.followedUpAt === null;
}
