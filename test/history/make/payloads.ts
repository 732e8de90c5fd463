import {
  SPECIAL_PROCEDURES,
  openCorrection,
  openGaps,
  openSpecials,
  type ActName,
  type ActPayloads,
  type KnownCase,
} from '#libs/case';
import type { Asker } from '#libs/access/domain';
import type { ServiceItem } from '#libs/catalogue/domain';
import { addDays, localDateOf } from '#libs/clocks/domain';
import type { Chance } from './chance.js';
import { communities, DISTRICTS, REGION, residents, streets } from './place.js';
import { TEXTS } from './texts.js';

/** What is asked of whoever says something: the case, who speaks, and chance. */
export interface Saying {
  readonly chance: Chance;
  readonly state: KnownCase;
  readonly asker: Asker;
  readonly item: ServiceItem | null;
  readonly now: string;
}

/** Acts of people on a case that is there. */
export type SpokenAct = Exclude<
  ActName,
  | 'receive'
  | 'deem-accepted'
  | 'expire-correction'
  | 'expire-gap'
  | 'expire-window'
  | 'tell-calendar'
  | 'warn-clock'
  | 'expire-clock'
  | 'climb'
  | 'succeed'
  | 'end-by-death'
  | 'remind-supervision'
>;

const text = ({ chance }: Saying): string => chance.pick(TEXTS);
const maybeText = (saying: Saying): string | null => (saying.chance.percent(50) ? text(saying) : null);
const dayAhead = ({ chance, now, state }: Saying): string | null =>
  chance.percent(35) ? addDays(localDateOf(now, state.timezone), chance.between(1, 6)) : null;
const someMaterials = ({ chance, item }: Saying): string[] =>
  chance.some(
    (item?.materials ?? []).filter(({ source }) => source !== 'shared').map(({ code }) => code),
    3,
  );
const department = ({ chance }: Saying): string =>
  `${chance.pick([...DISTRICTS, REGION])}-${chance.pick(['MZ', 'GA', 'RS', 'YB', 'CL', 'ZJ'])}`;
const sibling = (saying: Saying): string => {
  const letters = saying.state.responsibleUnit.split('-')[1];
  return letters === undefined ? saying.chance.pick(streets) : `${saying.chance.pick(DISTRICTS)}-${letters}`;
};
/** Everything that is owed, or a part of it. */
const owed = (saying: Saying, all: readonly string[]): string[] =>
  saying.chance.percent(70) ? [...all] : saying.chance.some(all, 1);
const ofReason = (saying: Saying) => ({ reason: text(saying) });
const nothing = () => ({});

/** Something to say with each act; what the rules forbid of it is said in vain. An act without words here does not compile. */
export const payloads: { readonly [A in SpokenAct]: (saying: Saying) => ActPayloads[A] } = {
  accept: (saying) => {
    const { chance, state } = saying;
    const tolerable = state.terms.tolerable ?? [];
    if (tolerable.length > 0 && chance.percent(60))
      return { gaps: [{ material: chance.pick(tolerable), due: dayAhead(saying) }] };
    return state.terms.kind === 'on-the-spot' && chance.percent(70) ? { onTheSpot: true } : {};
  },
  'refuse-acceptance': (saying) => ({
    reason: text(saying),
    rightAuthority: saying.chance.percent(50) ? '沈河区公安分局' : null,
  }),
  'request-correction': (saying) => ({
    materials: [...new Set([...saying.state.missing, ...someMaterials(saying)])],
    note: maybeText(saying),
  }),
  'supply-materials': (saying) => {
    const { missing, review } = saying.state;
    return { materials: owed(saying, [...missing, ...(openCorrection(review)?.owed ?? [])]), note: maybeText(saying) };
  },
  'correct-on-the-spot': (saying) => ({
    materials: saying.chance.percent(50) ? someMaterials(saying) : [],
    note: maybeText(saying),
  }),
  'prolong-correction': ofReason,
  'fill-gap': (saying) => ({
    materials: owed(
      saying,
      openGaps(saying.state.review).map(({ material }) => material),
    ),
    note: maybeText(saying),
  }),
  route: (saying) =>
    saying.chance.percent(80) ? { reason: maybeText(saying) } : { to: sibling(saying), reason: text(saying) },
  sign: nothing,
  return: (saying) => ({
    reasonCode: saying.chance.pick([
      'wrong-unit',
      'wrong-unit',
      'wrong-unit',
      'missing-material',
      'missing-material',
      'wrong-item',
      'other',
    ] as const),
    note: maybeText(saying),
  }),
  assign: ({ chance, state }) => ({ person: `h${chance.between(1, 2)}@${state.handler?.unit ?? REGION}` }),
  claim: nothing,
  'start-special-procedure': (saying) => ({
    kind: saying.chance.pick([...SPECIAL_PROCEDURES, 'income-verification']),
    days: saying.chance.between(3, 30),
    note: maybeText(saying),
  }),
  'end-special-procedure': (saying) => ({
    kind: saying.chance.percent(50) ? (openSpecials(saying.state.review).at(-1)?.kind ?? null) : null,
    result: maybeText(saying),
  }),
  'post-notice': (saying) => ({ days: saying.chance.between(3, 10), place: maybeText(saying) }),
  'object-to-notice': (saying) => ({ objection: text(saying) }),
  'record-afterwards': (saying) => ({ note: maybeText(saying) }),
  'answer-objection': (saying) => ({ answer: text(saying) }),
  'close-notice': ({ chance }) => ({ upheld: chance.percent(40) }),
  'record-field-check': (saying) => ({
    officers: ['h1', 'h2', 'h3'].slice(saying.chance.between(0, 1)),
    finding: text(saying),
  }),
  recuse: (saying) => ({
    reason: text(saying),
    person: saying.asker.role === 'supervisor' ? `h1@${saying.state.handler?.unit ?? REGION}` : null,
  }),
  extend: (saying) => ({ days: saying.chance.between(2, 10), reason: text(saying) }),
  decide: (saying) =>
    saying.chance.percent(65)
      ? { outcome: 'granted', reasons: maybeText(saying) }
      : { outcome: 'refused', reasons: text(saying) },
  fulfil: (saying) => ({
    result: saying.chance.percent(60)
      ? {
          kind: saying.chance.pick(['证书', '批复', '社保卡']),
          number: saying.chance.percent(50) ? '辽AB-2026-0017' : null,
        }
      : null,
    note: maybeText(saying),
  }),
  deliver: (saying) => ({
    way: saying.state.agent ? 'agent' : saying.chance.pick(['counter', 'post', 'electronic'] as const),
    receivedBy: saying.chance.percent(50) ? '赵某' : null,
    trackingNumber: saying.chance.percent(30) ? 'EMS1234567890' : null,
  }),
  withdraw: ofReason,
  terminate: ofReason,
  void: ofReason,
  escalate: (saying) => ({ to: saying.chance.percent(20) ? REGION : null, reason: text(saying) }),
  reopen: ofReason,
  'replace-resident': (saying) => ({ residentId: saying.chance.pick(residents).residentId, reason: text(saying) }),
  transfer: (saying) => ({ to: sibling(saying), reason: text(saying) }),
  rule: (saying) => ({
    to: saying.state.moves.dispute ? saying.chance.pick(saying.state.moves.dispute.between) : sibling(saying),
    reason: text(saying),
  }),
  'request-co-handling': (saying) => {
    const { home } = saying.state;
    return {
      unit: saying.chance.pick([
        department(saying),
        saying.state.livesElsewhere ?? department(saying),
        home.unit,
        home.unit.slice(0, 9),
        `${home.district}-CL`,
      ]),
      ask: text(saying),
      due: dayAhead(saying),
    };
  },
  'answer-co-handling': (saying) => ({
    request:
      saying.state.coHandlings.find(({ unit, answeredAt }) => unit === saying.asker.unit && answeredAt === null)
        ?.request ?? 'co-1',
    answer: text(saying),
  }),
  'send-papers': (saying) => ({
    to: saying.chance.pick([
      saying.state.responsibleUnit,
      saying.state.receiving.unit,
      saying.chance.pick(communities),
    ]),
    papers: [
      { name: '户口簿', copies: 1, original: true },
      { name: text(saying), copies: saying.chance.between(2, 3), original: false },
    ].slice(0, saying.chance.between(1, 2)),
    carrier: saying.chance.percent(50) ? '邮政' : null,
    trackingNumber: saying.chance.percent(50) ? 'SF100200300' : null,
  }),
  'confirm-papers': (saying) => ({ mismatch: saying.chance.percent(30) ? '缺少户口簿首页' : null }),
  'order-supervision': (saying) => ({
    to: saying.chance.pick([
      saying.state.responsibleUnit,
      saying.state.handler?.unit ?? saying.state.responsibleUnit,
      saying.state.receiving.unit,
    ]),
    demand: text(saying),
    due: dayAhead(saying),
  }),
  'answer-supervision': (saying) => ({
    order:
      saying.state.supervision.find(({ to, answeredAt }) => to === saying.asker.unit && answeredAt === null)?.order ??
      'order-1',
    answer: text(saying),
  }),
  rate: (saying) => ({
    score: saying.chance.between(1, 5),
    about: saying.chance.pick(['counter', 'authority'] as const),
    comment: maybeText(saying),
  }),
  'record-follow-up': ({ chance }) => ({
    contacted: chance.percent(80),
    solved: chance.pick(['yes', 'partly', 'no'] as const),
    score: chance.percent(50) ? chance.between(1, 5) : null,
  }),
  'prolong-rectification': ofReason,
  'close-rectification': (saying) => ({ finding: text(saying), answer: text(saying) }),
};
