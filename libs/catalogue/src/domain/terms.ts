import type { ClockStart, LightRule, Limit, Promised } from '#libs/clocks/domain';
import { daysOf, innerLegs, legsThatRun, legsUpToTheDecision } from './legs.js';
import { PERIODS, type Periods } from './periods.js';
import { PUBLIC_NOTICE } from './procedures.js';
import type { HandlingMode } from './responsible.js';
import type { Afterwards, ItemKind, ItemLeg, ItemWindow, ServiceItem } from './service-item.js';

/** The terms of an item that a case is received under, and keeps whatever becomes of the item (rules §1.2). What an item has not is left out. */
export interface ItemTerms {
  readonly kind: ItemKind;
  readonly statutory: Limit | null;
  readonly promised: Promised;
  readonly startsAt: ClockStart;
  /** Where both limits end if not with the decision: with the result made out (制发). */
  readonly endsAt?: 'issued';
  /** The legs that run for this case, those of a foreign counter only where there is one. */
  readonly legs?: readonly ItemLeg[];
  /** Working days of the whole way, as the resident is told at a foreign counter. */
  readonly wholeWay?: number;
  /** When it may be decided, and until when; expiry means withdrawn. */
  readonly window?: ItemWindow;
  /** What is owed after the decision, within a time of its own. */
  readonly afterwards?: Afterwards;
  /** The applicant comes in person: nobody acts for them. */
  readonly inPerson?: true;
  /** Materials that may be owed for a while (容缺). */
  readonly tolerable?: readonly string[];
  /** Groups of materials of which one is enough. */
  readonly oneOf?: readonly (readonly string[])[];
  /** Times that the item says do not count, beside the procedures of the law. */
  readonly excluded?: readonly string[];
  /** The most days that such a time may be announced for, where the item says so. */
  readonly excludedDays?: Readonly<Record<string, number>>;
  /** Special procedures that may be held, where the item names others than the law's list. */
  readonly special?: readonly string[];
  /** A correction may be asked for after acceptance, and stops the clocks. */
  readonly correctsAfterAcceptance?: true;
  /** It goes on when its resident has died. */
  readonly afterDeath?: true;
  /** Silence is no acceptance here. */
  readonly neverDeemed?: true;
  /** The most working days that it may be extended by, where that is not 10. */
  readonly extension?: number;
  /** Periods in which the item differs from rules §13. */
  readonly periods?: Partial<Periods>;
  /** When the item's lights burn, where that differs. */
  readonly lights?: Partial<LightRule>;
}

/** How a request came in. `isForeign`: at a counter outside of what the responsible unit works for. */
export interface Reception {
  readonly mode: HandlingMode;
  readonly isForeign: boolean;
}

/** What a case is received under: the terms of its item, as they are for the counter that took it in. */
export function termsOf(item: ServiceItem, { mode, isForeign }: Reception): ItemTerms {
  const { kind, limits, legs, specialProcedures, extension, lights } = item;
  return {
    ...{ kind, ...limitsOf(item, { mode, isForeign }), startsAt: limits.startsAt },
    ...(limits.endsAt === 'issued' && { endsAt: limits.endsAt }),
    ...(legs.length > 0 && { legs: legsThatRun(legs, isForeign).map(({ name, by, days }) => ({ name, by, days })) }),
    ...(isForeign && item.wholeWay !== undefined && { wholeWay: item.wholeWay }),
    ...(item.window && { window: item.window }),
    ...(item.afterwards && { afterwards: item.afterwards }),
    ...(item.inPerson && { inPerson: true as const }),
    ...materialTerms(item),
    ...excludedTerms(item),
    ...(specialProcedures && { special: specialProcedures }),
    ...(item.correctionAfterAcceptance === true && { correctsAfterAcceptance: true as const }),
    ...(item.afterDeath === true && { afterDeath: true as const }),
    ...(item.deemedAcceptance === false && { neverDeemed: true as const }),
    ...(extension !== undefined && { extension }),
    ...periodTerms(item),
    ...(lights && { lights }),
  };
}

/** What a resident files online has a promise of its own where the item says so; the legs of a foreign counter up to the decision are added. */
function limitsOf({ limits, legs }: ServiceItem, { mode, isForeign }: Reception) {
  const promised = mode === 'online' && limits.online ? limits.online : limits.promised;
  const more = isForeign ? daysOf(legsUpToTheDecision(legs)) - daysOf(innerLegs(legs)) : 0;
  return { statutory: longerBy(limits.statutory, more), promised: longerBy(promised, more) };
}

function longerBy<T extends Promised>(limit: T, days: number): T | Limit {
  const isOfDays = typeof limit === 'object' && limit?.unit === 'working-day';
  return isOfDays && days > 0 ? { ...limit, value: limit.value + days } : limit;
}

function materialTerms({ materials }: ServiceItem): Pick<ItemTerms, 'tolerable' | 'oneOf'> {
  const tolerable = materials.filter(({ need }) => need === 'tolerable').map(({ code }) => code);
  const groups = [...new Set(materials.flatMap(({ oneOf }) => oneOf ?? []))];
  const codesOf = (group: string) => materials.filter(({ oneOf }) => oneOf === group).map(({ code }) => code);
  return {
    ...(tolerable.length > 0 && { tolerable }),
    ...(groups.length > 0 && { oneOf: groups.map(codesOf) }),
  };
}

function excludedTerms({ excluded }: ServiceItem): Pick<ItemTerms, 'excluded' | 'excludedDays'> {
  if (excluded.length === 0) return {};
  const withDays = excluded.flatMap(({ kind, days }) =>
    days === undefined || kind === PUBLIC_NOTICE ? [] : [[kind, days] as const],
  );
  return {
    excluded: excluded.map(({ kind }) => kind),
    ...(withDays.length > 0 && { excludedDays: Object.fromEntries(withDays) }),
  };
}

/** The days of a public notice that does not count are the period of the notice. */
function periodTerms({ periods, excluded }: ServiceItem): Pick<ItemTerms, 'periods'> {
  const notice = excluded.find(({ kind }) => kind === PUBLIC_NOTICE)?.days;
  const own = notice === undefined || notice === PERIODS.notice ? periods : { notice, ...periods };
  return own ? { periods: own } : {};
}
