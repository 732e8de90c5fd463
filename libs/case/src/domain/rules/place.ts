import { periodOf } from '#libs/catalogue/domain';
import { dueDate, dueOf, isLate } from '#libs/clocks/domain';
import { workingDays } from '../clocks/own-clock.js';
import { refuse } from '../refusal.js';
import { exceptImport, type Guard } from './guard.js';

/** Whoever holds the case works on it, nobody else. */
export const onlyWhoHoldsItActs: Guard = exceptImport((state, { asker }, act) =>
  state.handler.unit === asker.unit
    ? null
    : refuse('lies-elsewhere', { act, handler: state.handler.unit, unit: asker.unit }),
);

/** 收受分离: review and decision are the responsible unit's, once the case is there (rules §2.1). */
export const onlyTheResponsibleUnitDecides: Guard = (state, _context, act) =>
  state.handler.unit === state.responsibleUnit
    ? null
    : refuse('not-with-responsible-unit', {
        act,
        responsible: state.responsibleUnit,
        handler: state.handler.unit,
      });

/** Collect-and-forward and online: the responsible unit accepts; elsewhere the counter that received, while the case is there (rules §2.1). */
export const onlyTheUnitInChargeAccepts: Guard = (state, context, act) => {
  const atResponsible = state.mode === 'collect-and-forward' || state.mode === 'online';
  return atResponsible
    ? exceptImport(onlyTheResponsibleUnitDecides)(state, context, act)
    : onlyWhoHoldsItActs(state, context, act);
};

/** 签收: a case that was routed is signed for before anything is done to it. */
export const signBeforeYouWork: Guard = (state, _context, act) =>
  state.handler.signed ? null : refuse('not-signed', { act, handler: state.handler.unit });

export const signedOnlyOnce: Guard = (state) =>
  state.handler.signed ? refuse('already-signed', { handler: state.handler.unit }) : null;

/** 异地办理: the counter decides in the authority's name, the case goes nowhere. */
export const decidedAtTheCounterIsNotRouted: Guard = (state) =>
  state.mode === 'decide-anywhere' ? refuse('decided-at-the-counter', { responsible: state.responsibleUnit }) : null;

export const routedOnlyToSomebodyElse: Guard = (state) =>
  state.handler.unit === state.responsibleUnit
    ? refuse('nothing-to-route', { responsible: state.responsibleUnit })
    : null;

/**
 * 异地受理 is accepted first and then routed, 代收代办 and 全程网办 are routed first and accepted by the responsible unit; what silence has accepted is
 * routed in any mode.
 */
export const routedInTheOrderOfTheMode: Guard = exceptImport((state, _context, act) => {
  if (state.acceptance === 'deemed' && state.phase === 'accepted') return null;
  const needed = ROUTED_WHILE[state.mode];
  return needed.some((phase) => phase === state.phase)
    ? null
    : refuse('out-of-phase', { act, phase: state.phase, needed: needed.join(',') });
});

const ROUTED_WHILE = {
  fixed: ['received', 'accepted'],
  'collect-and-forward': ['received'],
  online: ['received'],
  'accept-anywhere': ['accepted'],
  'decide-anywhere': ['accepted'],
  joint: ['received', 'accepted'],
} as const;

/** 退单: back to the unit that routed it, if one did. */
export const returnedOnlyToWhoRouted: Guard = (state) =>
  state.routedBy.length === 0 ? refuse('nobody-to-return-to') : null;

/** Rules §13: a return is possible for the item's period from arrival. */
export const returnedInTime: Guard = exceptImport((state, { calendar, now }) => {
  const due = dueOf(state.arrivedAt, workingDays(periodOf(state.terms, 'return')), calendar, state.timezone);
  return isLate(due, now, state.timezone) ? refuse('return-too-late', { date: dueDate(due, state.timezone) }) : null;
});
