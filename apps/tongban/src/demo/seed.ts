import type { CaseDesk } from '#libs/case';
import type { ReferenceData } from '#libs/reference';
import { startOfDay } from '#libs/clocks/domain';
import { SHENYANG } from '#libs/region';
import type { Residents } from '#libs/residents';
import type { ResidentFacts } from '#libs/residents/domain';
import { eachAtOnce, nameUuid } from '#libs/runtime';
import type { Progress } from '../output.js';
import { CaseMaker } from './case-maker.js';
import type { OfficeHours } from './office-hours.js';
import { inventedPerson } from './people.js';

const AT_ONCE = 128;
const NAMESPACE = 'c5a7b0d1-1e1f-5b3c-9a52-6e0d3f2b7c44';

/** What the data of a demo are made from: the same gives the same. */
export interface DemoSeed {
  readonly seed: string;
  readonly cases: number;
  /** The present of the demo. */
  readonly now: string;
}

/** With what they are brought in. */
export interface SeedTools {
  readonly desk: CaseDesk;
  readonly residents: Residents;
  readonly reference: ReferenceData;
  readonly hours: OfficeHours;
  readonly hmac: (body: unknown) => string;
}

export function residentsFor(cases: number): number {
  return Math.min(4_000, Math.max(150, Math.ceil(cases / 7)));
}

/** Registers the invented residents in the vault; those who are there already stay. */
export async function registerResidents(
  { seed, cases }: DemoSeed,
  { residents, reference, hours, hmac }: SeedTools,
  progress: Progress,
): Promise<ResidentFacts[]> {
  const facts: ResidentFacts[] = [];
  const occurredAt = startOfDay(hours.firstDay, hours.zone);
  let done = 0;
  await eachAtOnce(countTo(residentsFor(cases)), AT_ONCE, async (index) => {
    const person = inventedPerson(index, seed, hours.today, reference.tree);
    const commandId = nameUuid(NAMESPACE, `${seed}:${index}`);
    const { residentId } = await residents.registry.register(SHENYANG, person, {
      commandId,
      commandHmac: hmac({ seed, index }),
      occurredAt,
      recordedAt: occurredAt,
      actor: { person: 'system', role: 'system', unit: SHENYANG },
      correlationId: commandId,
      causationId: commandId,
      origin: 'demo',
    });
    const { birthDate, householdUnit, residenceUnit, insuredUnit } = person;
    facts[index] = { residentId, birthDate, householdUnit, residenceUnit, insuredUnit };
    progress.to((done += 1));
  });
  return facts;
}

/** Brings the invented cases in, each in one append at its times; those that are there already stay. Answers how many there are. */
export async function bringInCases(
  { seed, cases, now }: DemoSeed,
  { desk, reference, hours }: SeedTools,
  residents: readonly ResidentFacts[],
  progress: Progress,
): Promise<number> {
  const maker = new CaseMaker(reference, residents, hours, seed, now);
  let done = 0;
  let made = 0;
  await eachAtOnce(countTo(cases), AT_ONCE, async (index) => {
    const invented = maker.make(index);
    if (invented) {
      const { commandId, asker, steps } = invented;
      const body = { demo: seed, index };
      await desk.bringIn({ commandId, body, asker, correlationId: commandId, origin: 'demo' }, steps);
      made += 1;
    }
    progress.to((done += 1));
  });
  return made;
}

/** The numbers from 0, for several readers at once. */
function countTo(end: number): AsyncIterable<number> {
  let next = 0;
  const step = (): IteratorResult<number, undefined> =>
    next < end ? { value: next++, done: false } : { value: undefined, done: true };
  return { [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve(step()) }) };
}
