import { type OpenCase } from '../state/case.js';

/** 退回收件地 uses the one correction of the case, not a new one (rules §1.3): another is recorded as what it is, a violation. */
export function isCorrectionUsedUp({ review, moves }: OpenCase): boolean {
  return review.corrections.length > 0 || moves.returns.some(({ cause }) => cause === 'missing-material');
}

/** Whether a notice would be the second one: that which carries out a return for the materials is the same correction as the return. */
export function isNoticeRepeated(state: OpenCase): boolean {
  if (!isBackForMaterials(state)) return isCorrectionUsedUp(state);
  const forMaterials = state.moves.returns.filter(({ cause }) => cause === 'missing-material');
  return state.review.corrections.length > 0 || forMaterials.length > 1;
}

/** Whether the case lies where it was returned to for its materials, and nobody has told the resident since. */
export function isBackForMaterials({ handler, moves, review }: OpenCase): boolean {
  const back = moves.returns.at(-1);
  if (back?.cause !== 'missing-material' || back.to !== handler.unit) return false;
  return review.corrections.length === (back.noticesBefore ?? 0);
}
