import { localDateOf } from '#libs/clocks/domain';
import { refuse } from '../refusal.js';
import { exceptImport, type Guard } from './guard.js';

/** 承办人负责: once claimed or assigned, that person alone; while they are away, their stand-in (AB岗). */
export const onlyWhoClaimedDecides: Guard = exceptImport((state, { asker, absences, now }, act) => {
  const { person } = state.handler;
  if (person !== null && absences.standInOf(person, localDateOf(now, state.timezone)) === asker.person) return null;
  return person === null || person === asker.person ? null : refuse('claimed-by-another', { act, person });
});

export const claimedOnlyOnce: Guard = (state) =>
  state.handler.person === null ? null : refuse('already-claimed', { person: state.handler.person });

/** 权限分离 (rules §1.3): who received does not decide, save items of the kind on-the-spot. */
export const whoReceivedDoesNotDecide: Guard = exceptImport((state, { asker }) =>
  state.terms.kind !== 'on-the-spot' && state.receiving.person === asker.person ? refuse('received-by-you') : null,
);

/** Before acceptance the person who received may take back a mistake; afterwards, and for all others, it takes a supervisor above. */
export const onlyWhoReceivedOrAboveVoids: Guard = exceptImport((state, { asker }, act) => {
  if (asker.role === 'supervisor') return null;
  const isToCome = state.phase === 'received' || state.phase === 'correcting';
  const ownMistake = isToCome && asker.person === state.receiving.person;
  return ownMistake ? null : refuse('not-for-you-to-void', { act, person: state.receiving.person });
});
