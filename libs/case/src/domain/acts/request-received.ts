import type { ServiceItem } from '#libs/catalogue/domain';
import { localDateOf } from '#libs/clocks/domain';
import { plain, type PlainText } from '#libs/residents/domain';
import type { RegionTree } from '#libs/region/domain';
import type { CaseContext } from '../context.js';
import type { CaseMode, CaseTerms, PlaceOfCase, RequestReceived } from '../events.js';
import { caseNumber } from '../number.js';
import type { ReceivePayload } from './receive.js';

/** Where and of what a request is received. */
export interface Circumstances {
  readonly item: ServiceItem;
  readonly version: number;
  readonly region: string;
  readonly zone: string;
  readonly context: CaseContext;
}

/** What was found out about it. */
export interface Findings {
  readonly mode: CaseMode;
  readonly receivingUnit: string;
  readonly homeUnit: string;
  readonly responsibleUnit: string;
  readonly overrideReason: PlainText | null;
  readonly missing: readonly string[];
}

export function requestReceived(
  payload: ReceivePayload,
  { item, version, region, zone, context }: Circumstances,
  findings: Findings,
): RequestReceived {
  const { mode, receivingUnit, homeUnit, responsibleUnit, overrideReason, missing } = findings;
  const { deliverTo, agent, register } = payload;
  return {
    type: 'RequestReceived',
    data: {
      region,
      timezone: zone,
      number: caseNumber(receivingUnit, localDateOf(context.now, zone), context.caseId),
      item: item.code,
      itemVersion: version,
      terms: { ...termsOf(item, mode), ...legsOf(item, receivingUnit, responsibleUnit, context) },
      mode,
      residentId: payload.residentId,
      receiving: placeOfCase(receivingUnit, context.tree),
      home: placeOfCase(homeUnit, context.tree),
      responsibleUnit,
      overrideReason,
      materials: (payload.materials ?? []).map(({ code, supplied }) => ({ code, supplied })),
      missing,
      deliverTo: deliverTo ? { way: deliverTo.way, unit: deliverTo.unit ?? null } : null,
      agent: agent ? { residentId: agent.residentId, authority: plain(agent.authority) } : null,
      note: plain(payload.note),
      ...(payload.parent ? { parent: payload.parent } : {}),
      ...livesElsewhere(item, context),
      register: register
        ? { due: register.due, channel: register.channel, foreignNumber: register.foreignNumber }
        : null,
    },
  };
}

/** What a resident files online has a promise of its own where the item says so. What an item has not is left out. */
function termsOf(item: ServiceItem, mode: CaseMode): CaseTerms {
  const { kind, limits, materials, excluded, specialProcedures, extension, periods, lights } = item;
  const promised = mode === 'online' && limits.online ? limits.online : limits.promised;
  const tolerable = materials.filter(({ need }) => need === 'tolerable').map(({ code }) => code);
  return {
    ...{ kind, statutory: limits.statutory, promised, startsAt: limits.startsAt },
    ...(tolerable.length > 0 && { tolerable }),
    ...(excluded.length > 0 && { excluded: excluded.map((each) => each.kind) }),
    ...(specialProcedures && { special: specialProcedures }),
    ...(item.correctionAfterAcceptance === true && { correctsAfterAcceptance: true as const }),
    ...(item.deemedAcceptance === false && { neverDeemed: true as const }),
    ...(extension !== undefined && { extension }),
    ...(periods && { periods }),
    ...(lights && { lights }),
  };
}

/** Without a foreign counter only the legs of the street and of the responsible side run (rules §9). */
function legsOf({ legs }: ServiceItem, counter: string, responsible: string, { tree }: CaseContext) {
  if (legs.length === 0) return {};
  const isForeign = !tree.isWithin(counter, tree.divisionOf(responsible)?.code ?? responsible);
  const running = legs.filter(({ by }) => isForeign || by !== 'receiving');
  return { legs: running.map(({ name, by, days }) => ({ name, by, days })) };
}

/** Rules §2.3: for a matter of the household, the street of the residence helps with what is to be looked into there. */
function livesElsewhere({ responsible }: ServiceItem, { resident, tree }: CaseContext): { livesElsewhere?: string } {
  if (resident === null || responsible.place !== 'household') return {};
  const { householdUnit, residenceUnit } = resident;
  const street = tree.ancestorAt(residenceUnit, 'street')?.code;
  const isElsewhere = householdUnit !== null && tree.districtOf(householdUnit) !== tree.districtOf(residenceUnit);
  return street !== undefined && isElsewhere ? { livesElsewhere: street } : {};
}

export function placeOfCase(unit: string, tree: RegionTree): PlaceOfCase {
  return { unit, leaf: tree.leafOf(unit) ?? unit, district: tree.districtOf(unit) ?? unit };
}
