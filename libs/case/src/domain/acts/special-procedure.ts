import { plain } from '#libs/residents/domain';
import { specialProceduresOf } from '../clocks/pauses.js';
import { refuse } from '../refusal.js';
import { onlyWhile } from '../rules/phase.js';
import { onlyTheResponsibleUnitDecides, signBeforeYouWork } from '../rules/place.js';
import { aProcedureRuns, clocksMayStand, daysAreNamed } from '../rules/review.js';
import { openSpecials } from '../state-review.js';
import type { Act } from './act.js';

export interface StartSpecialProcedurePayload {
  readonly kind: string;
  /** Announced in writing: working days. */
  readonly days: number;
  readonly note?: string | null | undefined;
}
export interface EndSpecialProcedurePayload {
  /** Which, where several run; the one that began first unless told. */
  readonly kind?: string | null | undefined;
  readonly result?: string | null | undefined;
}

/** 特别程序: of a kind that the law or the item knows, announced with its days; the clocks stand meanwhile (行政许可法 45). */
export const startSpecialProcedure: Act<StartSpecialProcedurePayload> = {
  name: 'start-special-procedure',
  guards: [onlyWhile('accepted', 'suspended'), onlyTheResponsibleUnitDecides, signBeforeYouWork, clocksMayStand],
  decide(state, { kind, days, note }, { asker }) {
    const unnamed = daysAreNamed(days);
    if (unnamed) return unnamed;
    const known = specialProceduresOf(state.terms);
    if (!known.includes(kind))
      return refuse('procedure-not-allowed', { kind, allowed: known.join(',') }, { field: '/kind' });
    if (openSpecials(state.review).some((each) => each.kind === kind))
      return refuse('procedure-running', { kind }, { field: '/kind' });
    return [{ type: 'SpecialProcedureStarted', data: { kind, days, unit: asker.unit, note: plain(note) } }];
  },
};

export const endSpecialProcedure: Act<EndSpecialProcedurePayload> = {
  name: 'end-special-procedure',
  guards: [aProcedureRuns, onlyTheResponsibleUnitDecides],
  decide(state, { kind, result }) {
    const running = openSpecials(state.review);
    const ended = running.find((each) => (kind ?? each.kind) === each.kind);
    if (!ended) return refuse('no-procedure', {}, { field: '/kind' });
    return [{ type: 'SpecialProcedureEnded', data: { kind: ended.kind, result: plain(result) } }];
  },
};
