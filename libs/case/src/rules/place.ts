import { refusal, refuse } from '#libs/kernel/domain';
import { exceptImport, guard } from '../kit.js';
import { outOfPhase } from './phase.js';
import { dueDate, dueOf, isLate } from '#libs/clocks/domain';
import { workingDays } from '../clocks/own-clock.js';
import { periodOf } from '#libs/catalogue/domain';
export const liesElsewhere = refusal('lies-elsewhere', {
  rule: '国办发〔2020〕35号 收受分离、责任追溯',
  title: { zh: '本件不在贵单位', en: 'The case lies elsewhere' },
  detail: {
    zh: '本件现在{unit:handler}手中，不能由{unit:unit}“{act:act}”。请待其派单或退单后再办。',
    en: 'The case lies with {unit:handler} now; {unit:unit} cannot {act:act}. Wait until it has been routed or returned.',
  },
});

export const notWithResponsibleUnit = refusal('not-with-responsible-unit', {
  rule: '国办发〔2020〕35号 收受分离、责任追溯',
  title: { zh: '本件尚未到责任单位', en: 'Not with the responsible unit' },
  detail: {
    zh: '只有责任单位{unit:responsible}才能“{act:act}”，而本件现在{unit:handler}手中。请先派单并由责任单位签收。',
    en: 'Only the responsible unit {unit:responsible} may {act:act}, and the case lies with {unit:handler}. Have it routed and signed first.',
  },
});

export const notSigned = refusal('not-signed', {
  rule: '国办发〔2020〕35号 分段办理: 签收',
  title: { zh: '尚未签收', en: 'Not signed for' },
  detail: {
    zh: '{unit:handler}尚未签收本件，不能“{act:act}”。请先签收。',
    en: '{unit:handler} has not signed for this case and cannot {act:act} it. Sign first.',
  },
});

export const alreadySigned = refusal('already-signed', {
  rule: '国办发〔2020〕35号 分段办理: 签收',
  title: { zh: '已经签收', en: 'Already signed for' },
  detail: {
    zh: '{unit:handler}已签收本件，不必再签。请直接办理。',
    en: '{unit:handler} has signed for this case already. Go on with it.',
  },
});

export const decidedAtTheCounter = refusal('decided-at-the-counter', {
  rule: '国办发〔2020〕35号 异地受理、无差别办理',
  title: { zh: '本件就地办理', en: 'Decided at the counter' },
  detail: {
    zh: '异地办理的事项由{unit:responsible}就地办理，不派单。请在本窗口受理并决定。',
    en: 'This mode is decided at the counter by {unit:responsible} and never routed. Accept and decide it here.',
  },
});

export const nothingToRoute = refusal('nothing-to-route', {
  rule: '国办发〔2020〕35号 收受分离、责任追溯',
  title: { zh: '不需要派单', en: 'Nothing to route' },
  detail: {
    zh: '本件已在责任单位{unit:responsible}，不需要派单。请直接办理。',
    en: 'The case is with the responsible unit {unit:responsible} already. Go on with it.',
  },
});

export const nobodyToReturnTo = refusal('nobody-to-return-to', {
  rule: '退单: 退回派单单位',
  title: { zh: '没有派单单位可退', en: 'Nobody to return it to' },
  detail: {
    zh: '本件不是派来的，无处可退。请由本单位办理。',
    en: 'Nobody routed this case to you, so it cannot be returned. Handle it.',
  },
});

export const returnTooLate = refusal('return-too-late', {
  rule: '退单: 到件后限期内',
  title: { zh: '退单期限已过', en: 'Too late to return' },
  detail: {
    zh: '退单须在到件后{days}个工作日内（截至{date}）。请由本单位办理；职责有争议的，请提级由上级裁定。',
    en: 'A case is returned within {days} working days of arrival (until {date}). Handle it; where competence is in dispute, escalate it.',
  },
});

/** Whoever holds the case works on it, nobody else. */
export const onlyWhoHoldsItActs = exceptImport(
  guard([liesElsewhere], (state, { asker }, act) =>
    state.handler.unit === asker.unit
      ? null
      : refuse(liesElsewhere, { act, handler: state.handler.unit, unit: asker.unit }),
  ),
);

/** 补正告知: who holds the case, and the responsible unit in whose name it is told, wherever the case lies (rules §1.3). */
export const toldByWhoHoldsOrDecides = exceptImport(
  guard([liesElsewhere], (state, { asker }, act) =>
    [state.handler.unit, state.responsibleUnit].includes(asker.unit)
      ? null
      : refuse(liesElsewhere, { act, handler: state.handler.unit, unit: asker.unit }),
  ),
);

/** 收受分离: review and decision are the responsible unit's, once the case is there (rules §2.1). */
export const onlyTheResponsibleUnitDecides = guard([notWithResponsibleUnit], (state, _context, act) =>
  state.handler.unit === state.responsibleUnit
    ? null
    : refuse(notWithResponsibleUnit, {
        act,
        responsible: state.responsibleUnit,
        handler: state.handler.unit,
      }),
);

/** Collect-and-forward and online: the responsible unit accepts; elsewhere the counter that received, while the case is there (rules §2.1). */
export const onlyTheUnitInChargeAccepts = guard([notWithResponsibleUnit, liesElsewhere], (state, context, act) => {
  const atResponsible = state.mode === 'collect-and-forward' || state.mode === 'online';
  return atResponsible
    ? exceptImport(onlyTheResponsibleUnitDecides)(state, context, act)
    : onlyWhoHoldsItActs(state, context, act);
});

/** 签收: a case that was routed is signed for before anything is done to it. */
export const signBeforeYouWork = guard([notSigned], (state, _context, act) =>
  state.handler.signed ? null : refuse(notSigned, { act, handler: state.handler.unit }),
);

export const signedOnlyOnce = guard([alreadySigned], (state) =>
  state.handler.signed ? refuse(alreadySigned, { handler: state.handler.unit }) : null,
);

/** 异地办理: the counter decides in the authority's name, the case goes nowhere. */
export const decidedAtTheCounterIsNotRouted = guard([decidedAtTheCounter], (state) =>
  state.mode === 'decide-anywhere' ? refuse(decidedAtTheCounter, { responsible: state.responsibleUnit }) : null,
);

export const routedOnlyToSomebodyElse = guard([nothingToRoute], (state) =>
  state.handler.unit === state.responsibleUnit ? refuse(nothingToRoute, { responsible: state.responsibleUnit }) : null,
);

/**
 * 异地受理 is accepted first and then routed, 代收代办 and 全程网办 are routed first and accepted by the responsible unit; what silence has accepted is
 * routed in any mode.
 */
export const routedInTheOrderOfTheMode = exceptImport(
  guard([outOfPhase], (state, _context, act) => {
    if (state.acceptance === 'deemed' && state.phase === 'accepted') return null;
    const needed = ROUTED_WHILE[state.mode];
    return needed.some((phase) => phase === state.phase)
      ? null
      : refuse(outOfPhase, { act, phase: state.phase, needed: needed.join(',') });
  }),
);

const ROUTED_WHILE = {
  fixed: ['received', 'accepted'],
  'collect-and-forward': ['received'],
  online: ['received'],
  'accept-anywhere': ['accepted'],
  'decide-anywhere': ['accepted'],
  joint: ['received', 'accepted'],
} as const;

/** 退单: back to the unit that routed it, if one did. */
export const returnedOnlyToWhoRouted = guard([nobodyToReturnTo], (state) =>
  state.routedBy.length === 0 ? refuse(nobodyToReturnTo) : null,
);

/** Rules §13: a return is possible for the item's period from arrival. */
export const returnedInTime = exceptImport(
  guard([returnTooLate], (state, { calendar, now }) => {
    const days = periodOf(state.terms, 'return');
    const due = dueOf(state.arrivedAt, workingDays(days), calendar, state.timezone);
    return isLate(due, now, state.timezone)
      ? refuse(returnTooLate, { days: String(days), date: dueDate(due, state.timezone) })
      : null;
  }),
);
