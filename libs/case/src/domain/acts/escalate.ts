import { plain } from '#libs/residents/domain';
import { refuse } from '../refusal.js';
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
  decide(state, { to, reason }, { tree }) {
    const from = escalatedTo(state);
    const above = tree.ancestors(from);
    const target = to ? above.find((unit) => unit.code === to) : above[0];
    if (!target) return refuse('not-above', { to: to ?? '', unit: from }, { field: '/to' });
    const level = tree.divisionOf(target.code)?.kind ?? target.kind;
    return [{ type: 'CaseEscalated', data: { from, to: target.code, level, reason: plain(reason) } }];
  },
};

function escalatedTo(state: OpenCase): string {
  return state.escalation?.to ?? state.responsibleUnit;
}
