import type { Due, Instant } from '#libs/clocks/domain';
import { plain, type Sealed } from '#libs/residents/domain';
import type { CaseContext } from '../context.js';
import type { CaseEscalated } from '../events.js';
import { refuse, type Refusal } from '../refusal.js';
import type { Guard } from '../rules/guard.js';
import type { OpenCase } from '../state.js';
import type { Act } from './act.js';

export interface EscalatePayload {
  readonly to?: string | null | undefined;
  readonly reason: string;
}

const someoneIsAbove: Guard = (state, { tree }) =>
  tree.ancestors(escalatedTo(state)).length > 0 ? null : refuse('nobody-above', { unit: escalatedTo(state) });

/** 提级: to the next unit above the responsible one, or above the one it was escalated to before; it ends at the city (rules §13). */
export const escalate: Act<EscalatePayload> = {
  name: 'escalate',
  guards: [someoneIsAbove],
  decide(state, { to, reason }, context) {
    return escalated(state, to ?? null, plain(reason), context);
  },
};

/** To the unit named, else to the next one up. `climbed`: the step of the ladder that the system took, and when it takes the next. */
export function escalated(
  state: OpenCase,
  to: string | null,
  reason: Sealed,
  { tree }: CaseContext,
  climbed?: { readonly step: number; readonly due: Due; readonly until: Instant | null },
): readonly CaseEscalated[] | Refusal {
  const from = escalatedTo(state);
  const above = tree.ancestors(from);
  const target = to === null ? above[0] : above.find((unit) => unit.code === to);
  if (!target) return refuse('not-above', { to: to ?? '', unit: from }, { field: '/to' });
  const level = tree.divisionOf(target.code)?.kind ?? target.kind;
  return [{ type: 'CaseEscalated', data: { from, to: target.code, level, reason, ...(climbed ? { climbed } : {}) } }];
}

function escalatedTo(state: OpenCase): string {
  return state.escalation?.to ?? state.responsibleUnit;
}
