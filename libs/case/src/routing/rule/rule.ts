import { RESPONSIBLE_REFUSALS } from '../../rules/responsible.js';
import { allOf, plain, refuse, type Refusal, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { type OpenCase } from '../../state/case.js';
import { type Instant } from '#libs/clocks/domain';
import { arrivesAt } from '../../state/transitions.js';
import { above, holder, responsible } from '../../rules/who.js';
import { decidedAtTheCounterIsNotRouted } from '../../rules/place.js';
import { onlyWhile } from '../../rules/phase.js';
import { aRulingBinds, notAboveAll } from '../../rules/moves.js';
import { type MovePayload } from '../transfer/transfer.js';
import { mayBecomeResponsible } from '../../rules/responsible.js';
import { type CaseContext } from '../../context.js';

/** 裁定: final, and it binds the same question later. */
export interface RoutingRuled {
  readonly type: 'RoutingRuled';
  /** `by` is the unit whose supervisor ruled; `number` and `between` say which question it settles, and are left out by what was written before. */
  readonly data: {
    readonly from: string;
    readonly to: string;
    readonly by: string;
    readonly reason: Sealed;
    readonly number?: string;
    readonly between?: readonly string[];
  };
}
export const RoutingRuled = defineEvent<RoutingRuled>('RoutingRuled', {
  movesClock: false,
  evolve: ruled,
  words: {
    zh: '{unit:by}裁定由{unit:to}负责：{reason}。[裁定编号{number}。]',
    en: '{unit:by} ruled that {unit:to} is responsible: {reason}.[ Ruling {number}.]',
  },
});

/** Who has it already keeps it as it is; anybody else signs for it first. */
function ruled(state: OpenCase, { to, by, number }: RoutingRuled['data'], at: Instant): OpenCase {
  const ruling = { to, by, at, ...(number === undefined ? {} : { number }) };
  const moves = { ...state.moves, dispute: null, ruling };
  const where = state.handler.unit === to ? {} : arrivesAt(to, at);
  return { ...state, ...where, responsibleUnit: to, moves };
}

/** 裁定: a superior of the units concerned says whose the case is, and that is final (rules §1.3, §2.2). */
export const rule = defineAct('rule', {
  word: { zh: '裁定', en: 'rule' },
  summary: { zh: '裁定：由上级确定责任单位，终局。', en: 'Rule whose case it is; final.' },
  who: allOf(above(responsible), above(holder)),
  guards: [decidedAtTheCounterIsNotRouted, onlyWhile('received', 'accepted', 'suspended'), aRulingBinds],
  events: [RoutingRuled],
  refusals: [...RESPONSIBLE_REFUSALS, notAboveAll],
  body: () => import('./../../bodies/move.body.js').then(({ MoveBody }) => MoveBody),
  decide(state, { to, reason }: MovePayload, context) {
    const refusal = mayBecomeResponsible(to, state, context) ?? onlyASuperiorOfAllRules(to, state, context);
    if (refusal) return refusal;
    const question = { number: `R-${state.number}`, between: unitsAsking(to, state) };
    const data = { from: state.handler.unit, to, by: context.asker.unit, reason: plain(reason), ...question };
    return [RoutingRuled.of(data)];
  },
});

/** Between whom the question was: those who disputed, else who sent it and who had to decide it; and whom it is given to. */
function unitsAsking(to: string, { moves, routedBy, receiving, responsibleUnit }: OpenCase): readonly string[] {
  const between = moves.dispute?.between ?? [routedBy.at(-1) ?? receiving.unit];
  return [...new Set([...between, responsibleUnit, to])];
}

/** Above the unit that the case is given to as well, and not below the superior that the dispute went to. */
function onlyASuperiorOfAllRules(to: string, state: OpenCase, { asker, tree }: CaseContext): Refusal | null {
  const concerned = [to, ...(state.moves.dispute ? [state.moves.dispute.to] : [])];
  const aside = concerned.find((unit) => !tree.isWithin(unit, asker.unit));
  return aside === undefined ? null : refuse(notAboveAll, { unit: aside, superior: asker.unit }, { field: '/to' });
}
