import type { ActName, CaseCommand } from '../src/case.js';
import fc from 'fast-check';
import type { Asker } from '#libs/access/domain';
import type { Told } from './given.js';
import { asker, FAKU, HEPING, HEPING_MZ, itemCodes, RESIDENT_ID } from './shenyang.js';

const UNITS = [FAKU, HEPING, HEPING_MZ, '210103-MZ', '210102', '210100', '210100-RS', 'nowhere'];
const ROLES: readonly Asker['role'][] = [
  'universal-counter',
  'intake-clerk',
  'case-handler',
  'supervisor',
  'auditor',
  'import',
  'system',
];

const text = fc.constantFrom('理由', '', ' ', '\u{1F3E0}');
const unit = fc.constantFrom(...UNITS);
const paper = fc.record({ name: text, copies: fc.nat({ max: 3 }), original: fc.boolean() });
const material = fc.constantFrom('identity-card', 'household-book', 'bank-card', 'photo', 'application', 'nothing');
const materials = fc.array(material, { maxLength: 3 });
const gap = fc.record({ material, due: fc.constantFrom(undefined, '2026-09-15', '2026-12-31') });
const clock = fc.constantFrom('promised', 'statutory', 'signature', 'delivery', 'nothing');
const days = fc.constantFrom(0, 1, 3, 7, 10, 30);
/** Of every act what may be said with it, sensible or not; an act without words here does not compile. */
const payloads: { readonly [A in ActName]: fc.Arbitrary<object> } = {
  receive: fc.record({
    item: fc.constantFrom(...itemCodes, 'XX-99'),
    residentId: fc.constantFrom(RESIDENT_ID, null),
    mode: fc.constantFrom(undefined, 'online', 'fixed', 'decide-anywhere', 'joint'),
    place: fc.option(unit, { nil: undefined }),
    responsibleUnit: fc.option(unit, { nil: undefined, freq: 5 }),
    overrideReason: text,
    note: text,
  }),
  accept: fc.record({ onTheSpot: fc.boolean(), gaps: fc.option(fc.array(gap, { maxLength: 2 }), { nil: undefined }) }),
  'request-correction': fc.record({ materials, note: text }),
  'supply-materials': fc.record({ materials, note: text }),
  'correct-on-the-spot': fc.record({ materials, note: text }),
  'prolong-correction': fc.record({ reason: text }),
  'fill-gap': fc.record({ materials, note: text }),
  'start-special-procedure': fc.record({ kind: fc.constantFrom('hearing', 'appraisal', 'lunch'), days, note: text }),
  'end-special-procedure': fc.record({ result: text }),
  'post-notice': fc.record({ days, place: text }),
  'object-to-notice': fc.record({ objection: text }),
  'answer-objection': fc.record({ objection: fc.constantFrom(undefined, 1, 9), answer: text }),
  'close-notice': fc.record({ upheld: fc.boolean(), answer: fc.constantFrom(undefined, '理由') }),
  recuse: fc.record({ reason: text, person: fc.constantFrom(null, 'a') }),
  'record-field-check': fc.record({ officers: fc.array(text, { maxLength: 3 }), finding: text }),
  extend: fc.record({ days, reason: text }),
  'deem-accepted': fc.constant({}),
  'expire-correction': fc.constant({}),
  'expire-gap': fc.constant({}),
  'expire-window': fc.constant({}),
  'record-afterwards': fc.record({ note: text }),
  'tell-calendar': fc.constant({ version: '2027.1' }),
  'refuse-acceptance': fc.record({ reason: text, rightAuthority: text }),
  route: fc.record({ to: fc.option(unit, { nil: undefined }), reason: text }),
  sign: fc.constant({}),
  return: fc.record({ reasonCode: fc.constantFrom('wrong-unit', 'other'), note: text }),
  assign: fc.record({ person: fc.constantFrom('a', 'b') }),
  claim: fc.constant({}),
  decide: fc.record({ outcome: fc.constantFrom('granted', 'refused'), reasons: text }),
  fulfil: fc.record({ result: fc.option(fc.record({ kind: text, number: text })), note: text }),
  deliver: fc.record({ way: fc.constantFrom('counter', 'post'), receivedBy: text }),
  withdraw: fc.record({ reason: text }),
  terminate: fc.record({ reason: text }),
  void: fc.record({ reason: text }),
  escalate: fc.record({ to: fc.option(unit, { nil: undefined, freq: 2 }), reason: text }),
  reopen: fc.record({ reason: text }),
  'replace-resident': fc.record({ residentId: fc.constant(RESIDENT_ID), reason: text }),
  transfer: fc.record({ to: unit, reason: text }),
  rule: fc.record({ to: unit, reason: text }),
  'request-co-handling': fc.record({ unit, ask: text, due: fc.constantFrom(undefined, '2026-09-15', '2026-12-31') }),
  'answer-co-handling': fc.record({ request: fc.constantFrom('co-1', 'co-2'), answer: text }),
  'send-papers': fc.record({ to: unit, papers: fc.array(paper, { maxLength: 2 }), carrier: text }),
  'confirm-papers': fc.record({ mismatch: fc.option(text) }),
  'order-supervision': fc.record({ to: unit, demand: text, due: fc.constantFrom(undefined, '2026-09-15') }),
  'answer-supervision': fc.record({ order: fc.constantFrom('order-1', 'order-2'), answer: text }),
  'remind-supervision': fc.record({
    order: fc.constant('order-1'),
    step: fc.constantFrom('first-reminder', 'second-reminder', 'notice'),
  }),
  rate: fc.record({ score: fc.integer({ min: 1, max: 5 }), about: fc.constantFrom('counter', 'authority') }),
  'record-follow-up': fc.record({ contacted: fc.boolean(), solved: fc.constantFrom('yes', 'partly', 'no') }),
  'prolong-rectification': fc.record({ reason: text }),
  'close-rectification': fc.record({ finding: text, answer: text }),
  'warn-clock': fc.record({ clock, light: fc.constantFrom('yellow', 'red') }),
  'expire-clock': fc.record({ clock }),
  climb: fc.record({ step: fc.nat({ max: 3 }) }),
  succeed: fc.record({ unit }),
  'end-by-death': fc.constant({}),
};

/** Any command, sensible or not. */
export const anyCommand: fc.Arbitrary<CaseCommand> = fc.oneof(
  ...Object.entries(payloads).map(([act, payload]) => payload.map((said) => ({ act, payload: said }) as CaseCommand)),
);

/** Anybody anywhere; the same few persons again and again. */
export const anyAsker: fc.Arbitrary<Asker> = fc
  .tuple(fc.constantFrom(...ROLES), unit, fc.constantFrom('a', 'b'))
  .map(([role, at, person]) => asker(role, at, person));

/** Somewhere in half a year, in no order. */
export const anyTime = fc
  .integer({ min: Date.parse('2026-07-01T00:00:00Z'), max: Date.parse('2026-12-31T00:00:00Z') })
  .map((ms) => new Date(ms).toISOString());

export const anyTold: fc.Arbitrary<Told> = fc.record({ command: anyCommand, by: anyAsker, at: anyTime });

/** Of each act a payload that nothing can be said against. */
export const validPayloads: { readonly [A in CaseCommand['act']]?: object } = {
  accept: {},
  'refuse-acceptance': { reason: '不属本事项' },
  'correct-on-the-spot': { note: '身份证号末位' },
  'prolong-correction': { reason: '外地开具证明' },
  'start-special-procedure': { kind: 'hearing', days: 10 },
  'end-special-procedure': {},
  'post-notice': { days: 7 },
  'object-to-notice': { objection: '收入不实' },
  'answer-objection': { answer: '经核实无误' },
  recuse: { reason: '亲属' },
  'record-field-check': { officers: ['a', 'b'], finding: '属实' },
  extend: { days: 5, reason: '情况复杂' },
  route: {},
  sign: {},
  return: { reasonCode: 'other' },
  assign: { person: 'a' },
  claim: {},
  decide: { outcome: 'granted' },
  fulfil: {},
  deliver: { way: 'counter' },
  'record-afterwards': {},
  withdraw: { reason: '不再需要' },
  terminate: { reason: '登记终止' },
  void: { reason: '录入有误' },
  escalate: { reason: '逾期' },
  reopen: { reason: '有误' },
  'send-papers': { to: '210102-RS', papers: [{ name: '户口簿', copies: 1, original: true }] },
  'record-follow-up': { contacted: true, solved: 'yes' },
  'close-rectification': { finding: '属实', answer: '已致歉并改进' },
};
