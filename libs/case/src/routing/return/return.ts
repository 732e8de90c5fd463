import { type ReturnReason } from '../../state/codes.js';
import { paramsOf, plain, refuse, type Revealed, type Sealed, type Words, words } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { type OpenCase } from '../../state/case.js';
import { type Instant } from '#libs/clocks/domain';
import { handlerOf, holder } from '../../rules/who.js';
import { onlyWhile } from '../../rules/phase.js';
import { aRulingBinds, commonSuperior, notWhileInDispute } from '../../rules/moves.js';
import { ruledAgainst, rulingBinds } from '../../rules/rulings.js';
import { isCorrectionUsedUp } from '../../rules/corrections.js';
import { nobodyToReturnTo, returnedInTime, returnedOnlyToWhoRouted } from '../../rules/place.js';
export interface ReturnPayload {
  readonly reasonCode: ReturnReason;
  readonly note?: string | null | undefined;
}

export interface CaseReturned {
  readonly type: 'CaseReturned';
  readonly data: {
    readonly from: string;
    readonly to: string;
    readonly reasonCode: ReturnReason;
    readonly note: Sealed | null;
    /** For the materials, though the one correction of the case had been used up; left out otherwise. */
    readonly repeated?: boolean;
  };
}
export const CaseReturned = defineEvent<CaseReturned>('CaseReturned', {
  movesClock: false,
  evolve: returned,
  words: returnedWords,
});

/** Back to the unit that sent it, where it counts as signed; what that unit had transferred is its own again. */
function returned(
  state: OpenCase,
  { from, to, reasonCode, repeated = false }: CaseReturned['data'],
  at: Instant,
): OpenCase {
  const { moves } = state;
  const last = moves.transfers.at(-1);
  const isTransferBack = last?.from === to && last.to === from && state.responsibleUnit === from;
  const notices = reasonCode === 'missing-material' ? { noticesBefore: state.review.corrections.length } : {};
  return {
    ...state,
    handler: { unit: to, signed: true, person: null },
    responsibleUnit: isTransferBack ? to : state.responsibleUnit,
    routedBy: state.routedBy.slice(0, -1),
    arrivedAt: at,
    moves: { ...moves, returns: [...moves.returns, { from, to, at, cause: reasonCode, repeated, ...notices }] },
  };
}

function returnedWords({ repeated, ...data }: Revealed<CaseReturned['data']>): Words {
  const zh = `{unit:from}退回{unit:to}（{cause:reasonCode}${repeated ? '，补正已用过，记为违规' : ''}）[：{note}]。`;
  const en = `{unit:from} returned it to {unit:to} ({cause:reasonCode}${repeated ? ', a second time, recorded as a violation' : ''})[: {note}].`;
  return words(zh, en, paramsOf(data));
}

/** The second return between the same two units for the same cause: their common superior has the case until it has ruled (rules §13). */
export interface DisputeReferred {
  readonly type: 'DisputeReferred';
  readonly data: { readonly between: readonly [string, string]; readonly cause: ReturnReason; readonly to: string };
}
export const DisputeReferred = defineEvent<DisputeReferred>('DisputeReferred', {
  movesClock: false,
  evolve: (state, { between, cause, to }, at) => ({
    ...state,
    handler: { unit: to, signed: true, person: null },
    arrivedAt: at,
    moves: { ...state.moves, dispute: { between, cause, to, at } },
  }),
  words: ({ between: [a, b], cause, to }) =>
    words(
      '{unit:a}与{unit:b}再次退单（{cause:cause}），自动提请共同上级{unit:to}裁定。',
      '{unit:a} and {unit:b} returned it again ({cause:cause}); their common superior {unit:to} has to rule.',
      { a, b, cause, to },
    ),
});

/** 退单: back to the unit that routed it, where it counts as signed; the phase stays. The second time, the superior of both rules. */
export const returnCase = defineAct('return', {
  word: { zh: '退单', en: 'return' },
  summary: { zh: '退单给派出单位。', en: 'Return it to the unit that routed it.' },
  who: handlerOf(holder),
  guards: [onlyWhile('received', 'accepted'), notWhileInDispute, aRulingBinds, returnedOnlyToWhoRouted, returnedInTime],
  events: [CaseReturned, DisputeReferred],
  refusals: [nobodyToReturnTo, rulingBinds],
  body: () => import('./return.body.js').then(({ ReturnBody }) => ReturnBody),
  decide(state, { reasonCode, note }: ReturnPayload, context) {
    const sender = state.routedBy.at(-1);
    if (sender === undefined) return refuse(nobodyToReturnTo);
    const to = context.tree.standingFor(sender);
    const from = state.handler.unit;
    // What is missing is another question each time: it is told by the way back.
    const bound = reasonCode === 'missing-material' ? null : ruledAgainst({ from, to }, 'return', context);
    if (bound) return bound;
    const again = reasonCode === 'missing-material' && isCorrectionUsedUp(state) ? { repeated: true } : {};
    const returned = CaseReturned.of({ from, to, reasonCode, note: plain(note), ...again });
    const superior = bounces(state, from, to, reasonCode) ? commonSuperior(from, to, context.tree) : null;
    if (superior === null) return [returned];
    return [returned, DisputeReferred.of({ between: [from, to], cause: reasonCode, to: superior })];
  },
});

/** Rules §13: the second return between the same two units for the same cause, whichever way round the first one went. */
function bounces({ moves }: OpenCase, from: string, to: string, cause: ReturnReason): boolean {
  return moves.returns.some(
    (before) =>
      before.cause === cause &&
      ((before.from === from && before.to === to) || (before.from === to && before.to === from)),
  );
}
