import { NOBODY_AWAY, type Asker, type Role } from '#libs/access/domain';
import { caseClocks, decide, evolve, initialState, type CaseCommand, type CaseState } from '#libs/case';
import { isRefusal } from '#libs/kernel/domain';
import { caseStream, type PastStep } from '#libs/case';
import type { ItemVersion } from '#libs/catalogue/domain';
import { millisecondsOf, type Instant, type WorkingCalendar } from '#libs/clocks/domain';
import type { RegionTree } from '#libs/region/domain';
import type { ResidentFacts } from '#libs/residents/domain';

/** What a story is told in. */
export interface Setting {
  readonly tree: RegionTree;
  readonly calendar: WorkingCalendar;
  readonly item: ItemVersion;
  readonly resident: ResidentFacts;
  readonly caseId: string;
  readonly now: Instant;
}

/** The steps of one case, each tried on the decider first: what the rules forbid, and what would lie in the future, does not happen. */
export class Story {
  readonly steps: PastStep[] = [];
  private told: CaseState = initialState;

  constructor(private readonly setting: Setting) {}

  /** What the steps so far led to. */
  get state(): CaseState {
    return this.told;
  }

  get phase(): CaseState['phase'] {
    return this.told.phase;
  }

  /** When the clock of the case runs out; null while it has none. */
  get lateFrom(): Instant | null {
    if (this.told.phase === 'none') return null;
    return caseClocks(this.told, this.setting.calendar, this.told.timezone).due?.schedule.lateFrom ?? null;
  }

  /** Whether it happened. */
  tell(by: Asker, command: CaseCommand, at: Instant): boolean {
    if (at > this.setting.now || at < (this.steps.at(-1)?.at ?? '')) return false;
    const context = { ...this.setting, absences: NOBODY_AWAY, now: at, asker: by };
    const events = decide(command, this.told, context);
    if (isRefusal(events)) return false;
    const stream = caseStream(this.setting.caseId);
    const actor = { person: by.person, role: by.role, unit: by.unit };
    for (const event of events)
      this.told = evolve(this.told, {
        event,
        metadata: { occurredAt: at, recordedAt: at, actor, origin: 'demo' },
        stream,
      });
    this.steps.push({ command, at, by });
    return true;
  }
}

export function clerk(role: Role, unit: string, number = 1): Asker {
  return { person: `${role}-${number}@${unit}`, role, unit };
}

export function spanMs(from: Instant, to: Instant): number {
  return millisecondsOf(to) - millisecondsOf(from);
}
