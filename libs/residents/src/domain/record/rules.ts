import { ofRole, refusal, refuse, type Rule } from '#libs/kernel/domain';
import { lastingGuard, type ResidentContext } from './kit.js';

export const CORRECTION = '个人信息保护法 第46条';
export const HOUSEHOLD = '户口登记条例';

/** What a desk says beside a change: why. */
export interface Reason {
  readonly reason: string;
}

export const notAllowedToRegister = refusal('not-allowed-to-register', {
  kind: 'forbidden',
  rule: '个人信息保护法 第6条; 居民登记 岗位分工',
  title: { zh: '无权登记和查询居民', en: 'Not allowed to register or search' },
  detail: {
    zh: '居民登记和查询由窗口办理，{role:role}不能办理。',
    en: 'Residents are registered and searched at the desks; a {role:role} may not.',
  },
});

const residentHasDied = refusal('resident-has-died', {
  rule: HOUSEHOLD,
  title: { zh: '居民已故', en: 'The resident has died' },
  detail: {
    zh: '该居民已登记死亡，不能再登记迁移或死亡。登记有误的，请以更正撤销（diedOn 写空）。',
    en: 'The death of this resident is recorded; there is no move and no further death. If it was a mistake, correct it (diedOn: null).',
  },
});

/** Whoever sits at a desk. */
export const desks: Rule<unknown> = ofRole('universal-counter', 'intake-clerk');

/** A universal counter for everybody, an intake clerk for residents whose home is in the clerk's district. */
export const onlyOfTheirDistrict = lastingGuard([notAllowedToRegister], (_state, { asker, tree, person }) => {
  if (asker.role !== 'intake-clerk' || person === null) return null;
  const isTheirs = tree.districtOf(person.residenceUnit) === tree.districtOf(asker.unit);
  return isTheirs ? null : notYours({ asker });
});

/** 死亡登记: nothing but a correction follows it. */
export const onlyOfTheLiving = lastingGuard([residentHasDied], (_state, { person }) =>
  person?.diedOn ? refuse(residentHasDied) : null,
);

export function notYours({ asker }: Pick<ResidentContext, 'asker'>) {
  return refuse(notAllowedToRegister, { role: asker.role });
}
