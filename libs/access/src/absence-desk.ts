import { localDateOf, type Instant } from '#libs/clocks/domain';
import { decodeEvent, EventRegistry, handleCommand, type CommandStamp, type IfMatch } from '#libs/event-log';
import type { DecodedEvent, EventLog, Position } from '#libs/event-log/domain';
import type { RegionTree } from '#libs/region/domain';
import {
  ABSENCE_EVENTS,
  Absences,
  absenceStream,
  mayAct,
  type Absence,
  type AbsenceEvent,
  type Asker,
} from './domain/index.js';

/** Why an absence cannot be entered or ended; nothing was written. */
export type AbsenceFault = 'stand-in-self' | 'away-already' | 'stands-in-already' | 'day-passed' | 'not-away';

export class AbsenceRefused extends Error {
  constructor(
    readonly fault: AbsenceFault,
    readonly params: Readonly<Record<string, string>>,
  ) {
    super(`refused: ${fault}`);
  }
}

/** The asker neither works at the unit nor is above it, or enters somebody else's absence without being above. */
export class NotTheirAbsence extends Error {
  constructor(readonly asker: Asker) {
    super('not for the asker to say');
  }
}

export interface AbsenceCommand {
  readonly asker: Asker;
  /** Without its actor and time, which follow from the asker and the clock. */
  readonly stamp: Omit<CommandStamp, 'at' | 'actor'>;
  readonly ifMatch: IfMatch;
  readonly now: Instant;
}

/**
 * Where it is said who is away and who stands in (AB岗, rules §1.3). Whoever works at a unit says so of themselves, a supervisor above of anybody there.
 * May throw `AbsenceRefused`, `NotTheirAbsence`, those of `handleCommand`, and those of the event log.
 */
export class AbsenceDesk {
  private readonly registry = new EventRegistry(ABSENCE_EVENTS);

  constructor(
    private readonly log: EventLog,
    private readonly tree: () => RegionTree,
  ) {}

  async enter(command: AbsenceCommand, absence: Absence): Promise<{ absence: Absence; position: Position }> {
    const { person, standIn, from, to } = absence;
    const { position, events } = await this.carryOut(command, absence, (past) => {
      if (person === standIn) throw new AbsenceRefused('stand-in-self', { person });
      if (to < this.today(command, absence.unit)) throw new AbsenceRefused('day-passed', { date: to });
      const other = past.conflictWith(absence);
      if (other) throw new AbsenceRefused('away-already', { person: other.person, from: other.from, to: other.to });
      const duty = past.standInDutyOf(absence);
      if (duty)
        throw new AbsenceRefused('stands-in-already', {
          ...{ standIn: duty.standIn, person: duty.person },
          ...{ from: duty.from, to: duty.to },
        });
      return { type: 'AbsenceEntered', data: { ...absence, from, to } };
    });
    return { absence: folded(events).get(absence.absence) ?? absence, position };
  }

  async end(command: AbsenceCommand, absence: Absence): Promise<{ position: Position }> {
    return this.carryOut(command, absence, (past) => {
      const on = this.today(command, absence.unit);
      if (!past.from(on).some((each) => each.absence === absence.absence))
        throw new AbsenceRefused('not-away', { person: absence.person, to: absence.to });
      return { type: 'AbsenceEnded', data: { absence: absence.absence, unit: absence.unit, on } };
    });
  }

  /** The absence as its unit's stream has it; null where there is none, or it was called off. */
  async find(unit: string, absence: string): Promise<Absence | null> {
    const recorded = await this.log.readStream(absenceStream(unit));
    return folded(recorded.map((event) => decodeEvent<AbsenceEvent>(event, this.registry))).get(absence);
  }

  private carryOut(
    { asker, stamp, ifMatch, now }: AbsenceCommand,
    { unit, person }: Absence,
    decide: (past: Absences) => AbsenceEvent,
  ) {
    return handleCommand<AbsenceEvent>(
      { log: this.log, registry: this.registry },
      {
        stream: absenceStream(unit),
        stamp: { ...stamp, at: now, actor: asker },
        ifMatch,
        check: () => this.check(asker, unit, person),
        decide: (events) => [decide(folded(events))],
      },
    );
  }

  private check(asker: Asker, unit: string, person: string): void {
    const isTheirs = asker.role === 'supervisor' || asker.person === person;
    if (!isTheirs || !mayAct(asker, 'enter-absence', { handlerUnit: unit }, this.tree()))
      throw new NotTheirAbsence(asker);
  }

  private today({ now }: AbsenceCommand, unit: string): string {
    return localDateOf(now, this.tree().timezoneOf(unit) ?? 'UTC');
  }
}

function folded(events: readonly DecodedEvent<AbsenceEvent>[]): Absences {
  const absences = new Absences();
  for (const { event } of events) absences.apply(event);
  return absences;
}
