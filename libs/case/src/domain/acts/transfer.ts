import { plain } from '#libs/residents/domain';
import type { CaseContext } from '../context.js';
import { refuse, type Refusal } from '../refusal.js';
import { aRulingBinds, notWhileInDispute } from '../rules/moves.js';
import { onlyWhile } from '../rules/phase.js';
import {
  decidedAtTheCounterIsNotRouted,
  onlyTheResponsibleUnitDecides,
  onlyWhoHoldsItActs,
  signBeforeYouWork,
} from '../rules/place.js';
import { mayBecomeResponsible } from '../rules/responsible.js';
import type { OpenCase } from '../state.js';
import type { Act } from './act.js';

export interface MovePayload {
  readonly to: string;
  readonly reason: string;
}

/** 转办: the unit that has the case makes another one responsible; no clock starts anew with it (rules §1.3). */
export const transfer: Act<MovePayload> = {
  name: 'transfer',
  guards: [
    decidedAtTheCounterIsNotRouted,
    onlyWhile('received', 'accepted', 'suspended'),
    notWhileInDispute,
    aRulingBinds,
    onlyWhoHoldsItActs,
    onlyTheResponsibleUnitDecides,
    signBeforeYouWork,
  ],
  decide(state, { to, reason }, context) {
    if (to === state.responsibleUnit) return refuse('nothing-to-route', { responsible: to }, { field: '/to' });
    const refusal = mayBecomeResponsible(to, state, context);
    if (refusal) return refusal;
    return [{ type: 'CaseTransferred', data: { from: state.handler.unit, to, reason: plain(reason) } }];
  },
};

/** 裁定: a superior of the units concerned says whose the case is, and that is final (rules §1.3, §2.2). */
export const rule: Act<MovePayload> = {
  name: 'rule',
  guards: [decidedAtTheCounterIsNotRouted, onlyWhile('received', 'accepted', 'suspended'), aRulingBinds],
  decide(state, { to, reason }, context) {
    const refusal = mayBecomeResponsible(to, state, context) ?? onlyASuperiorOfAllRules(to, state, context);
    if (refusal) return refusal;
    const data = { from: state.handler.unit, to, by: context.asker.unit, reason: plain(reason) };
    return [{ type: 'RoutingRuled', data }];
  },
};

/** Above the unit that the case is given to as well, and not below the superior that the dispute went to. */
function onlyASuperiorOfAllRules(to: string, state: OpenCase, { asker, tree }: CaseContext): Refusal | null {
  const concerned = [to, ...(state.moves.dispute ? [state.moves.dispute.to] : [])];
  const aside = concerned.find((unit) => !tree.isWithin(unit, asker.unit));
  return aside === undefined ? null : refuse('not-above-all', { unit: aside, superior: asker.unit }, { field: '/to' });
}
