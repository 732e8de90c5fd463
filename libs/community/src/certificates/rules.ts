import { refusal, refuse } from '#libs/kernel/domain';
import { guard, type Certificate } from './kit.js';

export const RULE = '民发〔2020〕20号 规范社区证明';

const outOfTurn = refusal('certificate-out-of-turn', {
  rule: `${RULE} 申请、签批、用印、出具`,
  title: { zh: '不在这一步', en: 'Not at this step' },
  detail: {
    zh: '证明按申请、主任签批、用印、出具的次序办理；现在是“{certificate:phase}”。',
    en: 'A certificate is asked for, approved by the head, sealed and issued, in this order; it is {certificate:phase} now.',
  },
});

export const onlyWhile = (...phases: readonly Certificate['phase'][]) =>
  guard([outOfTurn], ({ phase }) => (phases.includes(phase) ? null : refuse(outOfTurn, { phase })));
