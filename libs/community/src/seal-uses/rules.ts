import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import type { BookContext } from '../kit/index.js';
import type { Seal } from '../seals/kit.js';
import { guard, type SealUse } from './kit.js';

export const RULE = '印章管理规定';

/** One guard a phase: what comes before has to be done before. */
const outOfTurn = refusal('seal-use-out-of-turn', {
  rule: `${RULE} 审批、用印、登记`,
  title: { zh: '不在这一步', en: 'Not at this step' },
  detail: {
    zh: '用印按申请、审批、用印、登记的次序办理；现在是“{seal:phase}”。',
    en: 'A use is asked for, approved, made and registered, in this order; it is {seal:phase} now.',
  },
});

export const onlyWhile = (...phases: readonly SealUse['phase'][]) =>
  guard([outOfTurn], ({ phase }) => (phases.includes(phase) ? null : refuse(outOfTurn, { phase })));

/** The SHA-256 of nothing: a document without content is blank paper as well. */
const HASH_OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const SHA_256 = /^[0-9a-f]{64}$/i;

export const blankPaper = refusal('blank-paper', {
  rule: `${RULE} 严禁在空白纸张、空白介绍信和表格上用印`,
  title: { zh: '空白纸张不得用印', en: 'No seal on blank paper' },
  detail: {
    zh: '用印须有文件内容：请写明文件的 SHA-256（document.hash）。空白纸张、表格一律不用印。',
    en: 'A seal goes on a document: give its SHA-256 (document.hash). Blank paper and forms are never sealed.',
  },
});

/** 严禁在空白纸张上用印. */
export function onADocument(hash: string | null | undefined): Refusal | null {
  const says = hash !== null && hash !== undefined && SHA_256.test(hash) && hash.toLowerCase() !== HASH_OF_NOTHING;
  return says ? null : refuse(blankPaper, {}, { field: '/document/hash' });
}

export const sealNotThere = refusal('seal-not-there', {
  rule: `${RULE} 保管、外借、遗失`,
  title: { zh: '印章不在保管人处', en: 'The seal is not with its keeper' },
  detail: {
    zh: '印章现为“{seal:phase}”，不能用印。请待归还，或用新启用的印章。',
    en: 'The seal is {seal:phase} and cannot be used. Wait until it is back, or use the one that replaces it.',
  },
});

/** A seal that is lent, lost or destroyed seals nothing. */
export function onlyWithASealThatIsThere({ phase }: Seal): Refusal | null {
  return phase === 'kept' ? null : refuse(sealNotThere, { phase });
}

export const unknownSeal = refusal('unknown-seal', {
  kind: 'bad-request',
  rule: `${RULE} 启用登记`,
  title: { zh: '没有这枚印章', en: 'No such seal' },
  detail: { zh: '本单位没有登记这枚印章。请核对 seal。', en: 'This unit has entered no such seal. Check seal.' },
});

/** The seal that a use names; null where there is none. */
export function sealOf({ seal }: Pick<SealUse, 'seal'>, context: BookContext): Seal | null {
  return context.entry<Seal>('seal', seal);
}
