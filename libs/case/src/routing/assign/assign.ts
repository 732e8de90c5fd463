import { defineAct, defineEvent } from '../../kit.js';
import { taken } from '../../state/transitions.js';
import { anyOf, words } from '#libs/kernel/domain';
import { awayPerson, mayTakePart, recusedPerson } from '../../rules/taking-part.js';
import { above, handlerOf, holder } from '../../rules/who.js';
import { onlyWhile } from '../../rules/phase.js';
import { localDateOf } from '#libs/clocks/domain';
export interface AssignPayload {
  readonly person: string;
}

export interface CaseAssigned {
  readonly type: 'CaseAssigned';
  /** `insteadOf`: who was meant, and is away (AB岗). */
  readonly data: { readonly unit: string; readonly person: string; readonly insteadOf?: string };
}
export const CaseAssigned = defineEvent<CaseAssigned>('CaseAssigned', {
  movesClock: false,
  evolve: taken,
  words: ({ insteadOf, ...data }) =>
    insteadOf === undefined
      ? words('{unit:unit}将本件分派给{person}承办。', '{unit:unit} assigned the case to {person}.', data)
      : words(
          '{insteadOf}不在岗，{unit:unit}将本件分派给{person}承办（AB岗）。',
          '{insteadOf} is away: {unit:unit} assigned the case to {person}, who stands in.',
          { ...data, insteadOf },
        ),
});

/** 分派: names who in the unit has the case; whoever is away that day is stood in for (AB岗). */
export const assign = defineAct('assign', {
  word: { zh: '分派承办人', en: 'assign' },
  summary: { zh: '分派给承办人。', en: 'Assign it to a person of the unit.' },
  who: anyOf(handlerOf(holder), above(holder)),
  guards: [onlyWhile('received', 'correcting', 'accepted', 'suspended', 'decided', 'fulfilled')],
  events: [CaseAssigned],
  refusals: [recusedPerson, awayPerson],
  body: () => import('./assign.body.js').then(({ AssignBody }) => AssignBody),
  decide(state, { person }: AssignPayload, { absences, now }) {
    const standIn = absences.standInOf(person, localDateOf(now, state.timezone));
    const who = standIn ?? person;
    const unfit = mayTakePart(who, '/person', state, { absences, now });
    if (unfit) return unfit;
    const data = { unit: state.handler.unit, person: who };
    return [CaseAssigned.of(standIn === null ? data : { ...data, insteadOf: person })];
  },
});
