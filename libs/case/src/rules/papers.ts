import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import { isImport, type CaseContext } from '../context.js';
import { type OpenCase } from '../state/case.js';
import { materialsOwed } from '../state/owed.js';
import { exceptImport, guard } from '../kit.js';
export const materialsMissing = refusal('materials-missing', {
  rule: '行政许可法 第32条 材料齐全',
  title: { zh: '必要材料不全', en: 'Required materials are missing' },
  detail: {
    zh: '尚缺必要材料：{material:materials}，现在不能受理，也不得以此为由不予受理。请一次性告知须补正的全部材料；居民已带来的，请先补交材料，再受理。',
    en: 'Required materials are missing: {material:materials}. It cannot be accepted yet, nor may acceptance be refused for that. Tell the resident once and completely what is missing (request a correction); what they have brought, supply first, then accept.',
  },
});

export const materialsOwedForGrant = refusal('materials-owed', {
  rule: '行政许可法 第38条 符合法定条件、标准方可准予',
  title: { zh: '材料未补齐，不能准予', en: 'Not granted while materials are owed' },
  detail: {
    zh: '尚缺{material:materials}，不能准予。请先收下补交的材料；收件时未告知的，以“缺少材料”退回收件单位告知；居民不补的，说明理由作出不予的决定。',
    en: '{material:materials} is still owed, so nothing is granted. Take in what the resident brings (supply materials); what was never told, return to the counter for missing material; where it does not come, refuse with reasons.',
  },
});

/** What is owed stays owed, after silence, an expired gap or correction, and a reopening: nothing is granted without it. */
export function grantedOnlyComplete(state: OpenCase, context: CaseContext): Refusal | null {
  const owed = materialsOwed(state);
  if (owed.length === 0 || isImport(context)) return null;
  return refuse(materialsOwedForGrant, { item: state.item, materials: owed.join(', ') }, { field: '/outcome' });
}

/** 行政许可法 32: a request is accepted when what it needs is there; what may be owed (容缺) is not among the missing. */
export const materialsAreThere = exceptImport(
  guard([materialsMissing], (state) =>
    state.missing.length === 0
      ? null
      : refuse(materialsMissing, { item: state.item, materials: state.missing.join(', ') }),
  ),
);
