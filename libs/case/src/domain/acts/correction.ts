import { periodOf } from '#libs/catalogue/domain';
import { dueDate } from '#libs/clocks/domain';
import { plain } from '#libs/residents/domain';
import { correctionClocks } from '../clocks/intake.js';
import type { CaseContext } from '../context.js';
import { refuse, type Refusal } from '../refusal.js';
import { onlyWhile } from '../rules/phase.js';
import { onlyTheUnitInChargeAccepts, signBeforeYouWork } from '../rules/place.js';
import {
  aCorrectionIsOpen,
  beforeTheCounterCloses,
  correctedOnlyWhereAllowed,
  countingOf,
  prolongedOnceAndInTime,
  somethingIsOwed,
} from '../rules/review.js';
import type { OpenCase } from '../state.js';
import { openCorrection } from '../state-review.js';
import type { Act } from './act.js';
import { notOwed, onlyTheSystem } from './clock-acts.js';
import { isCorrectionUsedUp } from './return.js';
import type { ReasonPayload } from './withdraw.js';

/** Codes of the item's materials, and a note. */
export interface MaterialsPayload {
  readonly materials?: readonly string[] | undefined;
  readonly note?: string | null | undefined;
}

/** 补正告知: once and completely; another one is recorded as what it is, a violation. */
export const requestCorrection: Act<MaterialsPayload> = {
  name: 'request-correction',
  guards: [correctedOnlyWhereAllowed, onlyTheUnitInChargeAccepts, signBeforeYouWork],
  decide(state, { materials = [], note }, context) {
    const refusal = mayBeAskedFor(materials, state, context);
    if (refusal) return refusal;
    const repeated = isCorrectionUsedUp(state);
    const data = { unit: context.asker.unit, materials: [...new Set(materials)], note: plain(note), repeated };
    return [{ type: 'CorrectionRequested', data }];
  },
};

function mayBeAskedFor(materials: readonly string[], state: OpenCase, context: CaseContext): Refusal | null {
  const field = { field: '/materials' };
  if (materials.length === 0) return refuse('materials-needed', {}, field);
  const unknown = unknownOf(materials, state, context);
  if (unknown) return unknown;
  const shared = context.item?.item.materials.filter(({ source }) => source === 'shared').map(({ code }) => code) ?? [];
  const withheld = materials.filter((code) => shared.includes(code));
  if (withheld.length > 0) return refuse('never-asked-for', { materials: withheld.join(', ') }, field);
  const left = state.missing.filter((code) => !materials.includes(code));
  return left.length > 0 ? refuse('notice-incomplete', { materials: left.join(', ') }, field) : null;
}

export function unknownOf(materials: readonly string[], state: OpenCase, { item }: CaseContext): Refusal | null {
  const known = item?.item.materials.map(({ code }) => code) ?? [];
  const unknown = materials.find((code) => !known.includes(code));
  return unknown === undefined
    ? null
    : refuse('unknown-material', { item: state.item, material: unknown }, { field: '/materials' });
}

/** 补交材料: what was asked for, or what was missing at the receipt. */
export const supplyMaterials: Act<MaterialsPayload> = {
  name: 'supply-materials',
  guards: [onlyWhile('received', 'correcting', 'accepted', 'suspended'), somethingIsOwed, beforeTheCounterCloses],
  decide(state, { materials = [], note }, context) {
    const unknown = unknownOf(materials, state, context);
    if (unknown) return unknown;
    const owed = [...state.missing, ...(openCorrection(state.review)?.owed ?? [])];
    const supplied = [...new Set(materials)].filter((code) => owed.includes(code));
    if (supplied.length === 0)
      return refuse('not-owed', { materials: [...new Set(owed)].join(', ') }, { field: '/materials' });
    const data = { unit: context.asker.unit, materials: supplied, note: plain(note) };
    return [{ type: 'MaterialsSupplied', data }];
  },
};

/** 当场更正: an obvious error is put right at once and needs no notice (行政许可法 32(3)). */
export const correctOnTheSpot: Act<MaterialsPayload> = {
  name: 'correct-on-the-spot',
  guards: [onlyWhile('received', 'correcting'), onlyTheUnitInChargeAccepts, signBeforeYouWork],
  decide(state, { materials = [], note }, context) {
    const unknown = unknownOf(materials, state, context);
    if (unknown) return unknown;
    const data = { unit: context.asker.unit, materials: [...new Set(materials)], note: plain(note) };
    return [{ type: 'CorrectedOnSpot', data }];
  },
};

/** 延长补正期: once, on request before it ends (rules §13). */
export const prolongCorrection: Act<ReasonPayload> = {
  name: 'prolong-correction',
  guards: [aCorrectionIsOpen, prolongedOnceAndInTime, beforeTheCounterCloses],
  decide: ({ terms }, { reason }) => [
    { type: 'CorrectionProlonged', data: { days: periodOf(terms, 'prolongation'), reason: plain(reason) } },
  ],
};

/** 逾期未补正视为撤回 (安阳条例 24). */
export const expireCorrection: Act<object> = {
  name: 'expire-correction',
  guards: [onlyTheSystem, aCorrectionIsOpen],
  decide(state, _payload, context) {
    const refusal = notOwed(state, { act: 'expire-correction', payload: {} }, context);
    const due = correctionClocks(state, countingOf(state, context)).at(-1)?.due;
    if (refusal || !due) return refusal ?? refuse('no-correction', { act: 'expire-correction' });
    const materials = openCorrection(state.review)?.owed ?? [];
    return [{ type: 'CorrectionExpired', data: { materials, due: dueDate(due, state.timezone) } }];
  },
};
