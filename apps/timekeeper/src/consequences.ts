import { unitsWithAPart, type CaseCommand, type KnownCase } from '#libs/case';
import type { ReferenceData } from '#libs/reference';
import type { CaseQueries } from '#libs/read-models';
import type { Residents } from '#libs/residents';

export interface ConsequencesParts {
  readonly reference: Pick<ReferenceData, 'tree'>;
  readonly cases: Pick<CaseQueries, 'ofUnits' | 'ofTheDead'>;
  readonly residents: Pick<Residents['registry'], 'masked'>;
}

/** A command that follows for a case from something that has happened elsewhere. `key` tells it from every other one of the case. */
export interface Consequence {
  readonly key: string;
  readonly command: CaseCommand;
}

/**
 * What happens to cases because a unit has ended or a resident has died. Nothing is remembered of what was done: which cases are concerned, the models say
 * each time anew, and each case's own stream decides; so nothing is lost, whatever is killed when, and nothing happens twice.
 */
export class Consequences {
  /** Whose death was taken back, `resident@revision` of the record. */
  private readonly living = new Set<string>();
  private readonly dead = new Set<string>();
  private waits = false;

  constructor(private readonly parts: ConsequencesParts) {}

  /** Whether a record has not come to where its stream is: it has to be looked at again. */
  get isBehind(): boolean {
    return this.waits;
  }

  async concerned(schema: string, limit: number): Promise<readonly string[]> {
    const { cases, reference } = this.parts;
    const [ended, bereaved] = await Promise.all([
      cases.ofUnits(schema, reference.tree.succeeded(), limit),
      cases.ofTheDead(schema, [...this.living], limit),
    ]);
    this.waits = false;
    const ends: string[] = [];
    for (const { caseId, residentId, region, revision } of bereaved)
      if (await this.hasDied(residentId, region, revision)) ends.push(caseId);
    return [...ended, ...ends];
  }

  /** The next thing that follows for the case; null where nothing does. */
  next(state: KnownCase, revision: number): Consequence | null {
    const { tree } = this.parts.reference;
    const unit = unitsWithAPart(state).find((each) => tree.hasEnded(each) && tree.standingFor(each) !== each);
    if (unit !== undefined)
      return { key: `succeed/${unit}@${revision}`, command: { act: 'succeed', payload: { unit } } };
    const { residentId, phase, terms } = state;
    if (phase === 'closed' || terms.afterDeath || residentId === null || !this.dead.has(residentId)) return null;
    return { key: `end-by-death@${revision}`, command: { act: 'end-by-death', payload: {} } };
  }

  private async hasDied(residentId: string, region: string, revision: number): Promise<boolean> {
    const record = await this.parts.residents.masked(region, residentId);
    if (!record || record.revision < revision) {
      this.waits = true;
      return false;
    }
    if (record.diedOn === null) this.living.add(`${residentId}@${revision}`);
    if (record.diedOn === null) this.dead.delete(residentId);
    else this.dead.add(residentId);
    return record.diedOn !== null;
  }
}
