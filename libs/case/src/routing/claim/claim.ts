import { defineAct, defineEvent } from '../../kit.js';
import { taken } from '../../state/transitions.js';
import { handlerOf, holder } from '../../rules/who.js';
import { signBeforeYouWork } from '../../rules/place.js';
import { claimedOnlyOnce } from '../../rules/person.js';

export interface CaseClaimed {
  readonly type: 'CaseClaimed';
  readonly data: { readonly unit: string; readonly person: string };
}
export const CaseClaimed = defineEvent<CaseClaimed>('CaseClaimed', {
  movesClock: false,
  evolve: taken,
  words: { zh: '{unit:unit}的{person}认领本件。', en: '{person} of {unit:unit} took the case on.' },
});

/** 认领: one person of the unit takes the case on; from then on nobody else decides it. */
export const claim = defineAct('claim', {
  word: { zh: '认领', en: 'claim' },
  summary: { zh: '认领。', en: 'Claim it.' },
  who: handlerOf(holder),
  guards: [signBeforeYouWork, claimedOnlyOnce],
  events: [CaseClaimed],
  decide: (state, _payload, { asker }) => [CaseClaimed.of({ unit: state.handler.unit, person: asker.person })],
});
