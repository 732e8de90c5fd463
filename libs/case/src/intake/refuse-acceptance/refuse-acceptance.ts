import { plain, type Sealed } from '#libs/kernel/domain';
import { defineAct, defineEvent } from '../../kit.js';
import { closed } from '../../state/transitions.js';
import { acceptanceOrItsHolder } from '../../rules/who.js';
import { onlyWhile } from '../../rules/phase.js';
import { onlyTheUnitInChargeAccepts, signBeforeYouWork } from '../../rules/place.js';
import { noAcceptanceNotice } from './no-acceptance-notice.js';
export interface RefuseAcceptancePayload {
  readonly reason: string;
  /** Where the resident should go instead. */
  readonly rightAuthority?: string | null | undefined;
}

export interface AcceptanceRefused {
  readonly type: 'AcceptanceRefused';
  readonly data: { readonly reason: Sealed; readonly rightAuthority: Sealed | null };
}
export const AcceptanceRefused = defineEvent<AcceptanceRefused>('AcceptanceRefused', {
  documents: [noAcceptanceNotice],
  evolve: (state, _data, at) => closed(state, 'acceptance-refused', at),
  words: {
    zh: '不予受理：{reason}。[应向{rightAuthority}提出。]',
    en: 'Acceptance refused: {reason}.[ The right authority is {rightAuthority}.]',
  },
});

/** 不予受理: not this authority's matter, or the conditions are not met; with the reason, and the right authority where there is one. */
export const refuseAcceptance = defineAct('refuse-acceptance', {
  word: { zh: '不予受理', en: 'refuse acceptance' },
  summary: { zh: '不予受理，并告知应向谁申请。', en: 'Refuse acceptance, and name the right authority.' },
  who: acceptanceOrItsHolder,
  guards: [onlyWhile('received', 'correcting'), onlyTheUnitInChargeAccepts, signBeforeYouWork],
  events: [AcceptanceRefused],
  body: () => import('./refuse-acceptance.body.js').then(({ RefuseAcceptanceBody }) => RefuseAcceptanceBody),
  decide: (_state, { reason, rightAuthority }: RefuseAcceptancePayload) => [
    AcceptanceRefused.of({ reason: plain(reason), rightAuthority: plain(rightAuthority) }),
  ],
});
