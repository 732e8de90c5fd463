import { refusal, refuse } from '#libs/kernel/domain';
import { exceptImport, guard } from '../kit.js';
export const materialsMissing = refusal('materials-missing', {
  rule: '行政许可法 第32条 材料齐全',
  title: { zh: '必要材料不全', en: 'Required materials are missing' },
  detail: {
    zh: '尚缺必要材料：{materials}，不能受理。请待补齐后重新收件，或不予受理并说明理由。',
    en: 'Required materials are missing: {materials}. Receive the request again once they are there, or refuse acceptance and say why.',
  },
});

/** 行政许可法 32: a request is accepted when what it needs is there; what may be owed (容缺) is not among the missing. */
export const materialsAreThere = exceptImport(
  guard([materialsMissing], (state) =>
    state.missing.length === 0 ? null : refuse(materialsMissing, { materials: state.missing.join(', ') }),
  ),
);
