import { plain } from '#libs/residents/domain';
import { endOf } from '../case-clocks.js';
import { refuse } from '../refusal.js';
import type { Guard } from '../rules/guard.js';
import type { KnownCase } from '../state.js';
import type { LastingAct } from './act.js';
import type { ReasonPayload } from './withdraw.js';

/** What goes on has not ended; what was voided should never have been (rules §1.1: 作废, never deleted). */
const onlyWhatWasClosed: Guard<KnownCase> = (state) => {
  if (state.phase !== 'closed') return refuse('not-closed', { phase: state.phase });
  return state.outcome === 'voided' ? refuse('voided-for-good') : null;
};

/**
 * 重办: a closed case goes on as another episode at the responsible unit, where it had got that far; what it had already is kept. The time from its
 * end on does not count, and nothing escalates for it (rules §13). What was voided should never have been, and is received anew.
 */
export const reopen: LastingAct<ReasonPayload> = {
  name: 'reopen',
  lasting: true,
  guards: [onlyWhatWasClosed],
  decide(state, { reason }, { asker, now }) {
    if (state.phase !== 'closed') return refuse('not-closed', { phase: state.phase });
    const { outcome, closedAt, acceptedAt, receiving, responsibleUnit } = state;
    const to = acceptedAt === null ? receiving.unit : responsibleUnit;
    const stoppedAt = endOf(state) ?? now;
    return [
      { type: 'CaseReopened', data: { outcome, stoppedAt, closedAt, to, by: asker.unit, reason: plain(reason) } },
    ];
  },
};
