import { localDateOf } from '#libs/clocks/domain';
import { refuse } from '../refusal.js';
import { onlyWhile } from '../rules/phase.js';
import type { Act } from './act.js';

export interface AssignPayload {
  readonly person: string;
}

/** 分派: names who in the unit has the case; whoever is away that day is stood in for (AB岗). */
export const assign: Act<AssignPayload> = {
  name: 'assign',
  guards: [onlyWhile('received', 'correcting', 'accepted', 'suspended', 'decided', 'fulfilled')],
  decide(state, { person }, { absences, now }) {
    const standIn = absences.standInOf(person, localDateOf(now, state.timezone));
    const who = standIn ?? person;
    if (state.recused?.includes(who)) return refuse('recused-person', { person: who }, { field: '/person' });
    const data = { unit: state.handler.unit, person: who };
    return [{ type: 'CaseAssigned', data: standIn === null ? data : { ...data, insteadOf: person } }];
  },
};
