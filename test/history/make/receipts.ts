import { type CaseResult, type PastStep } from '#libs/case';
import { CommandRefused } from '#libs/kernel';
import type { Asker } from '#libs/access/domain';
import type { CaseCommand, CaseMode, ReceivePayload } from '#libs/case';
import type { Chance } from './chance.js';
import { communities, communitiesOf, DISTRICTS, items, REGION, residents, streets } from './place.js';
import { TEXTS } from './texts.js';
import type { World } from './world.js';

/** A case that was received before. */
export interface KnownLife {
  readonly caseId: string;
  readonly residentId: string | null;
}

/** Somebody comes to a counter; null where the counter had to say no. `index` walks through the items, so that each comes up. */
export async function receive(
  world: World,
  chance: Chance,
  index: number,
  known: readonly KnownLife[],
): Promise<CaseResult | null> {
  const asker = someCounter(chance);
  const payload = request(world, chance, index, known, asker);
  try {
    return await world.cases.begin(world.envelope(asker, payload), { act: 'receive', payload });
  } catch (error) {
    if (error instanceof CommandRefused) return null;
    throw error;
  }
}

function someCounter(chance: Chance): Asker {
  const unit = chance.percent(85)
    ? chance.pick(communities)
    : chance.pick([...streets, ...DISTRICTS.map((district) => `${district}-MZ`)]);
  const role = chance.percent(85) ? 'universal-counter' : 'intake-clerk';
  return { person: `c${chance.between(1, 2)}@${unit}`, role, unit };
}

function request(
  world: World,
  chance: Chance,
  index: number,
  known: readonly KnownLife[],
  { unit }: Asker,
): ReceivePayload {
  const item = items[(index * 7) % items.length];
  if (!item) throw new Error('no items');
  const whole = chance.percent(15) && known.length > 0 ? chance.pick(known) : null;
  const resident = fitting(world, chance, item).residentId;
  const place =
    ['household', 'residence', 'insured', 'receiving'].includes(item.responsible.place) && chance.percent(90)
      ? null
      : chance.pick(communitiesOf(chance.pick(DISTRICTS)));
  const mode = chance.pick<CaseMode | null>([null, null, null, null, null, 'online', 'fixed']);
  const mentioned = item.materials.filter(({ source }) => source !== 'shared' && chance.percent(50));
  return {
    item: item.code,
    residentId: whole ? whole.residentId : chance.percent(93) ? resident : null,
    ...(mode && { mode }),
    materials: mentioned.map(({ code }) => ({ code, supplied: chance.percent(75) })),
    deliverTo: chance.percent(40)
      ? {
          way: chance.pick(['counter', 'post', 'electronic'] as const),
          unit: chance.percent(60) ? chance.pick([unit, ...communities]) : null,
        }
      : null,
    ...(place !== null && { place }),
    ...(chance.percent(6) && {
      responsibleUnit: `${chance.pick(DISTRICTS)}-${item.department ?? 'MZ'}`,
      overrideReason: chance.pick(TEXTS),
    }),
    ...(chance.percent(18) && { agent: { residentId: chance.pick(residents).residentId, authority: '授权委托书' } }),
    note: chance.percent(40) ? chance.pick(TEXTS) : null,
    ...(whole && { parent: whole.caseId }),
  };
}

/** One whose age the item allows, if chance finds one. */
function fitting(world: World, chance: Chance, { eligibility: { minAge = 0, maxAge = 200 } }: (typeof items)[number]) {
  const year = Number(world.now.slice(0, 4));
  const fit = residents.filter(({ birthDate }) => {
    const age = year - Number((birthDate ?? '').slice(0, 4));
    return birthDate !== null && age > minAge && age <= maxAge;
  });
  return chance.pick(fit.length > 0 && chance.percent(95) ? fit : residents);
}

const IMPORTER: Asker = { person: 'import', role: 'import', unit: REGION };

/** A case as another register has it, its whole life in one append. */
export async function bringIn(world: World, chance: Chance, index: number): Promise<CaseResult> {
  const [receivingUnit, homeUnit] = [chance.pick(communities), chance.pick(communities)];
  const item = chance.pick(['MZ-10', 'MZ-14', 'GA-01', 'RS-04']);
  const responsibleUnit = chance.percent(30) ? receivingUnit : `${homeUnit.slice(0, 6)}-MZ`;
  const register = {
    due: chance.percent(60) ? hoursAfter(world.now, -24 * chance.between(1, 60)) : null,
    channel: chance.percent(60) ? chance.pick(['phone', 'app', '12345']) : null,
    foreignNumber: `R-${1000 + index}`,
    ...{ receivingUnit, homeUnit, responsibleUnit },
  };
  const opening: CaseCommand[] = [
    {
      act: 'receive',
      payload: { item, residentId: null, register, note: chance.percent(50) ? chance.pick(TEXTS) : null },
    },
    { act: 'accept', payload: {} },
    ...(responsibleUnit === receivingUnit
      ? []
      : ([
          { act: 'route', payload: {} },
          { act: 'sign', payload: {} },
        ] as const)),
  ];
  const steps = [...opening, ...(chance.percent(60) ? closing(chance) : [])];
  const begun = -24 * chance.between(70, 200);
  const past = steps.map((command, step): PastStep => ({
    command,
    at: hoursAfter(world.now, begun + step * chance.between(1, 90)),
  }));
  past.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return world.cases.bringIn(
    world.envelope(IMPORTER, register, { origin: 'import' }),
    past.map(({ at }, step) => ({ command: steps[step] ?? opening[0], at }) as PastStep),
  );
}

/** What the register has of the case since. */
export async function bringInLater(world: World, chance: Chance, { id: caseId, state }: CaseResult): Promise<void> {
  if (state.phase === 'closed') return;
  const steps = closing(chance).map((command, step): PastStep => ({ command, at: hoursAfter(world.now, step - 20) }));
  await world.cases.bringInLater(world.envelope(IMPORTER, { caseId }, { origin: 'import' }), caseId, steps);
}

function closing(chance: Chance): CaseCommand[] {
  const reason = chance.pick(TEXTS);
  const done = (decision: CaseCommand): CaseCommand[] => [
    decision,
    { act: 'fulfil', payload: { note: reason } },
    { act: 'deliver', payload: { way: 'electronic' } },
  ];
  return chance.pick<CaseCommand[]>([
    [{ act: 'terminate', payload: { reason } }],
    [{ act: 'void', payload: { reason } }],
    done({ act: 'decide', payload: { outcome: 'granted' } }),
    done({ act: 'decide', payload: { outcome: 'refused', reasons: reason } }),
  ]);
}

function hoursAfter(now: string, hours: number): string {
  return new Date(Date.parse(now) + hours * 3_600_000).toISOString();
}
