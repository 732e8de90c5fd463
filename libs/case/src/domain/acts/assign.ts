import { onlyWhile } from '../rules/phase.js';
import type { Act } from './act.js';

export interface AssignPayload {
  readonly person: string;
}

/** 分派: names who in the unit has the case; again where someone is away (AB岗). */
export const assign: Act<AssignPayload> = {
  name: 'assign',
  guards: [onlyWhile('received', 'correcting', 'accepted', 'suspended', 'decided', 'fulfilled')],
  decide: (state, { person }) => [{ type: 'CaseAssigned', data: { unit: state.handler.unit, person } }],
};
