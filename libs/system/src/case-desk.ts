import { caseEventTypes, openCaseDesk, type CaseDesk } from '#libs/case';
import type { ReferenceData } from '#libs/catalogue';
import { followingUnits } from '#libs/catalogue/domain';
import { EventRegistry } from '#libs/event-log';
import type { EventLog } from '#libs/event-log/domain';
import { commandHmac } from '#libs/kernel';
import { whyNotStorable } from '#libs/read-models';
import type { Residents } from '#libs/residents';
import { loadSecret, type Clock } from '#libs/runtime';

/** The bytes of the key under which commands are recognised again; the API has the same. */
const HMAC_KEY_BYTES = 32;

/** The desk of cases for a command: the same decider, log and vault as behind the API. */
export function caseDeskOf(parts: {
  readonly home: string;
  readonly log: EventLog;
  readonly reference: ReferenceData;
  readonly residents: Residents;
  readonly clock: Clock;
}): CaseDesk {
  const { home, log, reference, residents, clock } = parts;
  return openCaseDesk({
    log,
    registry: new EventRegistry(caseEventTypes),
    reference,
    // Who lived or worked at a unit that has ended belongs to the one that took over.
    residents: async (ids) =>
      (await residents.registry.facts(ids)).map((facts) => followingUnits(facts, reference.tree)),
    sealer: residents.sealer,
    clock,
    commandHmac: hmacOf(home),
    whyNotStorable,
  });
}

/** The HMAC of commands' bodies under the key of a home. */
export function hmacOf(home: string): (body: unknown) => string {
  return commandHmac(loadSecret(home, 'command-hmac', HMAC_KEY_BYTES));
}
