import type { CaseEvent, PlaceOfCase } from '#libs/case';
import type { ItemTerms } from '#libs/catalogue/domain';
import type { Instant } from '#libs/clocks/domain';
import { nameUuid } from '#libs/runtime';

/** What happened to one of many invented cases. */
export interface SyntheticEvent {
  readonly stream: string;
  readonly event: CaseEvent;
  readonly at: Instant;
  readonly person: string;
  readonly unit: string;
}

const NAMESPACE = '7d1c1a4e-6a0b-5c7e-9b60-0d9b4a1f7e11';
const START_MS = Date.UTC(2026, 2, 2, 0, 30);
const HOUR_MS = 3_600_000;
/** A city of nine million receives about this many requests on a working day. */
const CASES_A_DAY = 5_500;
const DISTRICTS = 13;
const LEAVES = 2_703;

/** A small generator with a seed: the same cases in every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function placeOf(index: number): PlaceOfCase {
  const district = String(210_102 + (index % DISTRICTS));
  const leaf = `${district}${String(1 + (index % LEAVES)).padStart(6, '0')}`;
  return { unit: leaf, leaf, district };
}

const TERMS: ItemTerms = {
  kind: 'promised',
  statutory: { value: 20, unit: 'working-day', rolls: true },
  promised: { value: 10, unit: 'working-day', rolls: true },
  startsAt: 'accepted',
};

/**
 * The lives of `count` cases, mixed as a city mixes them: seven events each, received over the working days at the rate of a city of nine million
 * and finished after some days, all in the order in which they happened.
 */
export function syntheticEvents(count: number): SyntheticEvent[] {
  const random = chance(20_260_302);
  const events: { readonly ms: number; readonly event: Omit<SyntheticEvent, 'at'> }[] = [];
  for (let index = 0; index < count; index += 1) {
    const receiving = placeOf(Math.floor(random() * LEAVES));
    const home = random() < 0.3 ? placeOf(Math.floor(random() * LEAVES)) : receiving;
    const stream = `case-${nameUuid(NAMESPACE, String(index))}`;
    const clerk = { person: `intake-clerk@${receiving.unit}`, unit: receiving.unit };
    const authority = `${home.district}-MZ`;
    const handler = { person: `case-handler@${authority}`, unit: authority };
    let ms = START_MS + Math.floor((index / CASES_A_DAY) * 24 * HOUR_MS);
    for (const { by, event } of lifeOf(index, receiving, home, authority)) {
      events.push({ ms, event: { stream, event, ...(by === 'clerk' ? clerk : handler) } });
      ms += Math.floor(random() * 48 * HOUR_MS);
    }
  }
  events.sort((a, b) => a.ms - b.ms);
  return events.map(({ ms, event }) => ({ ...event, at: new Date(ms).toISOString() }));
}

function lifeOf(
  index: number,
  receiving: PlaceOfCase,
  home: PlaceOfCase,
  authority: string,
): readonly { readonly by: 'clerk' | 'handler'; readonly event: CaseEvent }[] {
  const materials = ['identity-card', 'application', 'bank-account'].map((code) => ({ code, supplied: true }));
  const data = {
    region: '210100',
    timezone: 'Asia/Shanghai',
    number: `${receiving.unit}-20260302-${String(index).padStart(8, '0')}`,
    item: 'MZ-10',
    itemVersion: 1,
    terms: TERMS,
    mode: 'accept-anywhere' as const,
    residentId: nameUuid(NAMESPACE, `resident ${index}`),
    receiving,
    home,
    responsibleUnit: authority,
    overrideReason: null,
    materials,
    missing: [],
    deliverTo: null,
    agent: null,
    note: null,
    register: null,
  };
  const from = receiving.unit;
  return [
    { by: 'clerk', event: { type: 'RequestReceived', data } },
    { by: 'clerk', event: { type: 'RequestAccepted', data: { manner: 'explicit' } } },
    {
      by: 'clerk',
      event: { type: 'CaseRouted', data: { from, to: authority, responsibleUnit: authority, reason: null } },
    },
    { by: 'handler', event: { type: 'CaseSigned', data: { unit: authority } } },
    {
      by: 'handler',
      event: { type: 'DecisionMade', data: { outcome: 'granted', reasons: null, remedies: null, unit: authority } },
    },
    { by: 'handler', event: { type: 'RequestFulfilled', data: { result: null, note: null } } },
    {
      by: 'clerk',
      event: { type: 'ResultDelivered', data: { way: 'counter', receivedBy: null, trackingNumber: null } },
    },
  ];
}
