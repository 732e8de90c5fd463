import type { CaseEvent, CaseState } from '#libs/case';
import type { Instant } from '#libs/clocks/domain';
import type { DecodedEvent } from '#libs/event-log/domain';
import { isBefore, type Stage } from './steps.js';

/** What somebody here did with a case that came from a register, so that the register has no say in it any more. */
export type DoneHere = 'decided-here' | 'closed-here' | 'reopened-here';

/** Where a case that came in by an import stands. */
export interface Standing {
  /** How far the register itself has brought it. */
  readonly stage: Stage;
  readonly here: DoneHere | null;
  /** When somebody here last did something with it. */
  readonly lastActHere: Instant | null;
}

type Happened = DecodedEvent<CaseEvent>;

/** The stage that an event of a register brings its case to. */
export function stageAfter(type: string): Stage {
  switch (type) {
    case 'DecisionMade':
    case 'RequestFulfilled':
      return 'decided';
    case 'ResultDelivered':
    case 'CaseTerminated':
    case 'CaseVoided':
      return 'closed';
    case 'ServiceRated':
    case 'RectificationOpened':
      return 'rated';
    default:
      return 'opened';
  }
}

export function standingOf(events: readonly Happened[], { phase }: Pick<CaseState, 'phase'>): Standing {
  const ofRegister = events.filter((event) => roleOf(event) === 'import');
  const stage = ofRegister
    .map(({ event }) => stageAfter(event.type))
    .reduce<Stage>((furthest, next) => (isBefore(furthest, next) ? next : furthest), 'opened');
  const acts = events.filter((event) => !['import', 'system'].includes(roleOf(event)));
  const lastActHere = acts.map(({ metadata }) => metadata.occurredAt).reduce<Instant | null>(later, null);
  return { stage, here: doneHere(acts, stage, phase), lastActHere };
}

function doneHere(acts: readonly Happened[], stage: Stage, phase: CaseState['phase']): DoneHere | null {
  const did = (type: CaseEvent['type']) => acts.some(({ event }) => event.type === type);
  if (did('CaseReopened')) return 'reopened-here';
  if (phase === 'closed' && isBefore(stage, 'closed')) return 'closed-here';
  return did('DecisionMade') ? 'decided-here' : null;
}

function roleOf({ metadata }: Happened): string {
  return metadata.actor.role;
}

function later(a: Instant | null, b: Instant): Instant {
  return a === null || a < b ? b : a;
}
