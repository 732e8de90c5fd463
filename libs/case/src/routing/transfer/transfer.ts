import { notPastTheLimitOf } from '../../rules/limits.js';
import { RESPONSIBLE_REFUSALS } from '../../rules/responsible.js';
import { plain, refuse, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { arrivesAt } from '../../state/transitions.js';
import { handlerOf, holder } from '../../rules/who.js';
import {
  decidedAtTheCounterIsNotRouted,
  nothingToRoute,
  onlyTheResponsibleUnitDecides,
  onlyWhoHoldsItActs,
  signBeforeYouWork,
} from '../../rules/place.js';
import { onlyWhile } from '../../rules/phase.js';
import { aRulingBinds, notWhileInDispute } from '../../rules/moves.js';
import { ruledAgainst, rulingBinds } from '../../rules/rulings.js';
import { mayBecomeResponsible } from '../../rules/responsible.js';
export interface MovePayload {
  readonly to: string;
  readonly reason: string;
}

/** 转办: responsibility moves, and no clock does; the old holder stays in the history (rules §1.3). */
export interface CaseTransferred {
  readonly type: 'CaseTransferred';
  readonly data: { readonly from: string; readonly to: string; readonly reason: Sealed };
}
export const CaseTransferred = defineEvent<CaseTransferred>('CaseTransferred', {
  movesClock: false,
  evolve: (state, { from, to }, at) => ({
    ...state,
    ...arrivesAt(to, at),
    moves: { ...state.moves, transfers: [...state.moves.transfers, { from, to, at }] },
    responsibleUnit: to,
    routedBy: [...state.routedBy, from],
  }),
  words: { zh: '{unit:from}转办给{unit:to}：{reason}。', en: '{unit:from} transferred it to {unit:to}: {reason}.' },
});

/** 转办: the unit that has the case makes another one responsible; no clock starts anew with it (rules §1.3). */
export const transfer = defineAct('transfer', {
  word: { zh: '转办', en: 'transfer' },
  summary: { zh: '转办：改由另一单位负责。', en: 'Make another unit responsible.' },
  who: handlerOf(holder),
  guards: [
    decidedAtTheCounterIsNotRouted,
    onlyWhile('received', 'accepted', 'suspended'),
    notWhileInDispute,
    aRulingBinds,
    onlyWhoHoldsItActs,
    onlyTheResponsibleUnitDecides,
    signBeforeYouWork,
    notPastTheLimitOf(({ moves }) => moves.transfers.length),
  ],
  events: [CaseTransferred],
  refusals: [...RESPONSIBLE_REFUSALS, nothingToRoute, rulingBinds],
  body: () => import('./../../bodies/move.body.js').then(({ MoveBody }) => MoveBody),
  decide(state, { to, reason }: MovePayload, context) {
    if (to === state.responsibleUnit) return refuse(nothingToRoute, { responsible: to }, { field: '/to' });
    const refusal =
      mayBecomeResponsible(to, state, context) ??
      ruledAgainst({ from: state.handler.unit, to }, 'transfer', context, '/to');
    if (refusal) return refusal;
    return [CaseTransferred.of({ from: state.handler.unit, to, reason: plain(reason) })];
  },
});
