import fc from 'fast-check';
import { Absences, type Asker } from '#libs/access/domain';
import type { ItemVersion } from '#libs/catalogue';
import { isRefusal } from '#libs/kernel/domain';
import { allowedActs, decide, type ActName, type CaseCommand } from '../src/case.js';
import type { CaseContext } from '../src/context.js';
import { firingsOf } from '../src/clocks/firing.js';
import { initialState, type CaseState, type KnownCase, type OpenCase } from '../src/state/case.js';
import { openGaps, openSpecials } from '../src/state/review.js';
import { materialsOwed } from '../src/state/owed.js';
import { fold } from './given.js';
import { SHENYANG } from '#libs/region';
import { asker, calendar, contextOf, FAKU, HEPING, itemCodes, itemVersion, RESIDENT_ID } from './shenyang.js';

const HOUR_MS = 3_600_000;
const START = Date.parse('2026-09-07T01:00:00.000Z');
const OTHER_MZ = '210103-MZ';
const WHY = '理由';

/** A case as somebody left it, and when. */
export interface Lived {
  readonly item: ItemVersion;
  readonly state: CaseState;
  readonly at: string;
  /** Every event by its name, for whoever asks how far histories get. */
  readonly happened: readonly string[];
}

/** One of the handlers is away for two weeks. */
const absences = new Absences();
absences.apply({
  type: 'AbsenceEntered',
  data: { absence: '1', unit: '210102-MZ', person: 'a', standIn: 'b', from: '2026-09-10', to: '2026-09-25' },
});

export function circumstances(item: ItemVersion, by: Asker, now: string): CaseContext {
  return contextOf(item.item.code, by, { item, now, absences });
}

/** The units that a case speaks of, and those it may come to. */
export function unitsOf(state: KnownCase): readonly string[] {
  const { receiving, home, responsibleUnit, handler, deliverTo, coHandlings, moves, escalation, papers } = state;
  const named = [receiving.unit, home.unit, responsibleUnit, handler?.unit, deliverTo?.unit, escalation?.to];
  const beside = [...coHandlings.map(({ unit }) => unit), ...papers.map(({ to }) => to), moves.dispute?.to];
  return [...new Set([...named, ...beside].filter((unit) => typeof unit === 'string'))];
}

/** Who works at a unit: a department has handlers, and where it received, a desk has a counter as well; each has a head. */
export function staffAt(unit: string, { receiving }: KnownCase): readonly Asker[] {
  const handlers = ['a', 'b'].map((person) => asker('case-handler', unit, person));
  const hasCounter = !unit.includes('-') || unit === receiving.unit;
  const counters = hasCounter ? ['c', 'd'].map((person) => asker('universal-counter', unit, person)) : [];
  return [...counters, ...handlers, asker('supervisor', unit, 'e')];
}

/** Colleagues of theirs who have had nothing to do with the case. */
export function colleaguesAt(unit: string, state: KnownCase): readonly Asker[] {
  const roles = new Set(staffAt(unit, state).map(({ role }) => role));
  return [...roles].map((role) => asker(role, unit, 'z'));
}

/** What may sensibly be said with an act in this state, in several ways. */
export function sayings(act: ActName, state: OpenCase, item: ItemVersion): readonly object[] {
  const codes = item.item.materials.filter(({ source }) => source === 'resident').map(({ code }) => code);
  const owed = materialsOwed(state);
  const gaps = openGaps(state.review).map(({ material }) => material);
  const reason = WHY;
  switch (act) {
    case 'accept':
      return [{}, { onTheSpot: true }, { gaps: (state.terms.tolerable ?? []).map((material) => ({ material })) }];
    case 'request-correction':
      return [{ materials: [...new Set([...state.missing, ...codes.slice(0, 1)])] }, { materials: codes }];
    case 'supply-materials':
    case 'correct-on-the-spot':
      return [{ materials: owed }, { materials: owed.slice(0, 1) }];
    case 'fill-gap':
      return [{ materials: gaps }, { materials: gaps.slice(0, 1) }];
    case 'route':
      return [{}, { to: OTHER_MZ, reason }];
    case 'return':
      return ['wrong-unit', 'missing-material'].map((reasonCode) => ({ reasonCode }));
    case 'transfer':
      return [OTHER_MZ, '210102-MZ'].map((to) => ({ to, reason }));
    case 'rule':
      return [state.responsibleUnit, OTHER_MZ, '210102-MZ'].map((to) => ({ to, reason }));
    case 'request-co-handling':
      return ['210102002', '210102-CL'].map((unit) => ({ unit, ask: reason }));
    case 'answer-co-handling':
      return state.coHandlings.map(({ request }) => ({ request, answer: reason }));
    case 'send-papers':
      return [{ to: state.responsibleUnit, papers: [{ name: reason, copies: 1, original: true }] }];
    case 'order-supervision':
      return [{ to: state.responsibleUnit, demand: reason }];
    case 'answer-supervision':
      return state.supervision.map(({ order }) => ({ order, answer: reason }));
    case 'assign':
      return ['a', 'b'].map((person) => ({ person }));
    case 'start-special-procedure':
      return [
        { kind: 'hearing', days: 3 },
        { kind: 'appraisal', days: 2 },
      ];
    case 'end-special-procedure':
      return openSpecials(state.review).map(({ kind }) => ({ kind }));
    case 'post-notice':
      return [{ days: 7 }];
    case 'object-to-notice':
      return [{ objection: reason }];
    case 'close-notice':
      return [{ upheld: false }, { upheld: true }];
    case 'decide':
      return [{ outcome: 'granted' }, { outcome: 'refused', reasons: reason }];
    case 'extend':
      return [{ days: 3, reason }];
    case 'deliver':
      return [{ way: 'counter' }];
    case 'record-field-check':
      return [{ officers: ['a', 'b'], finding: reason }];
    case 'rate':
      return [{ score: 1, about: 'counter' }];
    default:
      return [{ reason, contacted: true, solved: 'yes', finding: reason, answer: reason, residentId: RESIDENT_ID }];
  }
}

const ENDS = new Set<ActName>(['withdraw', 'terminate', 'void', 'refuse-acceptance', 'replace-resident', 'recuse']);
const GOES_ON = new Set<ActName>(['accept', 'route', 'sign', 'return', 'transfer', 'decide', 'fulfil', 'deliver']);

/** Seldom it ends; most of the time it goes on, where it can. */
function actsFor(allowed: readonly ActName[], how: number): readonly ActName[] {
  const lasting = allowed.filter((act) => how % 8 === 0 || !ENDS.has(act));
  const onwards = lasting.filter((act) => GOES_ON.has(act));
  return how % 2 === 0 && onwards.length > 0 ? onwards : lasting;
}

/** Every item, and some of each mode more often. */
const items = [...itemCodes, 'MZ-10', 'MZ-10', 'MZ-01', 'MZ-01', 'MZ-06', 'RS-01', 'MZ-12'].flatMap(
  (code) => itemVersion(code) ?? [],
);
/** The same in the modes that no published item has by itself. */
const joint = items
  .filter(({ item }) => item.code === 'MZ-10' || item.code === 'MZ-01')
  .map((version) => ({ ...version, item: { ...version.item, mode: 'joint' as const } }));
const asksLater = items.map((version) => ({ ...version, item: { ...version.item, correctionAfterAcceptance: true } }));

const anyItem = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...items) },
  { weight: 1, arbitrary: fc.constantFrom(...joint) },
  { weight: 2, arbitrary: fc.constantFrom(...asksLater) },
);

const COUNTERS = [FAKU, HEPING, '210102', '210102-MZ'];

/** A case from its receipt on: whoever has to do with it does something, at growing times, and time does its own part in between. */
export const livedLife: fc.Arbitrary<Lived> = fc
  .record({
    item: anyItem,
    counter: fc.constantFrom(...COUNTERS),
    online: fc.boolean(),
    withheld: fc.array(fc.nat(), { maxLength: 2 }),
    deliverTo: fc.constantFrom(null, '210103'),
    picks: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.integer({ min: 0, max: 60 })), {
      maxLength: 25,
      size: 'max',
    }),
  })
  .map(({ item, picks, ...receipt }) => {
    const life = new Life(item);
    life.receive(receipt);
    for (const pick of picks) life.goOn(pick);
    return life.lived;
  });

interface Receipt {
  readonly counter: string;
  readonly online: boolean;
  readonly withheld: readonly number[];
  readonly deliverTo: string | null;
}

/** One case as it is lived: who, what, how and after how many hours are picked. */
class Life {
  private state: CaseState = initialState;
  private now = START;
  private readonly happened: string[] = [];

  constructor(private readonly item: ItemVersion) {}

  get lived(): Lived {
    const { item, state, happened } = this;
    return { item, state, at: this.moment, happened };
  }

  /** As it was asked for, or where the item is not to be had so, in its own way. */
  receive({ counter, online, withheld, deliverTo }: Receipt): void {
    const { code, materials } = this.item.item;
    const without = withheld.flatMap((pick) => materials[pick % Math.max(1, materials.length)]?.code ?? []);
    const plainly = {
      ...{ item: code, residentId: RESIDENT_ID, place: HEPING },
      materials: without.map((each) => ({ code: each, supplied: false })),
    };
    const wished = {
      ...plainly,
      ...(online && { mode: 'online' as const }),
      ...(deliverTo && { deliverTo: { way: 'counter' as const, unit: deliverTo } }),
    };
    const by = asker('universal-counter', counter, 'c');
    if (!this.tell(by, { act: 'receive', payload: wished })) this.tell(by, { act: 'receive', payload: plainly });
  }

  /** Time does its own part, then somebody who is there does something that is allowed. */
  goOn([who, which, how, hours]: readonly [number, number, number, number]): void {
    this.now += hours * HOUR_MS;
    this.fire();
    const { state } = this;
    if (state.phase === 'none') return;
    const present = presentAt(state, who);
    const by = present[who % present.length];
    if (!by) return;
    const acts = actsFor(allowedActs(state, circumstances(this.item, by, this.moment)), how);
    const act = acts[which % Math.max(1, acts.length)];
    if (act === undefined) return;
    const said = state.phase === 'closed' ? [{ reason: WHY }] : sayings(act, state, this.item);
    const payload = said[how % Math.max(1, said.length)];
    if (payload) this.tell(by, { act, payload } as CaseCommand);
  }

  private fire(): void {
    for (;;) {
      const [next] = firingsOf(this.state, calendar);
      if (!next || Date.parse(next.at) > this.now) return;
      if (!this.tell(asker('system', SHENYANG), next.command, next.at)) return;
    }
  }

  private tell(by: Asker, command: CaseCommand, at = this.moment): boolean {
    const outcome = decide(command, this.state, circumstances(this.item, by, at));
    if (isRefusal(outcome)) return false;
    this.happened.push(...outcome.map(({ type }) => type));
    this.state = fold(this.state, outcome, { by, at });
    return true;
  }

  private get moment(): string {
    return new Date(this.now).toISOString();
  }
}

/** Two of three times those who have the case, else whoever has to do with it. */
function presentAt(state: KnownCase, who: number): readonly Asker[] {
  const near = state.handler ? [state.handler.unit] : unitsOf(state);
  const units = who % 3 === 0 ? [...unitsOf(state), '210102', SHENYANG] : near;
  return units.flatMap((unit) => staffAt(unit, state));
}
